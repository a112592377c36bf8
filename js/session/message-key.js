// @ts-check
// Which sentence is said of a switch and of the end, where the core does not name it yet. The sentences: js/text/.
import { text } from '../text/index.js'
import { causeIn } from '../text/render.js'

/** Reasons without a row of their own are said as the nearest one. @type {Record<string, string>} */
const switchKeys = {
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
  protected: 'switched_codec',
  frozen_live: 'live_frozen'
}

/** @type {Record<string, string>} */
const endKeys = { protected: 'protected', expired: 'link_dead' }

/**
 * The row that says why one source was left for another.
 * @param {string} reason
 * @param {boolean} midFilm the picture had been there already
 * @returns {string} a message key
 */
export function switchKey(reason, midFilm) {
  return switchKeys[reason] || (midFilm ? 'switched_stalled' : 'switched_no_answer')
}

/**
 * Why a source is of no use, as a sentence of its own: the first half of what is said when it is left for another.
 * @param {string} reason
 * @param {string} [language]
 * @returns {string} empty where no row is for this reason alone
 */
export function causeOf(reason, language) {
  if (!Object.prototype.hasOwnProperty.call(switchKeys, reason)) return ''
  return causeIn(text(switchKeys[reason], {}, language))
}

/**
 * The row that says why it is over: the one that the core's own note names.
 * @param {Pick<import('../types').GiveUpCommand, 'reason' | 'tried' | 'unproxied' | 'torrent'>} end
 * @returns {string} a message key
 */
export function endKey({ reason, tried, unproxied, torrent }) {
  if (unproxied) return 'unproxied_' + unproxied
  if (torrent) return 'torrent_silent'
  if (tried.length && tried.every((one) => one.reason === 'cors')) return 'unreadable'
  return endKeys[reason] || 'exhausted'
}
