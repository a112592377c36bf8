// @ts-check
// The verdict on a source: the verdict of the core, lowered by what the core could not see.

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
  // The core accepts relative URLs and other schemes, but nothing here can open them.
  if (closed === '') return { verdict: 'unplayable', reason: reason || 'unknown' }
  if (verdict !== 'unknown' || !fault || reason) return { verdict, reason }
  if (fault === 'failed') return { verdict, reason: request.status === undefined ? 'no_answer' : 'cut_short' }
  return { verdict, reason: reasonsOfFault[fault] }
}

/**
 * The verdict on a multivariant playlist and the media playlist of its first variant. The variant can only lower it.
 * @param {Judged} whole
 * @param {Judged} part
 * @param {boolean} alone it is the only variant
 * @returns {Judged}
 */
export function judgeWithVariant(whole, part, alone) {
  // Protection and codecs mostly concern all variants; trouble of a server may concern only one.
  const ofAll = alone || part.reason === 'protected' || part.reason === 'codec'
  if (part.verdict === 'unknown') {
    if (whole.verdict !== 'playable' || !part.reason) return whole
    return ofAll ? part : { verdict: 'degraded', reason: part.reason }
  }
  const verdict = part.verdict === 'unplayable' && !ofAll ? 'degraded' : part.verdict
  if (whole.verdict === 'unknown') return verdict === 'unplayable' ? { verdict, reason: part.reason } : whole
  return ranks.indexOf(verdict) > ranks.indexOf(whole.verdict) ? { verdict, reason: part.reason } : whole
}
