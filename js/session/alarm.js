// @ts-check

/** The longest delay that a platform's timer accepts: 2^31 - 1 ms. */
const longestMs = 0x7fffffff

/**
 * One timer for one moment. The moment can be moved or cancelled.
 * @param {import('../types').Clock} clock
 * @param {() => void} ring called at the moment, never before it
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
    // A platform's timer may fire 1 ms early, and a long wait is split into parts.
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
