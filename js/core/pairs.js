// @ts-check
// Wraps the core's comparison of the segments of two sources: plain objects in and out, bodies as raw bytes.
import { bytesOf, putBytes } from './bytes.js'
import { decode, encode } from './json.js'

/**
 * @param {import('../types').CoreModule} module
 * @returns {import('../types').Pairs}
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
      return decode(pairs.learn(json))
    },
    locations(base, body) {
      const json = encode({ base })
      putBytes(module, reserve, [bytesOf(body)])
      return decode(pairs.locations(json)).locations
    },
    saw(piece, bytes, sample) {
      const json = encode({ piece, bytes })
      putBytes(module, reserve, [sample])
      decode(pairs.saw(json))
    },
    find: (piece, to) => decode(pairs.find(encode({ piece, to }))),
    appendFailed: (own, other) => decode(pairs.appendFailed(encode({ own, other }))).distrusted,
    dispose() {
      if (!alive) return
      alive = false
      pairs.delete()
    }
  }
}
