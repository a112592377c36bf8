// @ts-check
// The request scheduler: the loaders of a playback give it each request of their engine. The core says which sources to
// ask. The scheduler shows the core the manifests and the samples of segments that pass.
import { attempt } from '../base/attempt.js'
import { bytesOf } from '../core/bytes.js'
import { helpersOf } from './alternatives.js'
import { createLocations } from './locations.js'
import { createSampleFinder } from './sample-finder.js'
import { createHedgedRequest } from './hedged-request.js'
import { sampleOf } from './sample.js'

/**
 * @typedef {import('../types').SegmentOrder} SegmentOrder
 * @typedef {import('../types').SegmentRef} SegmentRef
 * @typedef {import('../types').Pairs} Pairs
 * @typedef {import('./hedged-request.js').HedgedRequest} HedgedRequest
 * @typedef {object} SchedulerOptions
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {import('../session/source-list.js').SourceList} sources
 * @property {(event: import('../types').CoreEvent) => void} send may throw; the engine still gets its answer
 */

/** How many manifests are kept until the core is loaded: an engine's first ones. */
const mostKept = 8

/**
 * @param {SchedulerOptions} options
 * @returns {import('../types').RequestScheduler}
 */
export function createRequestScheduler({ window, clock, sources, send: tell }) {
  /** Lives in the core's heap. Only `freePairs` may release it. @type {Pairs | null} */
  let pairs = null
  /** @type {{sourceId: string, asked: string, base: string, body: import('../types').Body}[]} */
  let kept = []
  /** By URL of a manifest: id of its source. @type {Record<string, string>} */
  const owners = {}
  /** `own>other`: the other source cannot answer for the own one. @type {Record<string, boolean>} */
  const never = {}
  /** @type {Record<string, HedgedRequest>} */
  const hedgedRequests = {}
  /** The core's answer, if it arrives before its hedged request exists. @type {import('../types').AnswerCommand | null} */
  let arrived = null
  let current = ''
  /** The URL of the source's own manifest. */
  let root = ''
  /** Answers are checked. False after an answer that failed its check was the only one. */
  let looks = true
  /** The newest segment of the engine, as a sample of what is playing. @type {SegmentRef | null} */
  let newest = null
  /** Set if the newest segment came from another source. @type {{own: string, other: string} | null} */
  let mixed = null
  let count = 0

  /** @param {import('../types').CoreEvent} event */
  const send = (event) => void attempt(() => tell(event))

  const locations = createLocations({ window, sources, send })
  const sampleFinder = createSampleFinder({
    window,
    now: clock.now,
    addressOf: locations.addressOf,
    baseOf: locations.baseOf,
    onManifest(base, sourceId) {
      owners[base] = sourceId
    }
  })

  /**
   * @param {SegmentOrder} order
   * @returns {SegmentRef | undefined} with its manifest
   */
  function placed({ kind, url, piece }) {
    if (kind === 'playlist') return root ? { manifest: root, what: 'playlist', url } : undefined
    return piece && !piece.manifest ? { ...piece, manifest: root } : piece
  }

  /** @param {string} own */
  const othersOf = (own) => helpersOf(sources.all(), own).filter((id) => !never[own + '>' + id])

  /**
   * @param {string} own
   * @param {SegmentRef} piece
   * @param {string} to
   * @returns {Promise<SegmentRef | null>}
   */
  function find(own, piece, to) {
    if (!pairs) return Promise.resolve(null)
    return sampleFinder.find(pairs, piece, to).then(({ state, lasting, piece: found }) => {
      if (state === 'same' && found) return found
      if (lasting) never[own + '>' + to] = true
      return null
    })
  }

  /**
   * @param {SegmentOrder} order
   * @param {SegmentRef | undefined} asked
   * @param {string} own
   * @param {import('./hedged-request.js').RunningAttempt} winner
   * @param {unknown} result
   */
  function won(order, asked, own, winner, result) {
    const { kind } = order
    if (kind === 'alone' || kind === 'playlist') return manifestCame(order, winner, result)
    const piece = winner.piece || asked
    if (!piece || kind === 'index') return
    if (kind === 'segment') {
      newest = asked || null
      mixed = winner.sourceId === own ? null : { own, other: winner.sourceId }
    }
    if (!pairs) return
    const bytes = bytesOf(order.bodyOf(result))
    pairs.saw(piece, bytes.length, sampleOf(bytes))
  }

  /**
   * @param {SegmentOrder} order
   * @param {import('./hedged-request.js').RunningAttempt} winner
   * @param {unknown} result
   */
  function manifestCame(order, { sourceId, piece }, result) {
    const body = order.bodyOf(result)
    // A key is not a manifest.
    if (typeof body !== 'string') return
    const base = locations.baseOf(order.baseOf(result))
    const manifest = { sourceId, asked: locations.baseOf(piece ? piece.url : order.url), base, body }
    owners[base] = sourceId
    if (order.kind === 'alone') root = base
    if (pairs) return learn(pairs, manifest)
    kept.push(manifest)
    if (kept.length > mostKept) kept.shift()
  }

  /**
   * @param {Pairs} known
   * @param {typeof kept[0]} manifest
   */
  function learn(known, manifest) {
    const { body, ...whose } = manifest
    known.learn(whose, body)
    if (whose.base === root) locations.learn(known, manifest)
  }

  /** Runs `fn`. If it throws, the engine must not stop. @param {() => void} fn */
  function quietly(fn) {
    try {
      fn()
    } catch (error) {
      // The core refuses a body, or has trapped: from here on no source answers for another.
      freePairs()
    }
  }

  function freePairs() {
    const ending = pairs
    pairs = null
    // Freeing may fail in the heap of a trapped core.
    attempt(() => ending && ending.dispose())
  }

  return {
    opened(sourceId) {
      current = sourceId
      root = ''
      looks = true
      newest = null
      mixed = null
    },

    attach(core) {
      freePairs()
      quietly(() => {
        pairs = core.createPairs()
        const made = pairs
        locations.tellAgain()
        kept.forEach((manifest) => learn(made, manifest))
      })
      kept = []
    },

    detach: freePairs,

    answer(command) {
      const race = hedgedRequests[command.requestId]
      if (race) race.adopt(command)
      else arrived = command
    },

    pair({ sourceId }) {
      if (!newest || !pairs) return
      const own = owners[newest.manifest] || current
      find(own, newest, sourceId).then((found) => send({ type: 'paired', sourceId, same: !!found }))
    },

    ask(order) {
      count++
      const id = 'r' + count
      const piece = placed(order)
      const own = (piece && owners[piece.manifest]) || current
      const alone = order.kind === 'alone' || !piece || !pairs
      arrived = null
      const others = alone ? [] : othersOf(own)
      const media = order.kind === 'segment'
      if (own) send({ type: 'request', id, sourceId: own, alone, vital: order.vital, media, others })
      const said =
        arrived && /** @type {import('../types').AnswerCommand} */ (arrived).requestId === id ? arrived : null
      const race = createHedgedRequest({
        id,
        order,
        own,
        clock,
        send,
        find: (to) => (piece ? find(own, piece, to) : Promise.resolve(null)),
        faultOf(result) {
          let fault = ''
          if (looks) quietly(() => (fault = order.faultOf(result)))
          return fault
        },
        onWon: (winner, result) => quietly(() => won(order, piece, own, winner, result)),
        onOdd() {
          looks = false
        },
        onOver() {
          delete hedgedRequests[id]
        }
      })
      hedgedRequests[id] = race
      race.begin(said)
      return { abort: race.abort }
    },

    spoiled() {
      const known = pairs
      if (!mixed || !known) return
      const { own, other } = mixed
      quietly(() => {
        if (known.appendFailed(own, other)) never[own + '>' + other] = never[other + '>' + own] = true
      })
    },

    dispose() {
      sampleFinder.dispose()
      locations.dispose()
      Object.keys(hedgedRequests).forEach((id) => hedgedRequests[id].abort())
      kept = []
      freePairs()
    }
  }
}
