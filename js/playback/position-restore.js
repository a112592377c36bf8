// @ts-check

/** A seek that takes longer may be stuck: hls.js does that just before a segment's end. */
const stuckMs = 4000
/** Engines enter at a frame or at a segment's edge; less than this is not worth another seek. */
const nearSeconds = 0.5
/** Before the end of a film that is shorter than expected. */
const beforeEndSeconds = 0.1

/**
 * @typedef {import('./element-observer').Watched} Watched
 * @typedef {object} RestoreOptions
 * @property {{now(): number}} clock
 * @property {number} [target] seconds; absent: wherever the engine starts
 * @property {(video: Watched) => boolean} ready it may be sent to its position from outside
 * @property {(seconds: number) => void} seek
 */

/**
 * Brings a fresh load to its position. Until it is there, the element's time says nothing.
 * @param {RestoreOptions} options
 */
export function createPositionRestore({ clock, target, ready, seek }) {
  const wanted = target || 0
  let restored = false
  let asked = false
  /** In the middle of a seek of ours: hosts pause and play around it, and tell of that before `seeking` is true. */
  let busy = false
  /** @type {number | null} since when it has been waited for */
  let since = null
  let aim = wanted
  let nudged = false

  const waited = () => since !== null && clock.now() - since >= stuckMs

  /**
   * @param {Watched} video
   * @param {number} seconds
   */
  function go({ duration }, seconds) {
    const end = Number(duration)
    aim = Math.max(0, end > 0 && end < Infinity ? Math.min(seconds, end - beforeEndSeconds) : seconds)
    since = clock.now()
    busy = true
    try {
      seek(aim)
    } finally {
      busy = false
      asked = true
    }
  }

  /** @param {Watched} video */
  function isThere({ seeking, currentTime }) {
    const ahead = Number(currentTime) - aim
    // A server that cannot seek plays from where it is.
    if (typeof seeking === 'boolean') return !seeking && (asked || Math.abs(ahead) < nearSeconds)
    // An object that stands for an element shows the old place until it is there, and plays on at once.
    const most = nearSeconds + (since === null ? 0 : (clock.now() - since) / 1000)
    return (ahead > -nearSeconds && ahead < most) || waited()
  }

  return {
    /**
     * @param {Watched} video
     * @returns {boolean} whether the element's time can be believed; to be called at each of its events
     */
    check(video) {
      if (restored || busy || video.readyState === 0) return restored
      if (!wanted) return (restored = ready(video))
      if (since === null) since = clock.now()
      if (isThere(video)) return (restored = true)
      const onItsWay = video.seeking && Math.abs(Number(video.currentTime) - aim) < nearSeconds
      if (!asked && onItsWay) asked = true
      else if (!asked) {
        if (ready(video) || (waited() && typeof video.readyState === 'number')) go(video, wanted)
      } else if (waited() && video.seeking && !nudged) {
        // Observed: such a seek is cured by another one a second earlier. On a slow server each one begins anew.
        nudged = true
        go(video, aim - 1)
      }
      return false
    },
    pending: () => !restored
  }
}
