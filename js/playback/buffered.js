// @ts-check

/** @typedef {{readonly buffered?: TimeRanges, readonly currentTime?: number}} Buffering an element or its stand-in */

/** Engines skip gaps up to this length by themselves: a range after such a gap counts as buffered. */
const holeSeconds = 0.5

/**
 * @param {Buffering} video
 * @returns {number | null} the end of the buffered range around the position, in seconds
 */
export function bufferedEnd({ buffered, currentTime }) {
  const at = Number(currentTime) || 0
  // From the last range backwards: after a skipped gap, playback goes on in the later range.
  for (let i = buffered ? buffered.length - 1 : -1; buffered && i >= 0; i--) {
    if (buffered.start(i) <= at + holeSeconds && at - holeSeconds <= buffered.end(i)) return buffered.end(i)
  }
  return null
}

/** @param {Buffering} video */
export function bufferMs(video) {
  const end = bufferedEnd(video)
  return end === null ? 0 : Math.max(0, (end - (Number(video.currentTime) || 0)) * 1000)
}

/**
 * Whether a seek goes from the end of one buffered range to the start of the next one. Engines skip gaps of any length
 * like that. A viewer seeks to that place only by chance.
 * @param {Buffering} video
 * @param {number} from
 * @param {number} to
 */
export function stepsOverHole({ buffered }, from, to) {
  if (!buffered || to < from) return false
  for (let i = 0; i < buffered.length; i++) {
    const start = buffered.start(i)
    if (start <= from + holeSeconds) {
      // More was buffered at the old position.
      if (buffered.end(i) > from + holeSeconds) return false
    } else return Math.abs(to - start) <= holeSeconds
  }
  return false
}
