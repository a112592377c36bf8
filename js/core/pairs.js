// @ts-check
// Wraps the core's comparison of the segments of two sources: plain objects in and out, bodies as raw bytes.
import { bytesOf, putBytes } from './bytes.js'
import { decode, encode } from './json.js'

/** @typedef {import('../types').Pairs} Pairs */

/**
 * @param {import('../types').CoreModule} module
 * @returns {Pairs}
 */
export function createPairs(module) {
  const pairs = new module.Pairs()
  /** @param {number} size */
  const reserve = (size) => pairs.reserve(size)
  let alive = true

  return {
    learn(manifest, body) {
      const json = encode(manifest)
      putBytes(module, reserve, [bytesOf(body)])
      return /** @type {import('../types').PairsLearned} */ (decode(pairs.learn(json)))
    },
    locations(base, body) {
      const json = encode({ base })
      putBytes(module, reserve, [bytesOf(body)])
      const answer = /** @type {{locations: ReturnType<Pairs['locations']>}} */ (decode(pairs.locations(json)))
      return answer.locations
    },
    saw(piece, bytes, sample) {
      const json = encode({ piece, bytes })
      putBytes(module, reserve, [sample])
      decode(pairs.saw(json))
    },
    find: (piece, to) => /** @type {import('../types').SegmentMatch} */ (decode(pairs.find(encode({ piece, to })))),
    appendFailed(own, other) {
      const answer = /** @type {{distrusted: boolean}} */ (decode(pairs.appendFailed(encode({ own, other }))))
      return answer.distrusted
    },
    dispose() {
      if (!alive) return
      alive = false
      pairs.delete()
    }
  }
}
