// @ts-check
/** @typedef {import('../index').Verdict} Verdict */

/** From good to bad. "unknown" has no rank. @type {Verdict[]} */
const order = ['playable', 'degraded', 'unplayable']

/**
 * @template {{verdict: Verdict, reason: string}} Judged
 * @param {Judged} parent
 * @param {Judged} child the first variant; an unknown verdict counts as `degraded`
 * @returns {Judged} the worse of both
 */
export function worseOf(parent, child) {
  if (parent.verdict === 'unknown') return parent
  const seen = /** @type {Judged} */ (
    child.verdict === 'unknown' ? { verdict: 'degraded', reason: child.reason } : child
  )
  return order.indexOf(seen.verdict) > order.indexOf(parent.verdict) ? seen : parent
}

/** @type {Record<Verdict, number>} */
const codes = { playable: 0, degraded: 0, unplayable: 1, unknown: 2 }

/**
 * @param {Verdict[]} verdicts @returns {number} the exit code of the best source, because one source that plays is enough
 */
export const exitCodeOf = (verdicts) => Math.min(2, ...verdicts.map((verdict) => codes[verdict]))
