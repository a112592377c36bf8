// @ts-check
// What the element does, sampled: in native HLS, MP4 and DASH a dead server raises no event at all.
import { presentedFrames } from '../../js/playback/frames.js'
import { jumpSeconds } from '../../js/playback/element-observer.js'

/**
 * @typedef {import('../host/lampa').VideoLike} VideoLike
 * @typedef {object} Sample
 * @property {number} position the last known one while the element is not there yet
 * @property {number} [duration]
 * @property {number} [bufferedEnd]
 * @property {number} [frames] presented so far
 * @property {boolean} [live]
 * @property {boolean} settled the element shows the place that it should
 * @property {boolean} stopped by somebody's hand, the application's too
 * @property {boolean} paused the same, and the film had been there
 */

/** @param {VideoLike} video */
function hasFrame(video) {
  if (video.seeking) return false
  // The objects that stand for an element on Tizen and Orsay have no readyState.
  return typeof video.readyState === 'number' ? video.readyState >= 2 : Number(video.currentTime) > 0
}

/**
 * @param {VideoLike} video
 * @param {number} position
 * @returns {number | undefined} where the data around the position ends
 */
function bufferedEnd(video, position) {
  const { buffered } = video
  if (!buffered || !buffered.length) return undefined
  for (let i = buffered.length - 1; i >= 0; i--) {
    if (buffered.start(i) <= position + 0.5 && buffered.end(i) >= position - 0.5) return buffered.end(i)
  }
  return undefined
}

/**
 * @typedef {object} WatchOptions
 * @property {() => VideoLike | undefined} video the current one: the application changes it
 * @property {() => boolean} landing a seek of ours is still to come
 * @property {(type: 'started' | 'waiting' | 'ended' | 'seeking' | 'broken' | 'loading', sample: Sample) => void} onEvent
 */

/** @param {WatchOptions} options */
export function createWatch(options) {
  /** @type {VideoLike | undefined} */
  let video
  let position = 0
  let settled = false
  let started = false

  /** @param {'waiting' | 'ended' | 'broken' | 'loading'} type */
  const tell = (type) => () => {
    if (type === 'broken' && video && video.error) return // the application reports this one
    if (type === 'loading' ? !started : settled || type === 'broken') options.onEvent(type, look())
  }
  /** @type {Record<string, () => void>} */
  const handlers = {
    waiting: tell('waiting'),
    ended: tell('ended'),
    seeking: look,
    error: tell('broken'),
    progress: tell('loading'),
    loadedmetadata: tell('loading'),
    loadeddata: look,
    seeked: look,
    playing: look
  }

  /** @param {'addEventListener' | 'removeEventListener'} method */
  function toggle(method) {
    const element = /** @type {any} */ (video)
    if (!element || typeof element[method] !== 'function') return
    Object.keys(handlers).forEach((type) => element[method](type, handlers[type]))
  }

  function release() {
    toggle('removeEventListener')
    video = undefined
  }

  function attach() {
    const current = options.video()
    if (current === video) return
    toggle('removeEventListener')
    video = current
    settled = false
    toggle('addEventListener')
  }

  /** @returns {Sample} */
  function sample() {
    /** @type {Sample} */
    const seen = { position, settled, stopped: false, paused: false }
    if (!video) return seen
    // The element pauses itself at its end, and Chromium's when it fails.
    seen.stopped = video.paused === true && video.ended !== true && !video.error
    seen.paused = settled && seen.stopped
    if (Number(video.duration) > 0 && isFinite(Number(video.duration))) seen.duration = video.duration
    if (video.duration === Infinity) seen.live = true
    const end = bufferedEnd(video, position)
    if (end !== undefined) seen.bufferedEnd = end
    const frames = presentedFrames(video)
    if (frames !== null) seen.frames = frames
    return seen
  }

  function look() {
    attach()
    if (!video) return sample()
    // Engines step over small holes, and the core nudges, by less than a viewer jumps.
    const jumped = settled && video.seeking && Math.abs(Number(video.currentTime) - position) > jumpSeconds
    if (!settled && hasFrame(video) && !options.landing()) settled = true
    if (settled) position = Number(video.currentTime) || 0
    const seen = sample()
    if (jumped) options.onEvent('seeking', seen)
    if (settled && !started) {
      started = true
      options.onEvent('started', seen)
    }
    return seen
  }

  return {
    look,
    /**
     * A new load begins; its first frame is still to come. The old element is let go at once: the event in whose
     * middle this happens must not be heard twice, nor for the new one.
     * @param {number} [at]
     */
    opened(at) {
      started = settled = false
      if (at !== undefined) position = at
      release()
    },
    started: () => started,
    detach: release
  }
}
