// @ts-check

/** A seek that takes longer may be stuck: this happens in hls.js just before the end of a segment. */
const stuckMs = 4000
/** Engines start at a frame or a segment boundary. A smaller difference than this needs no further seek. */
const nearSeconds = 0.5
/** Seek this long before the end if the film is shorter than expected. */
const beforeEndSeconds = 0.1

/**
 * @typedef {import('./element-observer').Watched} Watched
 * @typedef {object} RestoreOptions
 * @property {{now(): number}} clock
 * @property {number} [target] seconds; absent: wherever the engine starts
 * @property {(video: Watched) => boolean} ready true: the host can seek to the position
 * @property {(seconds: number) => void} seek
 */

/**
 * Brings a new load to its position. Until then the element's time is not valid.
 * @param {RestoreOptions} options
 */
export function createPositionRestore({ clock, target, ready, seek }) {
  const wanted = target || 0
  let restored = false
  let asked = false
  /** Our `seek` call still runs. Hosts pause and play around a seek, and those events come before `seeking` is true. */
  let busy = false
  /** @type {number | null} when the current wait began */
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
    // If the server cannot seek, playback goes on from wherever it is.
    if (typeof seeking === 'boolean') return !seeking && (asked || Math.abs(ahead) < nearSeconds)
    // An object in place of an element reports the old position until the seek is done, then plays on immediately.
    const most = nearSeconds + (since === null ? 0 : (clock.now() - since) / 1000)
    return (ahead > -nearSeconds && ahead < most) || waited()
  }

  return {
    /**
     * @param {Watched} video
     * @returns {boolean} whether the element's time is valid; call this at each of its events
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
        // Observed: a seek to 1 s earlier ends a stuck one. Only once, because on a slow server each seek starts over.
        nudged = true
        go(video, aim - 1)
      }
      return false
    },
    pending: () => !restored
  }
}
