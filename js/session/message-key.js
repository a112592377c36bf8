// @ts-check
// Chooses the sentence about a switch if the core does not name one. The sentences are in js/text/.
import { text } from '../text/index.js'
import { causeIn } from '../text/render.js'

/** A reason without a sentence of its own gets the nearest one. @type {Record<string, string>} */
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

/**
 * The sentence that says why the playback switched to another source.
 * @param {string} reason
 * @param {boolean} midFilm true: frames were shown before the switch
 * @returns {string} a message key
 */
export function switchKey(reason, midFilm) {
  return switchKeys[reason] || (midFilm ? 'switched_stalled' : 'switched_no_answer')
}

/**
 * Why a source does not work, as a sentence of its own: the first half of the sentence about a switch.
 * @param {string} reason
 * @param {string} [language]
 * @returns {string} empty if no sentence is for this reason
 */
export function causeOf(reason, language) {
  if (!Object.prototype.hasOwnProperty.call(switchKeys, reason)) return ''
  return causeIn(text(switchKeys[reason], {}, language))
}
