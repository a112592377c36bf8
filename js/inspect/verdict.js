// @ts-check
// One verdict on what was read of a source: the core's, made worse by what it could not see.

/** @typedef {import('../index').Verdict} Verdict */
/** @typedef {import('../index').Reason} Reason */
/** @typedef {import('../types').SourceReading} SourceReading */
/** @typedef {{verdict: Verdict, reason: Reason | ''}} Judged */

const ranks = ['playable', 'degraded', 'unplayable']

/** @type {Record<string, Reason>} */
const reasonsOfFault = { late: 'no_answer', too_slow: 'too_slow', offline: 'offline', too_long: 'unknown' }

/**
 * @param {SourceReading} reading
 * @returns {Judged}
 */
export function judgeReading({ report, request, fault, closed }) {
  const { verdict, reason } = report
  // The core has nothing against a relative address or another scheme; here nothing can open it.
  if (closed === '') return { verdict: 'unplayable', reason: reason || 'unknown' }
  if (verdict !== 'unknown' || !fault || reason) return { verdict, reason }
  if (fault === 'failed') return { verdict, reason: request.status === undefined ? 'no_answer' : 'cut_short' }
  return { verdict, reason: reasonsOfFault[fault] }
}

/**
 * A multivariant playlist together with the media playlist of its first variant, which can only make it worse.
 * @param {Judged} whole
 * @param {Judged} part
 * @param {boolean} alone it is the only variant
 * @returns {Judged}
 */
export function judgeWithVariant(whole, part, alone) {
  // Protection and codecs are hardly ever those of one variant; a server's trouble may be.
  const ofAll = alone || part.reason === 'protected' || part.reason === 'codec'
  if (part.verdict === 'unknown') {
    if (whole.verdict !== 'playable' || !part.reason) return whole
    return ofAll ? part : { verdict: 'degraded', reason: part.reason }
  }
  const verdict = part.verdict === 'unplayable' && !ofAll ? 'degraded' : part.verdict
  if (whole.verdict === 'unknown') return verdict === 'unplayable' ? { verdict, reason: part.reason } : whole
  return ranks.indexOf(verdict) > ranks.indexOf(whole.verdict) ? { verdict, reason: part.reason } : whole
}
