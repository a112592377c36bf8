// @ts-check
// The last switches of all films since the application started. They are not stored.
import { hostOf } from '../server-rows.js'

const most = 20

/**
 * @typedef {object} Switch
 * @property {number} at by the clock, in milliseconds
 * @property {string} from host; empty: the session gave up
 * @property {string} to host; empty: the session gave up
 * @property {string} why one sentence, plain text; empty: the viewer picked the server
 */

/** @param {{now(): number}} clock */
export function createHistory(clock) {
  /** @type {Switch[]} */
  let switches = []
  return {
    /** @param {import('../../../js/index').PlaybackEvent} event */
    onEvent(event) {
      /** @type {Switch | null} */
      let made = null
      if (event.type === 'source_changed')
        made = { at: clock.now(), from: hostOf(event.from.url), to: hostOf(event.to.url), why: event.message }
      if (event.type === 'exhausted') made = { at: clock.now(), from: '', to: '', why: event.message }
      if (made) switches = [made].concat(switches).slice(0, most)
    },
    /** Newest first. */
    list: () => switches.slice(),
    forget() {
      switches = []
    }
  }
}
