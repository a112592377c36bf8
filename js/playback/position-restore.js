// @ts-check

const stuckMs = 4000
/** Engines enter at a frame or at a segment's edge; less than this is not worth another seek. */
const nearSeconds = 0.5

/**
 * @typedef {object} LandingOptions
 * @property {HTMLVideoElement} video
 * @property {import('../types').Clock} clock
 * @property {number} [target] seconds; absent: wherever the engine starts
 * @property {boolean} engineSeeks
 */

/**
 * Brings a fresh load to its position. Until it has landed, the element's time says nothing.
 * @param {LandingOptions} options
 */
export function createLanding({ video, clock, target, engineSeeks }) {
  const wanted = target || 0
  let landed = false
  let asked = false
  let nudged = false
  /** @type {unknown} */
  let timer = null

  /** @param {number} seconds */
  function seek(seconds) {
    asked = true
    const end = video.duration
    video.currentTime = Math.max(0, end > 0 && end < Infinity ? Math.min(seconds, end - 0.1) : seconds)
    wait()
  }

  function wait() {
    clock.clearTimer(timer)
    timer = clock.setTimer(stuck, stuckMs)
  }

  /** Observed: a seek of an element that never completes, cured by another one a second earlier. */
  function stuck() {
    if (landed) return
    if (!asked) seek(wanted)
    else if (!nudged && video.seeking) {
      nudged = true
      seek(video.currentTime - 1)
    }
  }

  return {
    /** @returns {boolean} whether the element's time can be believed; to be called at each of its events */
    check() {
      if (landed || video.readyState < 1) return landed
      const near = Math.abs(video.currentTime - wanted) < nearSeconds
      if (!wanted || (!video.seeking && (near || asked))) {
        landed = true
        clock.clearTimer(timer)
        return true
      }
      if (!asked && (!engineSeeks || video.readyState >= 2)) seek(wanted)
      else if (timer === null) wait()
      return false
    },
    cancel() {
      clock.clearTimer(timer)
      landed = true
    }
  }
}
