// @ts-check
// English words for the values in a report.

/** @type {Record<string, string>} */
const types = {
  hls: 'HLS',
  dash: 'DASH',
  mp4: 'MP4',
  mpegts: 'MPEG-TS',
  html: 'a web page',
  json: 'JSON',
  xml: 'XML',
  empty: 'nothing',
  unknown: 'unknown type'
}
/** @param {string} type */
export const typeName = (type) => types[type] ?? type

/** @type {Record<string, string>} */
export const howKnown = {
  magic: 'known by its first bytes',
  content: 'known by its content',
  content_type: 'known by its Content-Type only',
  extension: 'known by its name only',
  none: ''
}

/** @type {Record<string, string>} */
export const verdicts = {
  playable: 'can be played',
  degraded: 'can be played, but not all of it or not everywhere',
  unplayable: 'cannot be played',
  unknown: 'not known'
}

/** @type {Record<string, string>} */
export const reasons = {
  no_answer: 'no answer',
  too_slow: 'too slow',
  not_found: 'not found',
  refused: 'access refused',
  expired: 'the link has expired',
  overloaded: 'the server is in trouble',
  not_a_video: 'not a video',
  damaged: 'damaged',
  codec: 'codec',
  protected: 'protected',
  cors: 'browsers forbid it'
}

/** @type {Record<string, string>} */
export const kinds = {
  multivariant: 'multivariant playlist',
  media: 'media playlist',
  mpd: 'MPD',
  mp4: 'movie'
}

/** @type {Record<string, string>} */
export const protections = {
  none: 'none',
  openable: 'DRM that this device has; a licence is needed',
  closed: 'DRM that this device does not have',
  unknown: 'DRM; whether it opens depends on the device'
}

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(1)} KB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** @param {number} seconds @returns {string} h:mm:ss */
export function duration(seconds) {
  const whole = Math.round(seconds)
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** @param {number} bits per second */
export const bitrate = (bits) =>
  bits < 1e6 ? `${Math.round(bits / 1000)} kbit/s` : `${(bits / 1e6).toFixed(2)} Mbit/s`
