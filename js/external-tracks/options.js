// @ts-check
// Checks the external audio and subtitles of an author.
import { typeOf } from '../engines/media-type.js'
import { canonical } from '../page/sources.js'

/**
 * @typedef {{label: string, url: string, language: string}} ExternalTrack
 * @typedef {{label: string, url: string, language: string, forced: boolean}} TextFile
 * @typedef {object} ExternalTracks
 * @property {TextFile[]} texts
 * @property {import('../types').KnownSource[]} voices whole films with another dub
 * @property {ExternalTrack[]} sounds audio-only playlists, for hls.js
 */

const most = 32

/**
 * @param {{subtitles?: unknown, audio?: unknown}} options of an author
 * @param {string} [base] resolves relative URLs
 * @returns {ExternalTracks}
 * @throws {TypeError} naming the field
 */
export function readExternalTracks({ subtitles, audio }, base) {
  const texts = listOf('subtitles', subtitles).map((entry, index) => {
    const field = 'subtitles[' + index + ']'
    return { ...entryOf(entry, field, base), forced: flagOf(entry.forced, field + '.forced') }
  })
  /** @type {import('../types').KnownSource[]} */
  const voices = []
  /** @type {ExternalTrack[]} */
  const sounds = []
  listOf('audio', audio).forEach((entry, index) => {
    const field = 'audio[' + index + ']'
    const read = entryOf(entry, field, base)
    if (!flagOf(entry.complete, field + '.complete')) sounds.push(read)
    else voices.push(dubOf(String(entry.url), read, 'v' + (index + 1)))
  })
  return { texts, voices, sounds }
}

/**
 * @param {string} raw
 * @param {ExternalTrack} sound
 * @param {string} id
 * @returns {import('../types').KnownSource}
 */
function dubOf(raw, { url, label, language }, id) {
  const source = { url: raw, voice: label }
  return { id, raw, url, type: typeOf(raw), voice: label, language, given: true, source }
}

/** @param {string} field @param {unknown} list @returns {import('../types').Unchecked[]} */
function listOf(field, list) {
  if (list === undefined) return []
  if (!Array.isArray(list)) throw new TypeError(field + ': a list is expected')
  if (list.length > most) throw new TypeError(field + ': more than ' + most)
  return list
}

/** @param {import('../types').Unchecked} entry @param {string} field @param {string} [base] @returns {ExternalTrack} */
function entryOf(entry, field, base) {
  if (typeof entry !== 'object' || !entry) throw new TypeError(field + ': {label, url} is expected')
  const { label, url, language = '' } = entry
  if (typeof label !== 'string' || !label.trim()) throw new TypeError(field + '.label: a name is expected')
  if (typeof url !== 'string' || !url.trim()) throw new TypeError(field + '.url: an address is expected')
  if (typeof language !== 'string') throw new TypeError(field + '.language: a string is expected')
  return { label: label.trim(), url: canonical(url, base) || url, language }
}

/** @param {unknown} value @param {string} field */
function flagOf(value, field) {
  if (value !== undefined && typeof value !== 'boolean') throw new TypeError(field + ': a boolean is expected')
  return value === true
}
