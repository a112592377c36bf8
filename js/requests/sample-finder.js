// @ts-check
// Finds the piece of another source that stands where a piece of this one does: the core says what it would have to
// read to know, and this reads it.
import { fetchBounded } from './prefetch-host.js'
import { sampleOf } from './sample.js'

/**
 * @typedef {import('../types').Pairs} Pairs
 * @typedef {import('../types').SegmentRef} SegmentRef
 * @typedef {Pick<import('../types').SegmentMatch, 'state' | 'piece'> & {reason: string}} Finding what the core says, or `unread`
 * @typedef {object} SampleFinderOptions
 * @property {import('../types').PageWindow} window
 * @property {() => number} now
 * @property {(sourceId: string) => string | undefined} addressOf
 * @property {(url: string) => string} baseOf what a manifest that answered there is known by
 * @property {(base: string, sourceId: string) => void} onManifest of another source, as it was read
 */

/** A manifest of the other source, its playlist, that of a sister, an initialization, one piece; and one spare. */
const mostSteps = 6
const manifestMs = 4000
/** A proof is paid for by the buffer. */
const segmentTimeoutMs = 15000

/** @param {SampleFinderOptions} options */
export function createSampleFinder({ window, now, addressOf, baseOf, onManifest }) {
  /** What is being read; two pieces may want the same. @type {Record<string, Promise<boolean>>} */
  const reading = {}
  /** Each gives up one download. @type {(() => void)[]} */
  let cancels = []
  let over = false

  /**
   * @param {string} url
   * @param {SegmentRef} [piece] whose bytes are read; absent: a manifest
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
   * @returns {Promise<boolean>} whether more is known now
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
   * @returns {Promise<Finding>} its state: same, or no
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
     * @returns {Promise<Finding>} its state: same, or no
     */
    find(pairs, piece, to) {
      /** @type {Promise<Finding>} */
      const found = Promise.resolve().then(() => step(pairs, piece, to, mostSteps))
      return found.then(null, () => ({ state: 'no', reason: 'unread' }))
    },
    /** Nobody waits any more, and nothing goes on loading. */
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
