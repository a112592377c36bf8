// @ts-check
/** Which second of the film a request is for, and how fast a path is served. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** For paths that are no film (a page, a test's own file), and for a root without media.json. */
const DEFAULT_BITRATE = 8e6

/**
 * @typedef {object} MediaMap
 * @property {(path: string) => number} bitrate  bits per second of the kind that the path belongs to
 * @property {(path: string, byte: number) => number | undefined} secondAt  undefined: no media, or media without frames (a
 *   playlist, an init segment)
 * @property {(path: string, second: number) => number | undefined} byteAt  where the second starts inside a single file; undefined: not a single file
 */

/**
 * @param {string} root
 * @returns {MediaMap}
 */
export const readMediaMap = (root) => mediaMap(readFacts(root))

/**
 * @param {any} facts media.json
 * @returns {MediaMap}
 */
export function mediaMap(facts) {
  const isFilm = (/** @type {string} */ path) => Boolean(facts.mp4) && path === `/${facts.mp4.file}`
  const segment = (/** @type {string} */ path) => {
    const match = /(seg|chunk-\d+)-(\d+)\.\w+$/.exec(path)
    if (!match) return undefined
    return (Number(match[2]) - (match[1] === 'seg' ? 0 : 1)) * facts.segmentSeconds
  }
  return {
    bitrate: (path) => facts.bitrates[path.split('/')[1]] || DEFAULT_BITRATE,
    secondAt(path, byte) {
      if (!isFilm(path)) return segment(path)
      const later = facts.mp4.secondOffsets.findIndex((/** @type {number} */ offset) => offset > byte)
      return later < 0 ? facts.duration - 1 : Math.max(0, later - 1)
    },
    byteAt: (path, second) => (isFilm(path) ? facts.mp4.secondOffsets[Math.floor(second)] : undefined)
  }
}

/** @param {string} root */
function readFacts(root) {
  try {
    return JSON.parse(readFileSync(join(root, 'media.json'), 'utf8'))
  } catch {
    return { bitrates: {}, segmentSeconds: 4 }
  }
}
