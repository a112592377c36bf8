// @ts-check
// The heaviest picture that an engine may choose, and the fixed one that it should play.
import { ceilingOf } from './quality-limit.js'

/** @typedef {import('../index').VideoTrackFacts} Picture */

/** After this long at a lower quality, the engine may choose a higher one again. A limit of the engine, not of the session. */
export const calmMs = 60000

/** @param {number | undefined} maxHeight from the viewer or the author */
export function createPictureLimit(maxHeight) {
  /** The picture that played last, and the one that needed more than the bandwidth. @type {Picture | null} */
  let last = null
  /** @type {Picture | null} */
  let tooMuch = null

  return {
    /** @param {Picture[]} list @param {string | null | undefined} id of the picture that played until now */
    left(list, id) {
      last = list.filter((picture) => picture.id === id)[0] || last
    },
    /** The last picture needed more than the bandwidth. */
    lower() {
      tooMuch = last || tooMuch
    },
    calm() {
      tooMuch = null
    },
    /**
     * @param {Picture[]} list
     * @param {number | undefined} height that the viewer or the page asked for
     * @returns {{most: string | null, fixed: string | undefined}} fixed: the requested height or the next lower one
     */
    choose(list, height) {
      const most = ceilingOf(list, { maxHeight, below: tooMuch })
      const top = Math.min(height === undefined ? -1 : height, tooMuch && most ? Number(most.height) : Infinity)
      const fitting = list.filter((picture) => picture.height && picture.height <= top)
      fitting.sort((a, b) => Number(b.height) - Number(a.height))
      return { most: most && most.id, fixed: fitting.map(({ id }) => id)[0] }
    }
  }
}
