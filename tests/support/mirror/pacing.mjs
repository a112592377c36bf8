// @ts-check
/** How many bytes a connection may send now: a token bucket that fills at the rate of the file, with small bursts. */

const BURST_BYTES = 16384
const TICK_MS = 40

/** @returns {{take(wanted: number, bytesPerSecond: number): number, tickMs: number}} */
export function createBucket() {
  let level = BURST_BYTES
  let filledAt = performance.now()
  return {
    tickMs: TICK_MS,
    take(wanted, bytesPerSecond) {
      const now = performance.now()
      // A burst lasts at least two ticks, otherwise a fast file could not reach its rate.
      const burst = Math.max(BURST_BYTES, (bytesPerSecond * TICK_MS * 2) / 1000)
      level = Math.min(burst, level + ((now - filledAt) * bytesPerSecond) / 1000)
      filledAt = now
      const bytes = Math.min(wanted, Math.floor(level))
      level -= bytes
      return bytes
    }
  }
}
