// @ts-check
// Reads a source as far as an inspection needs it: all of a text, the beginning of anything else, and the index of an MP4.
import { maxBytes } from '../core/json.js'
import { canonical } from '../page/sources.js'

/** @typedef {import('../types').InspectRequest} InspectRequest */
/** @typedef {import('../types').SourceReading} SourceReading */
/** @typedef {import('../types').Fetched} Fetched */

const headBytes = 65536
const mostRanges = 3

/** A URL with one of these codes is not opened: a request would start something, or the browser would block it. */
const closedBy = ['URL-4404', 'URL-4405', 'URL-4301', 'URL-4308', 'URL-4306']

/** @param {string} type */
const isText = (type) => type === 'hls' || type === 'dash'

/**
 * The report before anything is fetched.
 * @param {import('../types').FullCore} core
 * @param {{raw: string, base?: string, pageUrl?: string, epochMs: number}} address
 * @returns {SourceReading} `closed`: code of the diagnostic that forbids to open the URL; '' if it is no URL
 */
export function readAddress(core, { raw, base, pageUrl, epochMs }) {
  /** @type {InspectRequest} */
  const request = { raw, epochMs }
  // An empty string must not resolve to the page itself.
  const url = raw.trim() ? canonical(raw, base) : undefined
  if (url) request.url = url
  if (pageUrl) request.pageUrl = pageUrl
  const report = core.inspect(request)
  if (!url || !/^(https?|data|blob):/.test(url)) return { request, report, closed: '' }
  const codes = report.diagnostics.map(({ code }) => code)
  const closed = closedBy.filter((code) => codes.indexOf(code) >= 0)[0]
  return closed ? { request, report, closed } : { request, report }
}

/**
 * @param {import('../types').FullCore} core
 * @param {(url: string, options: {range?: {start: number, length: number}, most: number, enough?: (bytes: Uint8Array) => boolean}) => Promise<Fetched>} get
 * @param {SourceReading} address
 * @returns {Promise<SourceReading>}
 */
export function readSource(core, get, { request, report }) {
  const url = /** @type {string} */ (request.url)
  const enough = (/** @type {Uint8Array} */ body) => !isText(core.inspect({ body }).type)
  const whole = () => get(url, { most: maxBytes, enough })
  const beginning = { range: { start: 0, length: headBytes }, most: headBytes }

  if (report.type !== 'mp4')
    return whole()
      .then(readWhole)
      .then((reading) => readIndex(core, get, reading, 0))
  return get(url, beginning)
    .then(orWithoutRange)
    .then((answer) => {
      const reading = readAnswer(core, request, answer)
      // The extension is that of a film file, but the body is a manifest. A part of a manifest is useless.
      if (reading.cut && !reading.fault && isText(reading.report.type)) return whole().then(readWhole)
      return answer.status === 206 ? readIndex(core, get, reading, 0) : withoutBody(core, reading)
    })

  /** @param {Fetched} answer */
  function readWhole(answer) {
    return withoutBody(core, readAnswer(core, request, answer))
  }

  /** @param {Fetched} answer @returns {Fetched | Promise<Fetched>} */
  function orWithoutRange(answer) {
    // Older browsers send a CORS preflight for Range, and servers that do not know it refuse.
    return answer.fault === 'failed' && answer.status === undefined ? get(url, { most: headBytes }) : answer
  }
}

/**
 * @param {import('../types').FullCore} core
 * @param {InspectRequest} request
 * @param {Fetched} answer
 * @returns {SourceReading}
 */
function readAnswer(core, request, answer) {
  const { status, contentType, bytes, totalBytes, fault } = answer
  /** @type {InspectRequest} */
  const full = { ...request }
  if (status !== undefined) full.status = status
  if (contentType !== undefined) full.contentType = contentType
  if (totalBytes !== undefined) full.totalBytes = totalBytes
  // Skip the body if no answer came, or a failed one without bytes.
  if (status !== undefined && (bytes.length || !fault)) full.body = bytes
  /** @type {SourceReading} */
  const reading = { request: full, report: core.inspect(full), cut: answer.cut }
  if (answer.url) reading.url = answer.url
  if (fault) reading.fault = fault
  return reading
}

/**
 * Drops an incomplete manifest, because half a manifest gives a wrong verdict.
 * @param {import('../types').FullCore} core
 * @param {SourceReading} reading
 * @returns {SourceReading}
 */
function withoutBody(core, reading) {
  if (!reading.cut || !isText(reading.report.type) || !reading.request.body) return reading
  const request = { ...reading.request }
  delete request.body
  return { ...reading, request, report: core.inspect(request), fault: reading.fault || 'too_long' }
}

/**
 * @param {import('../types').FullCore} core
 * @param {Parameters<typeof readSource>[1]} get
 * @param {SourceReading} reading
 * @param {number} pieces number of ranges requested so far
 * @returns {SourceReading | Promise<SourceReading>}
 */
function readIndex(core, get, reading, pieces) {
  const { request, report } = reading
  const { needed } = report
  if (!needed || pieces === mostRanges || reading.fault || report.verdict === 'unplayable') return reading
  return get(/** @type {string} */ (request.url), { range: needed, most: needed.length }).then((answer) => {
    // A server without range support would send the same beginning again.
    if (answer.status !== 206 || !answer.bytes.length) return reading
    const grown = withRange(request, needed.start, answer.bytes)
    if (answer.totalBytes !== undefined) grown.totalBytes = answer.totalBytes
    return readIndex(core, get, { ...reading, request: grown, report: core.inspect(grown) }, pieces + 1)
  })
}

/**
 * @param {InspectRequest} request
 * @param {number} start offset of the bytes in the file
 * @param {Uint8Array} bytes
 * @returns {InspectRequest}
 */
function withRange(request, start, bytes) {
  const body = /** @type {Uint8Array} */ (request.body)
  if (start === body.length) return { ...request, body: joined(body, bytes) }
  const piece = /** @type {{offset: number, bytes: Uint8Array} | undefined} */ (request.piece)
  if (piece && start === piece.offset + piece.bytes.length)
    return { ...request, piece: { offset: piece.offset, bytes: joined(piece.bytes, bytes) } }
  return { ...request, piece: { offset: start, bytes } }
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function joined(one, other) {
  const all = new Uint8Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
