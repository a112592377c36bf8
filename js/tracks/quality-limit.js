// @ts-check
/** @typedef {import('../index').VideoTrackFacts} Picture */

/** What a picture asks of the line. @param {Picture} picture */
export const weight = ({ bitrate, height }) => bitrate || height || 0

/**
 * The heaviest picture that an engine may choose.
 * @param {Picture[]} list
 * @param {{maxHeight?: number, below?: Picture | null}} limits below: lighter than this one
 * @returns {Picture | null} the lightest of all where none keeps the limits; null: there is no limit, or no picture
 */
export function ceilingOf(list, { maxHeight, below }) {
  if (!(maxHeight || below) || !list.length) return null
  const sorted = list.slice().sort((a, b) => weight(b) - weight(a))
  const fitting = sorted.filter(
    (picture) =>
      (!maxHeight || !picture.height || picture.height <= maxHeight) && (!below || weight(picture) < weight(below))
  )
  return fitting[0] || sorted[sorted.length - 1]
}
