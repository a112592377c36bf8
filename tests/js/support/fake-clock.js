/** A clock that stands still until it is told to advance; timers fire in order of their time. */
export function createFakeClock(start = 1000) {
  let now = start
  let count = 0
  let timers = []

  return {
    now: () => now,
    setTimer(fn, ms) {
      // As every platform does: a longer wait than 2^31 ms is none.
      const timer = { fn, at: now + (ms > 0x7fffffff ? 0 : ms), order: count++ }
      timers.push(timer)
      return timer
    },
    clearTimer(handle) {
      timers = timers.filter((timer) => timer !== handle)
    },
    /** How many timers are armed. */
    armed: () => timers.length,
    /** Sets the clock without firing anything, as a device does that slept. */
    sleep(ms) {
      now += ms
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.fn()
      }
      now = end
    }
  }
}
