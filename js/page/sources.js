// @ts-check
import { typeOf } from '../engines/media-type.js'

/** @typedef {import('../index').Source} Source */
/** @typedef {import('../types').KnownSource} KnownSource */

/** @type {unknown[]} */
const types = ['hls', 'dash', 'mp4', 'torrserver']
/** The most sources of one film, including sources with another dub. */
export const maxSources = 64

/**
 * The author's `sources` with ids and canonical URLs. The URL that an engine opens stays byte for byte as given.
 * @param {unknown} sources (string | Source)[]
 * @param {string} [base] resolves relative URLs
 * @returns {KnownSource[]}
 * @throws {TypeError} naming the field
 */
export function publicSources(sources, base) {
  if (!Array.isArray(sources) || !sources.length) throw new TypeError('sources: at least one address is needed')
  if (sources.length > maxSources) throw new TypeError('sources: more than ' + maxSources)
  return sources.map((given, index) => knownSource(given, 's' + (index + 1), 'sources[' + index + ']', base))
}

/**
 * @param {unknown} given
 * @param {string} id
 * @param {string} field
 * @param {string} [base]
 * @returns {KnownSource}
 */
function knownSource(given, id, field, base) {
  const bare = typeof given === 'string'
  if (!bare && (typeof given !== 'object' || !given)) throw new TypeError(field + ': an address or {url} is expected')
  const author = /** @type {import('../types').Unchecked} */ (bare ? { url: given } : given)
  const raw = author.url
  const where = bare ? field : field + '.url'
  if (typeof raw !== 'string' || !raw.trim()) throw new TypeError(where + ': an address is expected')

  const source = copySource({ ...author, url: raw }, field)
  /** @type {KnownSource} */
  const known = { id, raw, type: source.type || typeOf(raw), source }
  const url = canonical(raw, base)
  if (url) known.url = url
  if (source.quality !== undefined) known.quality = source.quality
  if (source.priority !== undefined) known.priority = source.priority
  if (source.voice !== undefined) known.voice = source.voice
  return known
}

/**
 * @param {import('../types').Unchecked & {url: string}} given
 * @param {string} field
 * @returns {Source}
 */
function copySource(given, field) {
  const { url, type, quality, priority, voice } = given
  /** @type {Source} */
  const source = { url }
  if (type !== undefined) {
    if (types.indexOf(type) < 0) throw new TypeError(field + '.type: one of ' + types.join(', ') + ' is expected')
    source.type = /** @type {Source['type']} */ (type)
  }
  if (quality !== undefined) {
    if (!isWhole(quality) || quality < 1) throw new TypeError(field + '.quality: a height in pixels is expected')
    source.quality = quality
  }
  if (priority !== undefined) {
    if (!isWhole(priority)) throw new TypeError(field + '.priority: a whole number is expected')
    source.priority = priority
  }
  if (voice !== undefined) {
    if (typeof voice !== 'string') throw new TypeError(field + '.voice: a string is expected')
    source.voice = voice
  }
  return source
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isWhole(value) {
  return typeof value === 'number' && isFinite(value) && Math.floor(value) === value && Math.abs(value) < 0x7fffffff
}

/**
 * @param {string} raw
 * @param {string} [base]
 * @returns {string | undefined} undefined if the platform cannot parse it
 */
export function canonical(raw, base) {
  if (typeof URL !== 'function') return undefined
  try {
    return base ? new URL(raw, base).href : new URL(raw).href
  } catch (error) {
    return undefined
  }
}
