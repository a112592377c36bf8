// @ts-check

/**
 * @typedef {Partial<Pick<HTMLVideoElement, 'getVideoPlaybackQuality' | 'videoWidth'>> & {webkitDecodedFrameCount?: number, webkitDroppedFrameCount?: number}} Counting
 *   an element, or what stands for one on a television
 */

/**
 * What the platform has counted, whatever it is called there.
 * @param {Counting} video
 * @returns {{total?: number, dropped: number}}
 */
export function frameCounters(video) {
  const found =
    typeof video.getVideoPlaybackQuality === 'function'
      ? video.getVideoPlaybackQuality()
      : { totalVideoFrames: video.webkitDecodedFrameCount, droppedVideoFrames: video.webkitDroppedFrameCount }
  return { total: found.totalVideoFrames, dropped: Number(found.droppedVideoFrames) || 0 }
}

/**
 * Frames that the viewer has been shown so far: counters of platforms count dropped ones too.
 * @param {Counting} video
 * @returns {number | null} null where there is no picture to count, or no counter
 */
export function presentedFrames(video) {
  if (video.videoWidth === 0) return null
  const { total, dropped } = frameCounters(video)
  return typeof total === 'number' ? total - dropped : null
}
