// @ts-check

/**
 * What the application carries to the next element is a place in a list: nothing of the next server's.
 * @param {import('./lampa').LampaApp} app
 * @param {Record<string, any>} saved
 */
export function keepNothingByPlace(app, saved) {
  delete saved.level
  delete saved.track
  delete saved.sub
  const { customSubs } = app.PlayerVideo.video() || {}
  const place = (customSubs || []).map((track) => track.selected === true).indexOf(true)
  // The same list of files goes to the next element; its first row may be "off".
  if (place >= 0) saved.sub = place
}
