// @ts-check
// What happened to a playback before its core was there, for the core to hear of.
import { isRequest, mostAsked } from './event-kinds.js'

/** @typedef {import('../../js/types').OpenLoadEvent} OpenLoadEvent */

export function createBeforeCore() {
  /** The newest fatal error. @type {{said: object, event: Omit<import('../../js/types').EventOf<'playback_failed'>, 'loadId'>} | null} */
  let early = null
  let lived = false
  /** What engines have asked for. @type {OpenLoadEvent[]} */
  let asked = []
  /** The viewer's newest pick. @type {OpenLoadEvent | null} */
  let picked = null

  return {
    /** @param {OpenLoadEvent} event @param {object} said by the application */
    saw(event, said) {
      if (event.type === 'playback_failed' && event.fatal) early = { said, event }
      if (event.type === 'playback_started') early = null
      if (event.type === 'loading') lived = true
      if (event.type === 'user_pick') picked = event
      if (isRequest.test(event.type)) asked = asked.concat(event).slice(-mostAsked)
    },
    early: () => early,
    /** A sign of life. */
    lived: () => lived,
    /** @param {(event: OpenLoadEvent) => void} send */
    tellAsked(send) {
      asked.forEach(send)
      asked = []
      if (picked) send(picked)
    },
    forget() {
      early = null
    }
  }
}
