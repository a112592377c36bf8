// @ts-check
// One hedged request for one segment. If its own source fails, is silent or will be late, another source is asked too.
// At most two attempts run at a time. The first complete and valid answer wins; the engine sees no other answer.

/**
 * @typedef {import('../types').SegmentRef} SegmentRef
 * @typedef {import('../types').Attempt} Attempt
 * @typedef {import('../types').SegmentOrder} SegmentOrder
 * @typedef {import('../types').AnswerCommand} AnswerCommand
 * @typedef {import('../types').Evidence} Evidence
 *
 * @typedef {object} Slot one attempt
 * @property {string} sourceId
 * @property {Attempt | null} attempt null while the matching segment is searched for
 * @property {SegmentRef} [piece] the segment of another source
 * @property {number} startedAt
 * @property {number} loaded
 * @property {number} grewAt
 * @property {number} firstAt 0: no bytes yet
 * @property {boolean} told the core knows that it is slow
 *
 * @typedef {object} HedgedRequestOptions
 * @property {string} id
 * @property {SegmentOrder} order
 * @property {string} own id of the source that the engine plays
 * @property {import('../types').Clock} clock
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {(sourceId: string) => Promise<SegmentRef | null>} find the same segment in another source
 * @property {(result: unknown) => string} faultOf '' if the answer is valid
 * @property {(slot: Slot, result: unknown) => void} onWon called before the engine gets the answer
 * @property {() => void} onOdd called if the only answer failed its check
 * @property {() => void} onOver
 */

/** How often a request is compared with the deadlines that the core gave. */
const tickMs = 100
const mostAtOnce = 2
/** A download rate is measured over at least this time; over less it says little. */
const rateMs = 1000

/** @param {HedgedRequestOptions} options */
export function createHedgedRequest({ id, order, own, clock, send, find, faultOf, onWon, onOdd, onOver }) {
  /** @type {Slot[]} */
  let running = []
  /** @type {string[]} sources that are still to be asked */
  let queue = []
  /** @type {AnswerCommand | null} */
  let limits = null
  /** @type {(() => void) | null} tells the engine of the failure if no source answers */
  let sayFailed = null
  let askedOwn = false
  /** An answer of the own source that failed its check: better than none. @type {{slot: Slot, result: unknown} | null} */
  let lastResort = null
  let over = false
  /** @type {unknown} */
  let timer = null
  let tickedAt = clock.now()

  function end() {
    over = true
    if (timer !== null) clock.clearTimer(timer)
    timer = null
    const others = running
    running = []
    others.forEach((slot) => {
      if (slot.attempt) slot.attempt.abort()
      send({ type: 'request_done', id, sourceId: slot.sourceId, lost: true })
    })
    onOver()
  }

  /**
   * @param {Slot} slot
   * @param {unknown} result
   */
  function win(slot, result) {
    running = running.filter((one) => one !== slot)
    end()
    const firstByteMs = slot.firstAt ? slot.firstAt - slot.startedAt : undefined
    send({ type: 'request_done', id, sourceId: slot.sourceId, ok: true, firstByteMs })
    onWon(slot, result)
    order.done(result, slot.attempt, slot.piece)
  }

  /**
   * @param {Slot} slot
   * @param {Evidence | null} evidence null: the source was not asked
   * @param {() => void} [say]
   */
  function lose(slot, evidence, say) {
    if (over || running.indexOf(slot) < 0) return
    running = running.filter((one) => one !== slot)
    if (say && (!sayFailed || slot.sourceId === own)) sayFailed = say
    const done = { type: /** @type {const} */ ('request_done'), id, sourceId: slot.sourceId }
    send(evidence ? { ...done, ok: false, evidence } : { ...done, lost: true })
    if (!over) next()
  }

  function settle() {
    if (over || running.length) return
    if (lastResort) {
      const { slot, result } = lastResort
      end()
      onOdd()
      return order.done(result, slot.attempt)
    }
    if (!askedOwn) {
      // No source that the core named has delivered: the engine gets what it would get without us.
      limits = null
      return start(own)
    }
    end()
    if (sayFailed) sayFailed()
  }

  function next() {
    if (over || running.length >= mostAtOnce) return
    const sourceId = queue.shift()
    if (sourceId === undefined) return settle()
    start(sourceId)
  }

  /** @param {string} sourceId */
  function start(sourceId) {
    const now = clock.now()
    /** @type {Slot} */
    const slot = { sourceId, attempt: null, startedAt: now, loaded: 0, grewAt: now, firstAt: 0, told: false }
    running.push(slot)
    if (sourceId === own) {
      askedOwn = true
      return open(slot, order.url)
    }
    find(sourceId).then((piece) => {
      if (over || running.indexOf(slot) < 0) return
      if (!piece) return lose(slot, null)
      slot.piece = piece
      slot.startedAt = slot.grewAt = clock.now()
      open(slot, piece.url, piece)
    })
  }

  /**
   * @param {Slot} slot
   * @param {string} url
   * @param {SegmentRef} [piece]
   */
  function open(slot, url, piece) {
    // If no core names the next source, the engine's own retries stay on.
    const retries = !limits
    let opening = true
    /** A cached answer may come before `open` returns: handle it after `slot.attempt` is set. @param {() => void} answer */
    const whenOpen = (answer) => void (opening ? Promise.resolve().then(answer) : answer())
    slot.attempt = order.open(url, piece, {
      retries,
      done: (result) => whenOpen(() => answered(slot, result)),
      failed: (evidence, say) => whenOpen(() => lose(slot, evidence, say))
    })
    opening = false
  }

  /**
   * @param {Slot} slot
   * @param {unknown} result
   */
  function answered(slot, result) {
    if (over || running.indexOf(slot) < 0) return
    readProgress(slot)
    const details = faultOf(result)
    if (!details) return win(slot, result)
    if (slot.sourceId === own) lastResort = { slot, result }
    lose(slot, { engine: 'http', details })
  }

  /** @param {Slot} slot */
  function readProgress(slot) {
    const now = clock.now()
    const loaded = slot.attempt ? slot.attempt.loaded() : 0
    if (loaded > slot.loaded) {
      if (!slot.firstAt) slot.firstAt = now
      slot.loaded = loaded
      slot.grewAt = now
    }
    return now
  }

  /**
   * @param {Slot} slot
   * @param {AnswerCommand} said
   * @returns {'silent' | 'late' | null}
   */
  function trouble(slot, said) {
    const now = readProgress(slot)
    if (now - (order.whole ? slot.startedAt : slot.grewAt) >= said.silentMs) return 'silent'
    const total = slot.attempt ? slot.attempt.total() : 0
    const spent = now - slot.firstAt
    if (!said.finishFloorMs || !slot.firstAt || !total || spent < rateMs) return null
    const remaining = ((total - slot.loaded) * spent) / slot.loaded
    return remaining > Math.max(order.bufferMs() - said.finishRestMs, said.finishFloorMs) ? 'late' : null
  }

  /** A device that is too busy for its timers does not notice bytes either: that time does not count as silence. */
  function forgiveLateness() {
    const now = clock.now()
    const late = now - tickedAt - tickMs
    tickedAt = now
    if (late < tickMs) return
    running.forEach((slot) => {
      slot.startedAt += late
      slot.grewAt += late
      if (slot.firstAt) slot.firstAt += late
    })
  }

  function tick() {
    timer = over ? null : clock.setTimer(tick, tickMs)
    forgiveLateness()
    const leader = running.filter(({ attempt }) => attempt).sort((a, b) => b.loaded - a.loaded)[0]
    if (!over && leader) order.progress(/** @type {Attempt} */ (leader.attempt))
    if (over || !limits) return
    const said = limits
    running.forEach((slot) => {
      if (over || slot.told || !slot.attempt) return
      const found = trouble(slot, said)
      if (!found) return
      slot.told = true
      send({ type: 'request_slow', id, sourceId: slot.sourceId, silent: found === 'silent' })
      if (queue.length) next()
    })
  }

  return {
    id,
    /** @param {AnswerCommand | null} said null: no answer from the core; only the own source is asked */
    begin(said) {
      limits = said
      queue = said ? said.attempts.slice() : [own]
      next()
      if (!over) tick()
    },
    /** For an answer after `begin`, if the core was busy then. @param {AnswerCommand} said */
    adopt(said) {
      if (over || limits) return
      limits = said
      queue = said.attempts.filter((sourceId) => sourceId !== own)
    },
    /** The engine no longer wants the segment. */
    abort() {
      if (!over) end()
    }
  }
}

/** @typedef {ReturnType<typeof createHedgedRequest>} HedgedRequest */
