// @ts-check

/**
 * The application carries its selections to the next element as positions in lists. The lists of another server may differ,
 * so this function deletes those positions.
 * @param {import('./lampa').LampaApp} app
 * @param {import('../../js/types').Unchecked} saved
 */
export function keepNothingByPlace(app, saved) {
  delete saved.level
  delete saved.track
  delete saved.sub
  const { customSubs } = app.PlayerVideo.video() || {}
  const place = (customSubs || []).map((track) => track.selected === true).indexOf(true)
  // Subtitle files stay: the same list goes to the next element. Its first row may be "off".
  if (place >= 0) saved.sub = place
}
