// @ts-check
// How much the line of this device carries, as the engine that played last has measured it, and the picture that the next one begins with.
import { attempt } from '../base/attempt.js'
import { weight } from './quality-limit.js'

/**
 * @typedef {import('../types').EngineTrackControl} Control
 * @typedef {import('../index').VideoTrackFacts} Picture
 */

/** A line changes. */
const freshMs = 600000

/** Of whatever plays on this device. */
let bits = 0
let at = 0

/** @param {number} now @returns {number} bits per second; 0: not known */
export const lineNow = (now) => (now - at < freshMs ? bits : 0)

/**
 * @param {(() => number) | undefined} now absent: nothing is measured or begun with
 * @param {() => boolean | undefined} [hdr] whether the screen shows it, where that is known
 */
export function createLine(now, hdr = () => undefined) {
  /** @param {number} measured */
  function was(measured) {
    bits = measured > 0 && measured < Infinity ? measured : 0
    at = now ? now() : 0
  }

  return {
    /** @param {Control | null} control before its engine ends */
    measure(control) {
      const measured = attempt(() => control && control.line && control.line())
      if (now && measured) was(measured)
    },
    /** It was too much for it. */
    forget() {
      if (now) was(0)
    },
    /**
     * @param {import('../types').Core} core
     * @param {Control} control
     * @param {Picture[]} list
     * @param {string | null} most id of the heaviest that is allowed
     */
    begin(core, control, list, most) {
      const throughput = now ? lineNow(now()) : 0
      if (!throughput || !control.begin) return
      const top = list.filter(({ id }) => id === most)[0]
      const video = list.filter((picture) => !top || weight(picture) <= weight(top))
      const chosen = core.selectTracks({ video, device: { throughput, hdr: hdr() } }).video
      if (chosen) control.begin(chosen.id)
    }
  }
}
