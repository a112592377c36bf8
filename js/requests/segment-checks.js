// @ts-check
// Checks whether an answer with status 200 is what the engine requested. An error page, a truncated file or a packet in
// the wrong place would stop the engine or show up in the picture.

const tsPacket = 188
const tsSync = 0x47
/** Some servers put an image header before the packets; engines find the first packet too. */
const mostBeforeTs = 1024
const lessThan = 0x3c
const brace = 0x7b

/**
 * Checks a media or init segment that should be unencrypted and complete.
 * @param {Uint8Array} bytes
 * @returns {'' | 'wrong_type' | 'damaged'}
 */
export function mediaFault(bytes) {
  if (isLikelyMedia(bytes)) return ''
  return bytes[0] === lessThan || bytes[0] === brace ? 'wrong_type' : 'damaged'
}

/** @param {Uint8Array} bytes */
function isLikelyMedia(bytes) {
  if (!bytes.length) return false
  if (isTransportStream(bytes)) return true
  // WebM and Matroska (EBML): only their own lengths would show whether they are complete, and those may be unknown.
  if (startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]) || startsWith(bytes, [0x1f, 0x43, 0xb6, 0x75])) return true
  if (startsWithText(bytes, 'ID3') || startsWithText(bytes, 'WEBVTT')) return true
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]) && startsWithText(bytes.subarray(3), 'WEBVTT')) return true
  // MPEG audio and ADTS, which share a sync word; then AC-3 and E-AC-3.
  if (bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0) return true
  if (bytes[0] === 0x0b && bytes[1] === 0x77) return true
  return isBoxes(bytes)
}

/**
 * ISO/IEC 13818-1: a sync byte every 188 bytes, to the end.
 * @param {Uint8Array} bytes
 */
function isTransportStream(bytes) {
  const first = firstPacket(bytes)
  if (first < 0 || (bytes.length - first) % tsPacket !== 0) return false
  for (let at = first; at < bytes.length; at += tsPacket) {
    if (bytes[at] !== tsSync) return false
  }
  return true
}

/**
 * @param {Uint8Array} bytes
 * @returns {number} -1: none
 */
function firstPacket(bytes) {
  for (let at = 0; at < mostBeforeTs && at + tsPacket <= bytes.length; at++) {
    const second = at + tsPacket
    if (bytes[at] === tsSync && (second >= bytes.length || bytes[second] === tsSync)) return at
  }
  return -1
}

/**
 * ISO/IEC 14496-12: boxes whose sizes add up to the length of the data.
 * @param {Uint8Array} bytes
 */
function isBoxes(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + 8 <= bytes.length) {
    if (!isBoxName(bytes, at + 4)) return false
    const small = view.getUint32(at)
    // 0: to the end of the file; 1: a size of 64 bits follows.
    if (small === 0) return true
    const large = small === 1 && at + 16 <= bytes.length
    const size = large ? view.getUint32(at + 8) * 4294967296 + view.getUint32(at + 12) : small
    if (size < (large ? 16 : 8)) return false
    at += size
  }
  return at === bytes.length && at > 0
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function isBoxName(bytes, at) {
  for (let i = at; i < at + 4; i++) {
    if (bytes[i] < 0x20 || bytes[i] > 0x7e) return false
  }
  return true
}

/**
 * @param {unknown} body of an HLS playlist
 * @returns {'' | 'wrong_type'}
 */
export function playlistFault(body) {
  if (typeof body !== 'string') return ''
  return /^\ufeff?\s*#EXTM3U/.test(body) ? '' : 'wrong_type'
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} mark
 */
function startsWith(bytes, mark) {
  return mark.every((byte, i) => bytes[i] === byte)
}

/**
 * @param {Uint8Array} bytes
 * @param {string} text
 */
function startsWithText(bytes, text) {
  return startsWith(
    bytes,
    text.split('').map((letter) => letter.charCodeAt(0))
  )
}
