/** A clock that moves only when a test advances it. Its timers fire in order of their time. */
export function createFakeClock(start = 1000) {
  let now = start
  let count = 0
  let timers = []

  return {
    now: () => now,
    setTimer(fn, ms) {
      // As on every platform: a timer of 2^31 ms or more fires without a wait.
      const timer = { fn, at: now + (ms > 0x7fffffff ? 0 : ms), order: count++ }
      timers.push(timer)
      return timer
    },
    clearTimer(handle) {
      timers = timers.filter((timer) => timer !== handle)
    },
    /** How many timers are armed. */
    armed: () => timers.length,
    /** Moves the clock but fires no timer, as on a device that slept. */
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
