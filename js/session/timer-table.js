// @ts-check

const longest = 0x7fffffff

/**
 * The timers of one session by id. Setting an id again moves it; what was cancelled or moved never fires.
 * @param {import('../types').Clock} clock
 * @param {(id: string) => void} onFired
 */
export function createTimerTable(clock, onFired) {
  /** @type {Record<string, {at: number, handle: unknown}>} */
  const timers = {}

  /** @param {string} id */
  function arm(id) {
    const timer = timers[id]
    timer.handle = clock.setTimer(
      () => {
        // The platform's timers may come a millisecond early, and cannot be longer than 2^31 ms.
        if (clock.now() < timer.at) return arm(id)
        delete timers[id]
        onFired(id)
      },
      Math.min(longest, Math.max(0, timer.at - clock.now()))
    )
  }

  /** @param {string} id */
  function cancel(id) {
    if (!timers[id]) return
    clock.clearTimer(timers[id].handle)
    delete timers[id]
  }

  return {
    /**
     * @param {string} id
     * @param {number} at
     */
    set(id, at) {
      cancel(id)
      timers[id] = { at, handle: null }
      arm(id)
    },
    cancel,
    clear() {
      Object.keys(timers).forEach(cancel)
    }
  }
}
