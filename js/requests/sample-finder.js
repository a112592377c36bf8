// @ts-check
// Finds the segment of another source that matches a segment of this one. The core says what it needs to read, and this
// module reads it.
import { fetchBounded } from './prefetch-host.js'
import { sampleOf } from './sample.js'

/**
 * @typedef {import('../types').Pairs} Pairs
 * @typedef {import('../types').SegmentRef} SegmentRef
 * @typedef {Pick<import('../types').SegmentMatch, 'state' | 'lasting' | 'piece'> & {reason: string}} Finding the core's, or `unread`
 * @typedef {object} SampleFinderOptions
 * @property {import('../types').PageWindow} window
 * @property {() => number} now
 * @property {(sourceId: string) => string | undefined} addressOf
 * @property {(url: string) => string} baseOf the URL that stands for a manifest, by the URL that answered
 * @property {(base: string, sourceId: string) => void} onManifest a manifest of another source was read
 */

/** Manifest and playlist of the other source, a sibling's playlist, an init segment, a media segment; and one spare. */
const mostSteps = 6
/** As `lookMs` of the policy: after that the manifest does not help this comparison. */
const manifestMs = 4000
/** The comparison takes bandwidth from playback, and so drains the buffer. */
const segmentTimeoutMs = 15000

/** @param {SampleFinderOptions} options */
export function createSampleFinder({ window, now, addressOf, baseOf, onManifest }) {
  /** Reads under way; two segments may need the same one. @type {Record<string, Promise<boolean>>} */
  const reading = {}
  /** Each function cancels one download. @type {(() => void)[]} */
  let cancels = []
  let over = false

  /**
   * @param {string} url
   * @param {SegmentRef} [piece] the segment to read; absent: `url` is a manifest
   * @returns {Promise<import('./prefetch-host.js').Answer | null>}
   */
  function read(url, piece) {
    const range = piece && piece.length ? { start: piece.offset || 0, length: piece.length } : undefined
    return new Promise((resolve) => {
      const wanted = { url, timeoutMs: piece ? segmentTimeoutMs : manifestMs, head: false, range, now }
      const cancel = fetchBounded(window, wanted, (answer) => {
        cancels = cancels.filter((one) => one !== cancel)
        resolve(answer)
      })
      cancels.push(cancel)
    })
  }

  /**
   * @param {Pairs} pairs
   * @param {import('../types').SegmentMatch} wanted
   * @returns {Promise<boolean>} true: the core knows more now
   */
  function learn(pairs, { reason, sourceId, piece }) {
    if (reason === 'piece' && piece) {
      return read(piece.url, piece).then((answer) => {
        if (!isGood(answer) || over) return false
        const bytes = new Uint8Array(/** @type {ArrayBuffer} */ (answer.body))
        pairs.saw(piece, bytes.length, sampleOf(bytes))
        return true
      })
    }
    const source = /** @type {string} */ (sourceId)
    const asked = reason === 'manifest' ? addressOf(source) : piece && piece.url
    if (!asked) return Promise.resolve(false)
    return read(asked).then((answer) => {
      if (!isGood(answer) || over) return false
      const base = baseOf(answer.url)
      onManifest(base, source)
      return pairs.learn({ sourceId: source, asked: baseOf(asked), base }, answer.body).known
    })
  }

  /**
   * @param {Pairs} pairs
   * @param {import('../types').SegmentMatch} match
   */
  function learnOnce(pairs, match) {
    const key = [match.reason, match.sourceId, match.piece && JSON.stringify(match.piece)].join()
    const running = reading[key]
    if (running) return running
    const forget = () => {
      delete reading[key]
    }
    const started = learn(pairs, match)
    reading[key] = started
    started.then(forget, forget)
    return started
  }

  /**
   * @param {Pairs} pairs
   * @param {SegmentRef} piece
   * @param {string} to
   * @param {number} steps
   * @returns {Promise<Finding>} with the state `same` or `no`
   */
  function step(pairs, piece, to, steps) {
    const match = over ? /** @type {const} */ ({ state: 'no', reason: 'unknown' }) : pairs.find(piece, to)
    if (match.state !== 'ask') return Promise.resolve(match)
    if (!steps) return Promise.resolve({ state: 'no', reason: 'unknown' })
    return learnOnce(pairs, match).then((more) =>
      more ? step(pairs, piece, to, steps - 1) : { state: 'no', reason: 'unread' }
    )
  }

  return {
    /**
     * @param {Pairs} pairs
     * @param {SegmentRef} piece
     * @param {string} to
     * @returns {Promise<Finding>} with the state `same` or `no`
     */
    find(pairs, piece, to) {
      /** @type {Promise<Finding>} */
      const found = Promise.resolve().then(() => step(pairs, piece, to, mostSteps))
      return found.then(null, () => ({ state: 'no', reason: 'unread' }))
    },
    /** Cancels all downloads. A `find` that waits for one never settles. */
    dispose() {
      over = true
      const ending = cancels
      cancels = []
      ending.forEach((cancel) => cancel())
    }
  }
}

/**
 * @param {import('./prefetch-host.js').Answer | null} answer
 * @returns {answer is import('./prefetch-host.js').Answer}
 */
function isGood(answer) {
  return !!answer && answer.status >= 200 && answer.status < 300
}
