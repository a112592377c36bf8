// @ts-check

/**
 * @typedef {Partial<Pick<HTMLVideoElement, 'getVideoPlaybackQuality' | 'videoWidth'>> & {webkitDecodedFrameCount?: number, webkitDroppedFrameCount?: number}} Counting
 *   an element, or the object in its place on a TV
 */

/**
 * The platform's frame counters, by their standard or their WebKit names.
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
 * Frames that were shown so far. The platform's total includes dropped frames.
 * @param {Counting} video
 * @returns {number | null} null: no picture, or no counter
 */
export function presentedFrames(video) {
  if (video.videoWidth === 0) return null
  const { total, dropped } = frameCounters(video)
  return typeof total === 'number' ? total - dropped : null
}
