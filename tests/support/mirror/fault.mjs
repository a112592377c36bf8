// @ts-check
/** What a fault does to one request, and from which byte on. Pure: the server asks again before every chunk it sends. */

/** What the server does. `match` limits it to such paths, `fromSecond` to media from that second of the film on. */
export const FAULT_KINDS = {
  refuse: 'closes its port; with match or fromSecond it breaks the connection',
  never_answer: 'accepts the connection and sends nothing',
  status: 'answers `status`, 404 unless told, with `retryAfter` in a header that pages see where it is `exposed`',
  html: 'answers 200 with a web page',
  hanging: 'falls silent after some bytes',
  missing: 'answers 404 for media',
  corrupt: 'sends wrong bytes of the right length',
  reset: 'breaks the connection after some bytes',
  no_cors: 'sends no permission to read',
  throttle: 'sends `kbps`, 64 unless told',
  protected: 'names DRM systems in its manifests, and shows no picture without a licence, which nobody gives',
  empty: 'answers 200 with no bytes',
  garbage: 'answers 200 with bytes that are nothing',
  truncated: 'answers 200 with the first half, called whole',
  slow_bytes: 'sends one byte a second',
  redirect_loop: 'redirects to itself without an end',
  redirect_dead: 'redirects to a port where nobody listens',
  flaky: 'breaks off some answers, by `seed` and `probability`',
  late: 'answers after `delayMs`',
  frozen: 'stops the channel /live/index.m3u8, whose playlist brings nothing new any more',
  early_end: 'has a file only up to that second, and ends it as if it were whole'
}

/**
 * @typedef {keyof typeof FAULT_KINDS} FaultKind
 * @typedef {{kind: FaultKind, match?: RegExp | string, fromSecond?: number, status?: number, kbps?: number, retryAfter?: number,
 *   exposed?: boolean, probability?: number, seed?: number, first?: number, after?: number, delayMs?: number}} Fault
 *   retryAfter: seconds in the header, which pages see only if it is exposed; first, after: hit only so many requests, or
 *   all but so many;
 *   delayMs: until a late answer starts
 * @typedef {{kind: FaultKind, fromByte: number, atOpening: boolean, status: number, kbps: number, retryAfter?: number, exposed?: boolean, delayMs: number}} Effect
 *   fromByte counts in the file; atOpening: the request is hit as a whole, not only from a byte in its middle
 */

/** Bytes that are sent before a body stops or breaks: enough for a header, too few for a frame. */
const FIRST_BYTES = 2048

/** @param {Fault | null} fault */
export function checkFault(fault) {
  if (fault && !(fault.kind in FAULT_KINDS)) throw new TypeError(`unknown fault: ${fault.kind}`)
}

/**
 * @param {Fault | null} fault
 * @param {{path: string, start: number, end: number, ordinal: number}} request  start and end: the requested bytes of the file;
 *   ordinal: how many requests to which the fault applies came before
 * @param {import('./media-map.mjs').MediaMap} media
 * @returns {Effect | null}
 */
export function effectOf(fault, request, media) {
  if (!fault || !isAbout(fault, request.path) || !isHit(fault, request.ordinal)) return null
  const { retryAfter, exposed, delayMs = 3000 } = fault
  const kind = fault.kind === 'flaky' ? 'reset' : fault.kind
  const effect = { kind, status: statusOf(fault), kbps: fault.kbps || 64, retryAfter, exposed, delayMs }
  const whole = { ...effect, atOpening: true, fromByte: request.start + (sendsSomeBody(kind) ? FIRST_BYTES : 0) }
  if (fault.fromSecond === undefined) return whole
  const byte = media.byteAt(request.path, fault.fromSecond)
  if (byte === undefined) {
    const second = media.secondAt(request.path, request.start)
    return second !== undefined && second >= fault.fromSecond ? whole : null
  }
  if (request.end <= byte) return null
  if (request.start >= byte) return { ...whole, kind: afterTheByte(kind) }
  return { ...effect, atOpening: false, fromByte: byte }
}

/**
 * @param {Fault} fault
 * @param {string} path
 */
export const isAbout = ({ match }, path) => matches(match, path)

/**
 * @param {Fault} fault
 * @param {number} ordinal
 */
function isHit({ kind, first, after, probability = 0.5, seed = 1 }, ordinal) {
  if (first !== undefined && ordinal >= first) return false
  if (after !== undefined && ordinal < after) return false
  return kind !== 'flaky' || chance(seed, ordinal) < probability
}

/**
 * A pseudo-random number, the same for the same seed: the finalizer of MurmurHash3.
 * @param {number} seed
 * @param {number} ordinal
 * @returns {number} from 0 to 1
 */
function chance(seed, ordinal) {
  let hash = Math.imul(seed + 0x9e3779b9 * (ordinal + 1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

/** @param {FaultKind} kind */
const sendsSomeBody = (kind) => kind === 'hanging' || kind === 'reset'

/**
 * If a server stops at a byte of a single file, it does not answer requests for later bytes of that file.
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
