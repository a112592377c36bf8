// @ts-check
/** Simulates a slow processor: stops the process tree of an engine most of the time, including the threads that compile. */
import { setTimeout as sleep } from 'node:timers/promises'

/** How long the engine runs in each turn. Timers are late by about 1 ms. */
const TURN_MS = 3

/**
 * @param {number} pid of the leader of the process group
 * @param {number} times slower; 1: no change
 * @returns {() => Promise<void>} ends the slowdown; the group runs normally again
 */
export function slowDown(pid, times) {
  let over = times === 1
  const turns = async () => {
    // How long the group must still be stopped. Timers are never exact, so each turn corrects the last one.
    let owed = TURN_MS * (times - 1)
    while (!over) {
      process.kill(-pid, 'SIGSTOP')
      const stopped = performance.now()
      await sleep(owed)
      process.kill(-pid, 'SIGCONT')
      const woken = performance.now()
      owed -= woken - stopped
      await sleep(TURN_MS)
      owed = Math.max(1, owed + (performance.now() - woken) * (times - 1))
    }
  }
  const done = turns().catch(() => {})
  return async () => {
    over = true
    await done
  }
}
