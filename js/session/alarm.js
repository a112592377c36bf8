// @ts-check

/** The longest wait that a platform's timer takes: 2^31 - 1 ms. */
const longestMs = 0x7fffffff

/**
 * One timer for one moment, which may be moved or taken back.
 * @param {import('../types').Clock} clock
 * @param {() => void} ring at the moment, never before it
 */
export function createAlarm(clock, ring) {
  /** @type {number | undefined} */
  let at
  /** @type {unknown} */
  let handle = null

  function arm() {
    const wait = Math.min(longestMs, Math.max(0, /** @type {number} */ (at) - clock.now()))
    handle = clock.setTimer(due, wait)
  }

  function due() {
    // Timers of a platform may come a millisecond early, and a long wait comes in parts.
    if (at !== undefined && clock.now() < at) return arm()
    at = undefined
    handle = null
    ring()
  }

  return {
    /** @param {number | undefined} moment of the clock, in ms; undefined: never */
    set(moment) {
      if (moment === at) return
      if (handle !== null) clock.clearTimer(handle)
      handle = null
      at = moment
      if (at !== undefined) arm()
    }
  }
}
