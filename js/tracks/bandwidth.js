// @ts-check
// The bandwidth that the last engine measured on this device, and the first picture that the next engine plays.
import { attempt } from '../base/attempt.js'
import { weight } from './quality-limit.js'

/**
 * @typedef {import('../types').EngineTrackControl} Control
 * @typedef {import('../index').VideoTrackFacts} Picture
 */

/** Bandwidth changes, so an older measurement is not used. */
const freshMs = 600000

/** Shared by all playbacks on this device. */
let bits = 0
let at = 0

/** @param {number} now @returns {number} bits per second; 0: not known */
export const bandwidthNow = (now) => (now - at < freshMs ? bits : 0)

/**
 * @param {(() => number) | undefined} now absent: no bandwidth is stored, and no first picture is chosen
 * @param {() => boolean | undefined} [hdr] whether the screen shows HDR; undefined: not known
 */
export function createBandwidth(now, hdr = () => undefined) {
  /** @param {number} measured */
  function was(measured) {
    bits = measured > 0 && measured < Infinity ? measured : 0
    at = now ? now() : 0
  }

  return {
    /** @param {Control | null} control call this before its engine ends */
    measure(control) {
      const measured = attempt(() => control && control.bandwidth && control.bandwidth())
      if (now && measured) was(measured)
    },
    /** The last picture needed more than the bandwidth: drop the measurement. */
    forget() {
      if (now) was(0)
    },
    /**
     * @param {import('../types').Core} core
     * @param {Control} control
     * @param {Picture[]} list
     * @param {string | null} most id of the heaviest picture that is allowed
     */
    begin(core, control, list, most) {
      const throughput = now ? bandwidthNow(now()) : 0
      if (!throughput || !control.begin) return
      const top = list.filter(({ id }) => id === most)[0]
      const video = list.filter((picture) => !top || weight(picture) <= weight(top))
      const chosen = core.selectTracks({ video, device: { throughput, hdr: hdr() } }).video
      if (chosen) control.begin(chosen.id)
    }
  }
}
