// @ts-check
// What happened to a playback before its core was there, for the core to hear of.
import { isRequest, mostAsked } from './event-kinds.js'

/** @typedef {import('../../js/types').CoreEvent} CoreEvent */

export function createBeforeCore() {
  /** The newest fatal error. @type {{said: object, event: import('../../js/types').EventOf<'playback_failed'>} | null} */
  let early = null
  let lived = false
  /** What engines have asked for. @type {CoreEvent[]} */
  let asked = []
  /** The viewer's newest pick. @type {CoreEvent | null} */
  let picked = null

  return {
    /** @param {CoreEvent} event @param {object} said by the application */
    saw(event, said) {
      if (event.type === 'playback_failed' && event.fatal !== false) early = { said, event }
      if (event.type === 'loading') lived = true
      if (event.type === 'user_pick') picked = event
      if (isRequest.test(event.type)) asked = asked.concat(event).slice(-mostAsked)
    },
    early: () => early,
    /** A sign of life. */
    lived: () => lived,
    /** @param {(event: CoreEvent) => void} send */
    tellAsked(send) {
      asked.forEach(send)
      asked = []
      if (picked) send(picked)
    },
    /** The error is over: a picture came, or the viewer wants no help. */
    forget() {
      early = null
    }
  }
}
