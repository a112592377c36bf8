// @ts-check
/** The film as a live channel: a window of its segments that moves with the clock, the same on every mirror. */

const SEGMENTS = 30
const SEGMENT_SECONDS = 4
const WINDOW = 6

/** @param {string} path */
export const isChannel = (path) => path === '/live/index.m3u8'

/**
 * @param {number} now  milliseconds of the wall clock
 * @returns {string} a media playlist (RFC 8216, section 6.2.2)
 */
export function channelPlaylist(now) {
  const newest = Math.floor(now / 1000 / SEGMENT_SECONDS)
  const first = newest - WINDOW
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.ceil(first / SEGMENTS)}`
  ]
  for (let number = first; number < newest; number += 1) {
    const index = number % SEGMENTS
    // The film starts again.
    if (index === 0 && number > first) lines.push('#EXT-X-DISCONTINUITY')
    lines.push(`#EXTINF:${SEGMENT_SECONDS},`, `/hls/low/seg-${String(index).padStart(5, '0')}.ts`)
  }
  return [...lines, ''].join('\n')
}
