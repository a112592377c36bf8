// @ts-check
// Where the loaders of a playback bring what their engines want. The core says whom to ask; manifests and samples of
// pieces are shown to it as they pass.
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
 * @property {(event: import('../types').CoreEvent) => void} send may throw: the engine gets its answer all the same
 */

/** Manifests from before the core was there: an engine's first ones. */
const mostKept = 8
/** Append errors after a piece of another source: then its pieces do not fit, whatever their bytes say. */
const mostSpoiled = 2
/** Reasons that stay. */
const forGood =
  /^(distrusted|not_clear|live|kind|codecs|resolution|segment_count|timing|structure|init|first_pts|bytes)$/

/**
 * @param {SchedulerOptions} options
 * @returns {import('../types').RequestScheduler}
 */
export function createRequestScheduler({ window, clock, sources, send: tell }) {
  /** Memory of the core's heap: whoever lets go of it frees it, with `freePairs`. @type {Pairs | null} */
  let pairs = null
  /** @type {{sourceId: string, asked: string, base: string, body: import('../types').Body}[]} */
  let kept = []
  /** Whose manifest answered there. @type {Record<string, string>} */
  const owners = {}
  /** Who cannot stand in for whom. @type {Record<string, boolean>} */
  const never = {}
  /** @type {Record<string, HedgedRequest>} */
  const hedgedRequests = {}
  /** The answer that came while its race was being made. @type {import('../types').AnswerCommand | null} */
  let arrived = null
  let current = ''
  /** Of the manifest that the source itself is. */
  let root = ''
  /** Answers are looked at; not where they look odd and are all there is. */
  let looks = true
  /** The newest piece of the engine, as an example of what is playing. @type {SegmentRef | null} */
  let newest = null
  /** Sources whose piece was mixed in last. @type {{own: string, other: string} | null} */
  let mixed = null
  let spoils = 0
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
    return sampleFinder.find(pairs, piece, to).then(({ state, reason, piece: found }) => {
      if (state === 'same' && found) return found
      if (forGood.test(reason)) never[own + '>' + to] = true
      return null
    })
  }

  /**
   * @param {SegmentOrder} order
   * @param {SegmentRef | undefined} asked
   * @param {string} own
   * @param {import('./hedged-request.js').Slot} slot
   * @param {unknown} result
   */
  function won(order, asked, own, slot, result) {
    const { kind } = order
    if (kind === 'alone' || kind === 'playlist') return manifestCame(order, slot, result)
    const piece = slot.piece || asked
    if (!piece || kind === 'index') return
    if (kind === 'segment') {
      newest = asked || null
      mixed = slot.sourceId === own ? null : { own, other: slot.sourceId }
    }
    if (!pairs) return
    const bytes = bytesOf(order.bodyOf(result))
    pairs.saw(piece, bytes.length, sampleOf(bytes))
  }

  /**
   * @param {SegmentOrder} order
   * @param {import('./hedged-request.js').Slot} slot
   * @param {unknown} result
   */
  function manifestCame(order, { sourceId, piece }, result) {
    const body = order.bodyOf(result)
    // A key is no manifest.
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

  /** What must not stop an engine. @param {() => void} fn */
  function quietly(fn) {
    try {
      fn()
    } catch (error) {
      // A body that the core refuses, or a core that trapped: nothing is mixed any more.
      freePairs()
    }
  }

  function freePairs() {
    const ending = pairs
    pairs = null
    // In the heap of a core that trapped there may be no freeing.
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
        onWon: (slot, result) => quietly(() => won(order, piece, own, slot, result)),
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
      if (!mixed) return
      spoils++
      if (spoils < mostSpoiled) return
      const { own, other } = mixed
      never[own + '>' + other] = never[other + '>' + own] = true
      quietly(() => pairs && pairs.distrust(own, other))
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
