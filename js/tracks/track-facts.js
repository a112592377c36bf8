// @ts-check
// Facts about one track: how a choice is remembered, and what the public API shows.

/**
 * @param {{id: string, language?: string, label?: string, forced?: boolean, roles?: string[]}[]} list
 * @param {string | null} id
 * @returns {import('../types').Meant | undefined}
 */
export function meantBy(list, id) {
  const found = list.filter((track) => track.id === id)[0]
  if (!found) return undefined
  const { language, label = '', forced, roles = [] } = found
  // The core reads the remembered track from its title, so add to the title what the list states elsewhere.
  const words = [label, forced && 'forced', roles.indexOf('caption') >= 0 && 'SDH'].filter(Boolean)
  /** @type {import('../types').Meant} */
  const meant = { language, label: words.join(' ') }
  if (roles.indexOf('description') >= 0) meant.described = true
  return meant
}

/**
 * The viewer's part of a request to the core.
 * @param {import('../index').Preferences} preferences
 * @param {import('../types').TrackIntent} intent
 * @returns {Pick<import('../index').SelectTracksRequest, 'preferences' | 'intent'>}
 */
export function trackRequestOf(preferences, { audio, text }) {
  const described = !!audio && audio.described === true
  return {
    preferences: described ? { ...preferences, audioDescription: true } : preferences,
    intent: { audio: audio && { language: audio.language, label: audio.label }, text }
  }
}

/** @param {import('../types').EngineTracks} lists @param {string} id */
export const heightOf = ({ video }, id) => video.filter((track) => track.id === id).map((track) => track.height)[0]

/**
 * @param {{id: string, language?: string, label?: string}} track
 * @param {string | null} selected
 * @returns {import('../index').Track}
 */
const publicOf = ({ id, language = '', label = '' }, selected) => ({
  id,
  name: label || language || id,
  language,
  selected: id === selected
})

/**
 * @param {import('../types').EngineTracks | null} lists
 * @returns {import('../index').Tracks}
 */
export function publicTracks(lists) {
  if (!lists) return { audio: [], text: [], video: [] }
  const { audio, text, video, selected } = lists
  return {
    audio: audio.map((track) => publicOf(track, selected.audio)),
    text: text.map((track) => publicOf(track, selected.text)),
    video: video.map((track) => publicOf({ ...track, label: track.height ? track.height + 'p' : '' }, selected.video))
  }
}
