// @ts-check

/**
 * @param {HTMLVideoElement} video
 * @returns {number | null} the end of the buffered range around the position, in seconds
 */
export function bufferedEnd(video) {
  const { buffered, currentTime } = video
  for (let i = 0; buffered && i < buffered.length; i++) {
    if (buffered.start(i) <= currentTime + 0.1 && currentTime <= buffered.end(i)) return buffered.end(i)
  }
  return null
}

/** @param {HTMLVideoElement} video */
export function bufferMs(video) {
  const end = bufferedEnd(video)
  return end === null ? 0 : Math.max(0, (end - video.currentTime) * 1000)
}
