// @ts-check
// Chooses the sentence for the result of an inspection. The sentences are in js/text/inspection.js.
import { text } from '../text/index.js'
import { inspectionText } from '../text/inspection.js'
import { causeIn } from '../text/render.js'

/** @typedef {import('../index').Verdict} Verdict */

/** The sentence of a switch whose first half says why a source is of no use, by reason. @type {Record<string, string>} */
const causes = {
  not_found: 'switched_not_found',
  overloaded: 'switched_overloaded',
  stalled: 'switched_stalled',
  too_slow: 'switched_too_slow',
  not_a_video: 'switched_not_a_video',
  damaged: 'switched_damaged',
  cut_short: 'switched_cut_short',
  refused: 'switched_refused',
  expired: 'switched_refused',
  cors: 'switched_refused',
  codec: 'switched_codec',
  protected: 'switched_codec'
}

/** @type {Record<string, string>} */
const closedReasons = { 'URL-4301': 'refused', 'URL-4308': 'cors', 'URL-4306': 'cors' }

/**
 * @param {string} closed code of the diagnostic that kept the URL from being opened
 * @returns {import('../index').Reason}
 */
export function reasonOfClosed(closed) {
  return /** @type {import('../index').Reason} */ (closedReasons[closed] || 'unknown')
}

/**
 * @param {{verdict: Verdict, reason: string, codes: string[], closed?: string, here: boolean}} result
 * @returns {string} plain text
 */
export function messageOf({ verdict, reason, codes, closed, here }) {
  if (closed && verdict === 'unknown') return inspectionText('unopened_' + closed)
  const because = codes.filter((code) => tells(code, verdict, reason)).map((code) => inspectionText('cause_' + code))
  return (
    because.filter(Boolean)[0] ||
    inspectionText(verdict + '_' + (reason || (here ? 'here' : ''))) ||
    (verdict === 'unplayable' && causes[reason] && causeIn(text(causes[reason], {}))) ||
    inspectionText(verdict + '_other')
  )
}

/**
 * @param {string} code
 * @param {Verdict} verdict
 * @param {string} reason
 * @returns {boolean} whether this diagnostic is the cause of the verdict
 */
function tells(code, verdict, reason) {
  if (code === 'TYPE-5106') return verdict === 'unknown' && reason === 'no_answer'
  if (code === 'CODEC-7103') return verdict === 'degraded' && reason === 'codec'
  return verdict === 'unplayable' && reason === (code.slice(0, 4) === 'TYPE' ? 'not_a_video' : 'codec')
}
