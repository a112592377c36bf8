// @ts-check
// The last switches, of all films since the application was started. Nothing of it is stored.
import { hostOf } from '../server-rows.js'

const most = 20

/**
 * @typedef {object} Switch
 * @property {number} at by the clock
 * @property {string} from host; empty: nothing had played
 * @property {string} to host; empty: nothing was left
 * @property {string} why one sentence, plain text; empty: the viewer's own pick
 */

/** @param {{now(): number}} clock */
export function createHistory(clock) {
  /** @type {Switch[]} */
  let switches = []
  return {
    /** @param {import('../../../js/index').PlaybackEvent} event */
    heard(event) {
      /** @type {Switch | null} */
      let made = null
      if (event.type === 'source_changed')
        made = { at: clock.now(), from: hostOf(event.from.url), to: hostOf(event.to.url), why: event.message }
      if (event.type === 'exhausted') made = { at: clock.now(), from: '', to: '', why: event.message }
      if (made) switches = [made].concat(switches).slice(0, most)
    },
    /** The newest first. */
    list: () => switches.slice(),
    forget() {
      switches = []
    }
  }
}
