// @ts-check

/**
 * The clock of a session: integer milliseconds that never go back, even if somebody changes the date of the device.
 * @param {{performance?: {now?: () => number}, setTimeout: Function, clearTimeout: Function}} window
 * @returns {import('../types').Clock & {epochMs(): number}}
 */
export function createClock(window) {
  const { performance } = window
  let last = 0
  function now() {
    const reading = performance && performance.now ? performance.now() : Date.now()
    last = Math.max(last, Math.floor(reading))
    return last
  }

  return {
    now,
    dateAt: (moment) => new Date(Date.now() - (now() - moment)),
    epochMs: () => Date.now(),
    setTimer: (fn, ms) => window.setTimeout(fn, ms),
    clearTimer(handle) {
      window.clearTimeout(handle)
    }
  }
}
