// @ts-check
/** @typedef {import('../index').VideoTrackFacts} Picture */

/** The bandwidth that a picture needs: its bitrate; if unknown, its height. @param {Picture} picture */
export const weight = ({ bitrate, height }) => bitrate || height || 0

/**
 * The heaviest picture that an engine may choose.
 * @param {Picture[]} list
 * @param {{maxHeight?: number, below?: Picture | null}} limits below: it must be lighter than this picture
 * @returns {Picture | null} if no picture fits, the lightest one; null: there is no limit, or no picture
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
