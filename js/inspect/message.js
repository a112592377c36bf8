// @ts-check
// What came of an inspection, in one sentence for people. No codes; of what comes from outside, nothing.
import { causeOf } from './texts.js'

/** @typedef {import('./index').Verdict} Verdict */

/** By verdict and reason, `here` where a device was asked; `_` where no other fits. @type {Record<Verdict, Record<string, string>>} */
const sentences = {
  playable: {
    here: 'The video can be played here.',
    _: 'The video is in order.'
  },
  degraded: {
    codec: 'The video plays, but this device cannot decode all of it.',
    protected: 'The video is protected; it plays here only with a licence.',
    expired: 'The video still answers, but its link says that it has expired.',
    damaged: 'The video has faults that some players will stumble over.',
    no_answer: 'The video answers, but a part of it did not.',
    not_a_video: 'The video answers, but something else came in place of a part of it.',
    not_found: 'The video answers, but a part of it is no longer there.',
    _: 'The video may play here, but something will be missing.'
  },
  unplayable: {
    expired: 'The link has expired; open the video again from its page.',
    not_a_video: 'The server sent something else in place of the video.',
    protected: 'The video is protected and cannot play here.',
    damaged: 'The video is damaged, or written in a way that players cannot read.',
    no_answer: 'The server did not answer, or does not allow pages to read it.',
    unknown: 'This address cannot be played.',
    _: 'The video cannot be played.'
  },
  unknown: {
    offline: 'There is no internet connection.',
    no_answer: 'The server did not answer, or does not allow pages to read it.',
    too_slow: 'The server is too slow to look at the video in time.',
    cut_short: 'The answer broke off before its end.',
    protected: 'The video is protected; whether this device can play it is not known.',
    expired: 'The link says that it has expired, and what it leads to could not be read.',
    cors: 'The page is secure and the address is not; browsers may block it.',
    _: 'What this is could not be found out.'
  }
}

/** What is said instead where one of these is the cause. @type {Record<string, string>} */
const special = {
  'TYPE-5106': 'The server says that the video is not ready yet; ask again later.',
  'TYPE-5101': 'The server sent a web page in place of the video.',
  'TYPE-5103': 'The server sent a login page in place of the video.',
  'TYPE-5107': 'The server sent nothing.',
  'TYPE-5113': 'The server does not show this video in this country.',
  'CODEC-7103': 'The picture plays, but this device has no decoder for the sound.',
  'CODEC-7201': 'Nothing in this browser plays HLS.',
  'CODEC-7202': 'Nothing in this browser plays DASH.'
}

/** Addresses that were not opened. @type {Record<string, string>} */
const closedSentences = {
  'URL-4404': 'A torrent was not opened to look at it, because that would begin to download it.',
  'URL-4405': 'The address seems to hold an account whose connections are counted; it was not opened.',
  'URL-4301': 'The address holds a user name or a password; browsers do not open such addresses for a page.',
  'URL-4306': 'The address is in the local network, and browsers do not open it for a page that is not secure.',
  'URL-4308': 'The page is secure and the address is not; browsers block it.'
}

/** @type {Record<string, string>} */
const closedReasons = { 'URL-4301': 'refused', 'URL-4308': 'cors', 'URL-4306': 'cors' }

/**
 * @param {string} closed the code of an address that was not opened
 * @returns {import('./index').Reason}
 */
export function reasonOfClosed(closed) {
  return /** @type {import('./index').Reason} */ (closedReasons[closed] || 'unknown')
}

/**
 * @param {{verdict: Verdict, reason: string, codes: string[], closed?: string, here: boolean}} result
 * @returns {string} plain text
 */
export function messageOf({ verdict, reason, codes, closed, here }) {
  if (closed && verdict === 'unknown') return closedSentences[closed]
  const code = codes.filter((one) => special[one] && tells(one, verdict, reason))[0]
  if (code) return special[code]
  const rows = sentences[verdict]
  return rows[reason || (here ? 'here' : '')] || (verdict === 'unplayable' && causeOf(reason)) || rows._
}

/**
 * @param {string} code
 * @param {Verdict} verdict
 * @param {string} reason
 * @returns {boolean} whether the verdict is because of it
 */
function tells(code, verdict, reason) {
  if (code === 'TYPE-5106') return verdict === 'unknown' && reason === 'no_answer'
  if (code === 'CODEC-7103') return verdict === 'degraded' && reason === 'codec'
  return verdict === 'unplayable' && reason === (code.slice(0, 4) === 'TYPE' ? 'not_a_video' : 'codec')
}
