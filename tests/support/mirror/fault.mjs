// @ts-check
/** What a fault does to one request, and from which byte on. Pure: the server asks again before every piece that it sends. */

/**
 * @typedef {'refuse' | 'never_answer' | 'status' | 'html' | 'hanging' | 'missing' | 'corrupt' | 'reset' | 'no_cors' | 'throttle' | 'protected'} FaultKind
 * @typedef {{kind: FaultKind, match?: RegExp | string, fromSecond?: number, status?: number, kbps?: number}} Fault
 * @typedef {{kind: FaultKind, fromByte: number, atOpening: boolean, status: number, kbps: number}} Effect
 *   fromByte counts in the file; atOpening: the request is hit as a whole, not only from a byte in its middle
 */

/** Bytes that still come before a body falls silent or breaks: enough for a header, too few for a frame. */
const FIRST_BYTES = 2048
const KINDS = 'refuse never_answer status html hanging missing corrupt reset no_cors throttle protected'.split(' ')

/** @param {Fault | null} fault */
export function checkFault(fault) {
  if (fault && !KINDS.includes(fault.kind)) throw new TypeError(`unknown fault: ${fault.kind}`)
}

/**
 * @param {Fault | null} fault
 * @param {{path: string, start: number, end: number}} request  start and end: the bytes of the file that it asks for
 * @param {import('./media-map.mjs').MediaMap} media
 * @returns {Effect | null}
 */
export function effectOf(fault, request, media) {
  if (!fault || !matches(fault.match, request.path)) return null
  const effect = { kind: fault.kind, status: statusOf(fault), kbps: fault.kbps || 64 }
  const whole = { ...effect, atOpening: true, fromByte: request.start + (sendsSomeBody(fault.kind) ? FIRST_BYTES : 0) }
  if (fault.fromSecond === undefined) return whole
  const byte = media.byteAt(request.path, fault.fromSecond)
  if (byte === undefined) {
    const second = media.secondAt(request.path, request.start)
    return second !== undefined && second >= fault.fromSecond ? whole : null
  }
  if (request.end <= byte) return null
  if (request.start >= byte) return { ...whole, kind: afterTheByte(fault.kind) }
  return { ...effect, atOpening: false, fromByte: byte }
}

/** @param {FaultKind} kind */
const sendsSomeBody = (kind) => kind === 'hanging' || kind === 'reset'

/**
 * Inside a single file a server that fell silent at a byte does not answer for the bytes after it.
 * @param {FaultKind} kind
 */
const afterTheByte = (kind) => (kind === 'hanging' ? 'never_answer' : kind)

/** @param {Fault} fault */
const statusOf = (fault) => (fault.kind === 'html' ? 200 : fault.status || 404)

/**
 * @param {RegExp | string | undefined} match
 * @param {string} path
 */
function matches(match, path) {
  if (match === undefined) return true
  return typeof match === 'string' ? path.includes(match) : match.test(path)
}
