// @ts-check
// Reads what a playdata says about its sources, and makes the few changes to it. Pure mapping: no host, no core.
import { isAddress, splitAddresses } from '../host/addresses.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @typedef {{name: string, inside: boolean, raw: string, short: string}} QualityChange
 * @typedef {object} Prepared
 * @property {PlayData} data
 * @property {string} rawUrl
 * @property {string} shortUrl the first of its addresses
 * @property {Record<string, unknown>} fields copied before anything was changed, for parseSources
 * @property {import('../../js/types').Unchecked | null} quality
 * @property {QualityChange[]} changes
 */

/**
 * @param {unknown} value
 * @returns {value is import('../../js/types').Unchecked}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * @param {unknown} quality
 * @returns {Record<string, unknown> | undefined}
 */
function copyQuality(quality) {
  if (!isObject(quality)) return undefined
  /** @type {Record<string, unknown>} */
  const copy = {}
  Object.keys(quality).forEach((name) => {
    const entry = quality[name]
    if (typeof entry === 'string') copy[name] = entry
    else if (isObject(entry) && typeof entry.url === 'string') {
      const reserve = Array.isArray(entry.reserve) ? entry.reserve : []
      copy[name] = { url: entry.url, reserve: reserve.filter((item) => typeof item === 'string') }
    }
  })
  return copy
}

/**
 * Copies only the fields that parseSources reads, because a playdata may contain itself in its own playlist.
 * @param {PlayData} data
 */
function copyFields(data) {
  /** @type {Record<string, unknown>} */
  const fields = {}
  ;['url', 'url_reserve', 'voice_name'].forEach((name) => {
    if (typeof data[name] === 'string') fields[name] = data[name]
  })
  ;['quality', 'quality_reserve'].forEach((name) => {
    const copy = copyQuality(data[name])
    if (copy) fields[name] = copy
  })
  return fields
}

/**
 * @param {import('../../js/types').Unchecked} quality
 * @returns {QualityChange[]}
 */
function shortenQuality(quality) {
  /** @type {QualityChange[]} */
  const changes = []
  Object.keys(quality).forEach((name) => {
    const entry = quality[name]
    const inside = isObject(entry)
    const raw = inside ? entry.url : entry
    if (typeof raw !== 'string') return
    const short = splitAddresses(raw)[0]
    if (short === raw) return
    if (inside) entry.url = short
    else quality[name] = short
    changes.push({ name, inside, raw, short })
  })
  return changes
}

/**
 * Makes a playdata openable: "a or b" becomes "a" in `url` and in the quality map. It changes the object itself; `restore`
 * undoes that with the returned record. REQUIRES: `data.url` is a string.
 * @param {PlayData} data
 * @returns {Prepared}
 */
export function prepare(data) {
  const rawUrl = String(data.url)
  const fields = copyFields(data)
  const quality = isObject(data.quality) ? data.quality : null
  const changes = quality ? shortenQuality(quality) : []
  const voice = typeof data.voice_name === 'string' ? data.voice_name : ''
  const shortUrl = splitAddresses(rawUrl, voice)[0]
  if (shortUrl !== rawUrl) data.url = shortUrl
  return { data, rawUrl, shortUrl, fields, quality, changes }
}

/**
 * @param {Prepared} record
 * @param {string} opened
 * @returns {string} what the playdata had in the place of `opened`
 */
export function rawOf(record, opened) {
  if (opened === record.shortUrl) return record.rawUrl
  const change = record.changes.filter(({ short }) => short === opened)[0]
  return change ? change.raw : opened
}

/**
 * Undoes `prepare`, but keeps what others changed meanwhile.
 * @param {Prepared} record
 */
export function restore(record) {
  const { data, quality, changes } = record
  if (typeof data.url === 'string' && data.url !== rawOf(record, data.url)) data.url = rawOf(record, data.url)
  changes.forEach(({ name, inside, raw, short }) => {
    if (!quality) return
    if (!inside && quality[name] === short) quality[name] = raw
    if (inside && isObject(quality[name]) && quality[name].url === short) quality[name].url = raw
  })
}

/**
 * The request for parseSources if `opened` is the address that plays.
 * @param {Prepared} record
 * @param {string} opened
 */
export function parseRequest(record, opened) {
  /** @type {Record<string, unknown>} */
  const request = {}
  Object.keys(record.fields).forEach((name) => (request[name] = record.fields[name]))
  request.url = rawOf(record, opened)
  return request
}

/**
 * Puts the opened address first, even if `found` lacks it, then the others in their order.
 * @template {{url: string}} T
 * @param {T[]} found
 * @param {string} opened
 * @returns {(T | {url: string})[]}
 */
export function openedFirst(found, opened) {
  const first = found.filter(({ url }) => url === opened).slice(0, 1)
  const others = found.filter(({ url }) => url !== opened)
  return first.length ? [...first, ...others] : [{ url: opened }, ...others]
}

/**
 * If a playdata has `sources` but no `url`, sets `url`: the application opens `url` and finds its place in the list by it.
 * @param {unknown} data
 */
export function giveAddress(data) {
  if (!isObject(data) || !Array.isArray(data.sources) || data.url) return
  const first = data.sources[0]
  const url = isObject(first) ? first.url : first
  if (isAddress(url)) data.url = url
}
