// @ts-check

/**
 * A comparison costs a piece of the other source. Once this many as heavy have come it is a trifle; of a film that
 * somebody pauses after half a minute it would be a tenth.
 */
const leastPieces = 15

/**
 * When another source is compared, where nothing is wrong and it is not urgent.
 * @param {(sourceId: string) => void} compare
 */
export function createComparison(compare) {
  let all = 0
  let newest = 0
  let due = ''

  function look() {
    if (!due || !newest || all < newest * leastPieces) return
    const sourceId = due
    due = ''
    compare(sourceId)
  }

  return {
    /** Another load. */
    begin() {
      all = newest = 0
      due = ''
    },
    /** @param {number} bytes @param {boolean} example whether such a piece would be read */
    came(bytes, example) {
      all += bytes
      if (example) newest = bytes
      look()
    },
    /** @param {string} sourceId */
    wish(sourceId) {
      due = sourceId
      look()
    }
  }
}
