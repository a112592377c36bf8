// @ts-check
// Converts the application's tracks to the core's form: objects of hls.js, dash.js, the platform, webOS and Tizen, and files
// beside the film.

/** @typedef {import('../host/lampa').HostTrack} HostTrack */

const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : '')

/** Leaves out the row "off", which the panel puts first. @param {unknown} list @returns {HostTrack[]} */
export const realTracks = (list) =>
  Array.isArray(list) ? list.filter((track) => track && typeof track === 'object' && track.index !== -1) : []

/** Objects of the platform say it by `mode` and `enabled`, the application's own by `selected`. @param {HostTrack} track */
export function isTextOn({ mode, selected }) {
  return typeof mode === 'string' ? mode === 'showing' : selected === true
}

/** @param {HostTrack} track */
export function isAudioOn({ enabled, selected }) {
  return typeof enabled === 'boolean' ? enabled : selected === true
}

/** @param {HostTrack} track */
function spoken({ language, lang, label, name }) {
  return { language: text(language) || text(lang), label: text(label) || text(name) }
}

/**
 * @param {HostTrack} track
 * @param {number} place
 * @returns {import('../../js/index').AudioTrackFacts}
 */
export function audioFacts(track, place) {
  /** @type {import('../../js/index').AudioTrackFacts} */
  const facts = { ...spoken(track), id: 'a' + place }
  const extra = track.extra || {}
  const channels = parseInt(String(track.channels || extra.channels), 10)
  if (channels > 0 && channels <= 64) facts.channels = channels
  const codec = text(track.audioCodec) || text(track.codec) || text(extra.fourCC)
  if (codec) facts.codec = codec
  if (track.default === true) facts.default = true
  if (track.kind === 'description' || track.kind === 'descriptions') facts.roles = ['description']
  return facts
}

/**
 * @param {HostTrack} track
 * @param {string} id
 * @returns {import('../../js/index').TextTrackFacts}
 */
export function textFacts(track, id) {
  /** @type {import('../../js/index').TextTrackFacts} */
  const facts = { ...spoken(track), id, embedded: !track.url }
  const format = /\.(vtt|srt|ass|ssa|ttml)(?:[?#]|$)/i.exec(text(track.url))
  if (format) facts.format = format[1].toLowerCase()
  if (track.forced === true || track.kind === 'forced') facts.forced = true
  if (track.kind === 'captions') facts.roles = ['caption']
  return facts
}

/**
 * @param {HostTrack} level
 * @param {number} place
 * @returns {import('../../js/index').VideoTrackFacts}
 */
export function levelFacts({ width, height, bitrate }, place) {
  /** @type {import('../../js/index').VideoTrackFacts} */
  const facts = { id: 'v' + place }
  if (Number(width) > 0) facts.width = Number(width)
  if (Number(height) > 0) facts.height = Number(height)
  if (Number(bitrate) > 0) facts.bitrate = Number(bitrate)
  return facts
}

/** @param {HostTrack[]} list @param {(track: HostTrack) => boolean} isOn @param {string} letter @returns {string | null} the id of the first that is on */
export function onIn(list, isOn, letter) {
  const place = list.map(isOn).indexOf(true)
  return place < 0 ? null : letter + place
}
