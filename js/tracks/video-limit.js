// @ts-check
// How high a picture an engine may choose, and which one it is to play.
import { ceilingOf } from './quality-limit.js'

/** @typedef {import('../index').VideoTrackFacts} Picture */

/** @param {number | undefined} maxHeight of the viewer or the author */
export function createPictureLimit(maxHeight) {
  /** What played last, and what proved too much for the line. @type {Picture | null} */
  let last = null
  /** @type {Picture | null} */
  let tooMuch = null

  return {
    /** @param {Picture[]} list @param {string | null | undefined} id that played until now */
    left(list, id) {
      last = list.filter((picture) => picture.id === id)[0] || last
    },
    /** What played before was too much for the line. */
    lower() {
      tooMuch = last || tooMuch
    },
    calm() {
      tooMuch = null
    },
    /**
     * @param {Picture[]} list
     * @param {number | undefined} height that somebody has asked for
     * @returns {{most: string | null, fixed: string | undefined}} fixed: as high as was asked for, or the next lower one
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
