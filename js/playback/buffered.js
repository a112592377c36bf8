// @ts-check

/** @typedef {{readonly buffered?: TimeRanges, readonly currentTime?: number}} Buffering an element, or what stands for one */

/** Engines step over holes up to this by themselves: what follows one is there to play. */
const holeSeconds = 0.5

/**
 * @param {Buffering} video
 * @returns {number | null} the end of the buffered range around the position, in seconds
 */
export function bufferedEnd({ buffered, currentTime }) {
  const at = Number(currentTime) || 0
  // The last one: behind a hole that is stepped over, it is what plays on.
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
 * Whether a step goes from the end of what is buffered to the beginning of what is buffered next: so engines step over a
 * hole of any length. A viewer hits that place by chance only.
 * @param {Buffering} video
 * @param {number} from
 * @param {number} to
 */
export function stepsOverHole({ buffered }, from, to) {
  if (!buffered || to < from) return false
  for (let i = 0; i < buffered.length; i++) {
    const start = buffered.start(i)
    if (start <= from + holeSeconds) {
      // There was more to play where it stood.
      if (buffered.end(i) > from + holeSeconds) return false
    } else return Math.abs(to - start) <= holeSeconds
  }
  return false
}
