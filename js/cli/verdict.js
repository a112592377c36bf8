// @ts-check
/** @typedef {import('../index').Verdict} Verdict */

/** From good to bad; "unknown" is no place in it. @type {Verdict[]} */
const order = ['playable', 'degraded', 'unplayable']

/**
 * @template {{verdict: Verdict, reason: string}} Judged
 * @param {Judged} parent
 * @param {Judged} child the first variant: what it cannot tell takes away certainty, not more
 * @returns {Judged} whose verdict counts, where it stands
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

/** @param {Verdict[]} verdicts @returns {number} the exit code: of the best source, for one that plays is enough */
export const exitCodeOf = (verdicts) => Math.min(2, ...verdicts.map((verdict) => codes[verdict]))
