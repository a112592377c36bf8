// @ts-check
/** A slow processor: the whole process tree of an engine is stopped for most of the time, its compiling threads too. */
import { setTimeout as sleep } from 'node:timers/promises'

/** The part of a turn in which it runs; timers are late by about one. */
const TURN_MS = 3

/**
 * @param {number} pid of the leader of a group
 * @param {number} times slower; 1: left alone
 * @returns {() => Promise<void>} ends it, the group runs again
 */
export function slowDown(pid, times) {
  let over = times === 1
  const turns = async () => {
    // What it has run beyond its share: timers are never exact, so that each turn pays for the last.
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
