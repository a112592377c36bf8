// @ts-check
// Times contestants against each other in one run. Every round times each contestant once, in a different order, so that
// other load on the machine affects all of them. The result is the median of the rounds' ratios, not a ratio of medians.

/** @typedef {{name: string, run: () => unknown}} Contestant */
/** @typedef {{name: string, ms: number, ratio: number}} Timing  `ratio`: to the time of the first contestant */

const warmUpMs = 400
const sampleMs = 60
const slowMs = 1500

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** @param {() => unknown} run @param {number} calls @returns {number} ms of one call */
export function timeOf(run, calls) {
  // Collects the garbage of the last contestant, so that it does not cost time here.
  globalThis.gc?.()
  const begin = performance.now()
  for (let i = 0; i < calls; i++) run()
  return (performance.now() - begin) / calls
}

/** Runs until the engine has compiled it. @param {() => unknown} run @returns {number} ms of one call */
function warmUp(run) {
  const end = performance.now() + warmUpMs
  let last = timeOf(run, 1)
  while (performance.now() < end) last = Math.min(last, timeOf(run, 1))
  return last
}

/**
 * @param {Contestant[]} contestants
 * @param {number} rounds
 * @returns {Timing[]} in the order of `contestants`
 */
export function timeAgainstEachOther(contestants, rounds) {
  const estimates = contestants.map(({ run }) => warmUp(run))
  const slow = estimates.some((ms) => ms > slowMs)
  const times = contestants.map(() => /** @type {number[]} */ ([]))
  for (let round = 0; round < (slow ? Math.min(rounds, 3) : rounds); round++) {
    for (let i = 0; i < contestants.length; i++) {
      const turn = (i + round) % contestants.length
      const calls = Math.max(1, Math.ceil(sampleMs / estimates[turn]))
      times[turn].push(timeOf(contestants[turn].run, calls))
    }
  }
  return contestants.map(({ name }, i) => ({
    name,
    ms: median(times[i]),
    ratio: median(times[i].map((ms, round) => ms / times[0][round]))
  }))
}
