// @ts-check
// Records what happens to a playback before the core is loaded, so that the core can be told later.
import { isRequest, mostAsked } from './event-kinds.js'

/** @typedef {import('../../js/types').CoreEvent} CoreEvent */

export function createAdoption() {
  /** The newest error of the app; before there is one, the newest that the core has to judge. @type {{said: object, event: import('../../js/types').EventOf<'playback_failed'>} | null} */
  let early = null
  let lived = false
  /** The newest requests of the engines. @type {CoreEvent[]} */
  let asked = []
  /** The viewer's newest pick. @type {CoreEvent | null} */
  let picked = null

  const ofApp = () => !!early && early.event.fatal === true

  return {
    /** @param {CoreEvent} event @param {object} said by the application */
    saw(event, said) {
      if (event.type === 'playback_failed' && (event.fatal || (event.fatal === undefined && !ofApp())))
        early = { said, event }
      if (event.type === 'loading') lived = true
      if (event.type === 'user_pick') picked = event
      if (isRequest.test(event.type)) asked = asked.concat(event).slice(-mostAsked)
    },
    early: () => early,
    /** What the app said of its error: it reacts to it if no core comes. */
    saidByApp: () => (early && ofApp() ? early.said : null),
    /** Whether the load has shown a sign of life. */
    lived: () => lived,
    /** @param {(event: CoreEvent) => void} send */
    tellAsked(send) {
      asked.forEach(send)
      asked = []
      if (picked) send(picked)
    },
    /** The error is over: a frame was shown, or the viewer turned the plugin off. */
    forget() {
      early = null
    }
  }
}
