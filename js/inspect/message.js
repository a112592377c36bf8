// @ts-check
// Chooses the sentence for the result of an inspection. The sentences are in js/text/inspection.js.
import { causeOf } from '../session/message-key.js'
import { inspectionText } from '../text/inspection.js'

/** @typedef {import('../index').Verdict} Verdict */

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
    (verdict === 'unplayable' && causeOf(reason)) ||
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
