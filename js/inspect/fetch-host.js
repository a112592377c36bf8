// @ts-check
// The platform for inspections, in a page and in Node: one bounded GET, the clock, the page and the device.
import { attempt } from '../base/attempt.js'
import { askDevice } from '../device/device-host.js'

/** @typedef {import('../types').FetchOptions} FetchOptions */
/** @typedef {import('../types').Fetched} Fetched */

/** When this many bytes have come, `enough` decides whether to read on. */
const headBytes = 65536

/** @returns {import('../types').InspectHost} */
export function createFetchHost() {
  const page = typeof window === 'object' ? /** @type {import('../types').PageWindow} */ (window) : undefined
  return {
    fetchBytes,
    epochMs: () => Date.now(),
    pageUrl: () => attempt(() => page && page.location.href),
    baseUrl: () => attempt(() => page && page.document.baseURI),
    pageEngines: () =>
      attempt(() => (page && (page.Hls || page.dashjs) ? { Hls: page.Hls, dashjs: page.dashjs } : undefined)),
    askDevice: (question) => (page ? askDevice({ window: page, ...question }) : Promise.resolve(undefined))
  }
}

/**
 * One GET, bounded in time and bytes. Never rejects. If the browser cannot abort the download, only the promise ends in
 * time.
 * @param {string} url
 * @param {FetchOptions} options
 * @returns {Promise<Fetched>}
 */
export function fetchBytes(url, { range, most, enough, firstByteMs, totalMs, signal }) {
  const begun = Date.now()
  const controller = typeof AbortController === 'function' ? new AbortController() : null
  const collector = createCollector(most, enough)
  /** @type {Response | null} */
  let head = null
  /** @type {number | undefined} */
  let firstMs

  return new Promise((resolve) => {
    let over = false
    const first = setTimeout(() => finish('late'), Math.min(firstByteMs, totalMs))
    const whole = setTimeout(() => finish(collector.started() ? 'too_slow' : 'late'), totalMs)
    const onAbort = () => finish('aborted')

    /** @param {Fetched['fault']} [fault] */
    function finish(fault) {
      if (over) return
      over = true
      clearTimeout(first)
      clearTimeout(whole)
      if (signal) signal.removeEventListener('abort', onAbort)
      const cut = !!fault || collector.full()
      if (cut && controller) controller.abort()
      const answer = fetched(head, collector.bytes(), cut, range, fault)
      if (firstMs !== undefined) answer.firstByteMs = firstMs
      resolve(answer)
    }

    if (signal && signal.aborted) return onAbort()
    if (signal) signal.addEventListener('abort', onAbort)
    get(url, range, controller)
      .then((response) => {
        head = response
        return readBody(response, most, (bytes) => {
          clearTimeout(first)
          // The system clock may have been set back in between.
          if (firstMs === undefined) firstMs = Math.max(0, Date.now() - begun)
          return !over && collector.add(bytes)
        })
      })
      .then(
        () => finish(),
        () => finish(attempt(() => navigator.onLine) === false ? 'offline' : 'failed')
      )
  })
}

/**
 * @param {string} url
 * @param {FetchOptions['range']} range
 * @param {AbortController | null} controller
 * @returns {Promise<Response>}
 */
function get(url, range, controller) {
  if (typeof fetch !== 'function') return Promise.reject(new Error('this platform has no fetch'))
  /** @type {RequestInit} */
  const init = { credentials: 'same-origin' }
  if (range) init.headers = { Range: 'bytes=' + range.start + '-' + (range.start + range.length - 1) }
  if (controller) init.signal = controller.signal
  return fetch(url, init)
}

/**
 * @param {Response} response
 * @param {number} most maximum number of useful bytes
 * @param {(bytes: Uint8Array) => boolean} take false: stop reading
 * @returns {Promise<void>}
 */
function readBody(response, most, take) {
  if (!response.body || !response.body.getReader) {
    // Without a stream the body can only be read as a whole.
    if (Number(response.headers.get('Content-Length')) > most) return Promise.reject(new Error('too long'))
    return response.arrayBuffer().then((buffer) => void take(new Uint8Array(buffer)))
  }
  const reader = response.body.getReader()
  /** @returns {Promise<void>} */
  const next = () =>
    reader.read().then(({ done, value }) => {
      if (done) return undefined
      if (take(/** @type {Uint8Array} */ (value))) return next()
      reader.cancel().then(null, () => {})
      return undefined
    })
  return next()
}

/**
 * @param {number} most
 * @param {FetchOptions['enough']} enough
 */
function createCollector(most, enough) {
  /** @type {Uint8Array[]} */
  const parts = []
  let length = 0
  let asked = false
  let full = false
  const bytes = () => {
    const all = new Uint8Array(Math.min(length, most))
    parts.reduce((at, part) => {
      all.set(part.subarray(0, Math.max(0, all.length - at)), at)
      return at + Math.min(part.length, all.length - at)
    }, 0)
    return all
  }
  return {
    bytes,
    started: () => length > 0,
    /** Enough was read; the rest of the body is not needed. */
    full: () => full,
    /** @param {Uint8Array} part */
    add(part) {
      parts.push(part)
      length += part.length
      if (length >= most) full = true
      else if (enough && !asked && length >= headBytes) {
        asked = true
        full = enough(bytes())
      }
      return !full
    }
  }
}

/**
 * @param {Response | null} response
 * @param {Uint8Array} bytes
 * @param {boolean} cut
 * @param {FetchOptions['range']} range
 * @param {Fetched['fault']} fault
 * @returns {Fetched}
 */
function fetched(response, bytes, cut, range, fault) {
  /** @type {Fetched} */
  const answer = { bytes, cut }
  if (fault) answer.fault = fault
  if (!response) return answer
  answer.status = response.status
  answer.contentType = response.headers.get('Content-Type') || ''
  answer.url = response.url
  const total = totalBytes(response, bytes.length, cut, range)
  if (total !== undefined) answer.totalBytes = total
  // A partial answer reaches the end of the file only if the total size says so.
  if (response.status === 206 && range) answer.cut = cut || total === undefined || total > range.start + bytes.length
  return answer
}

/**
 * @param {Response} response
 * @param {number} length number of bytes read
 * @param {boolean} cut
 * @param {FetchOptions['range']} range
 * @returns {number | undefined} size of the whole file. Pages see the headers that tell it only if CORS exposes them
 */
function totalBytes({ status, headers }, length, cut, range) {
  if (status === 206) {
    const said = /\/(\d+)$/.exec(headers.get('Content-Range') || '')
    if (said) return Number(said[1])
    return range && !cut && length < range.length ? range.start + length : undefined
  }
  if (!cut) return length
  const said = Number(headers.get('Content-Length'))
  return said >= length && said > 0 ? said : undefined
}
