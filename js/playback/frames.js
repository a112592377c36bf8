// @ts-check

/**
 * Frames that the viewer has been shown so far: counters of platforms count dropped ones too.
 * @param {any} video an element, or what stands for one on a television
 * @returns {number | null} null where there is no picture to count, or no counter
 */
export function presentedFrames(video) {
  if (video.videoWidth === 0) return null
  const [total, dropped] = countersOf(video)
  return typeof total === 'number' ? total - (dropped || 0) : null
}

/** @param {any} video @returns {(number | undefined)[]} */
function countersOf(video) {
  if (typeof video.getVideoPlaybackQuality !== 'function')
    return [video.webkitDecodedFrameCount, video.webkitDroppedFrameCount]
  const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality()
  return [totalVideoFrames, droppedVideoFrames]
}
