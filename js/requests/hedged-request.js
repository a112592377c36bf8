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
 * @typedef {object} RunningAttempt
 * @property {string} sourceId
 * @property {Attempt | null} download null while the matching segment is searched for
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
 * @property {(attempt: RunningAttempt, result: unknown) => void} onWon called before the engine gets the answer
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
  /** @type {RunningAttempt[]} */
  let running = []
  /** @type {string[]} sources that are still to be asked */
  let queue = []
  /** @type {AnswerCommand | null} */
  let limits = null
  /** @type {(() => void) | null} tells the engine of the failure if no source answers */
  let sayFailed = null
  let askedOwn = false
  /**
   * An answer of the own source that failed its check: better than none.
   * @type {{attempt: RunningAttempt, result: unknown} | null}
   */
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
    others.forEach((attempt) => {
      if (attempt.download) attempt.download.abort()
      send({ type: 'request_done', id, sourceId: attempt.sourceId, lost: true })
    })
    onOver()
  }

  /**
   * @param {RunningAttempt} attempt
   * @param {unknown} result
   */
  function win(attempt, result) {
    running = running.filter((one) => one !== attempt)
    end()
    const firstByteMs = attempt.firstAt ? attempt.firstAt - attempt.startedAt : undefined
    send({ type: 'request_done', id, sourceId: attempt.sourceId, ok: true, firstByteMs })
    onWon(attempt, result)
    order.done(result, attempt.download, attempt.piece)
  }

  /**
   * @param {RunningAttempt} attempt
   * @param {Evidence | null} evidence null: the source was not asked
   * @param {() => void} [say]
   */
  function lose(attempt, evidence, say) {
    if (over || running.indexOf(attempt) < 0) return
    running = running.filter((one) => one !== attempt)
    if (say && (!sayFailed || attempt.sourceId === own)) sayFailed = say
    const done = { type: /** @type {const} */ ('request_done'), id, sourceId: attempt.sourceId }
    send(evidence ? { ...done, ok: false, evidence } : { ...done, lost: true })
    if (!over) next()
  }

  function settle() {
    if (over || running.length) return
    if (lastResort) {
      const { attempt, result } = lastResort
      end()
      onOdd()
      return order.done(result, attempt.download)
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
    /** @type {RunningAttempt} */
    const attempt = { sourceId, download: null, startedAt: now, loaded: 0, grewAt: now, firstAt: 0, told: false }
    running.push(attempt)
    if (sourceId === own) {
      askedOwn = true
      return open(attempt, order.url)
    }
    find(sourceId).then((piece) => {
      if (over || running.indexOf(attempt) < 0) return
      if (!piece) return lose(attempt, null)
      attempt.piece = piece
      attempt.startedAt = attempt.grewAt = clock.now()
      open(attempt, piece.url, piece)
    })
  }

  /**
   * @param {RunningAttempt} attempt
   * @param {string} url
   * @param {SegmentRef} [piece]
   */
  function open(attempt, url, piece) {
    // If no core names the next source, the engine's own retries stay on.
    const retries = !limits
    let opening = true
    /**
     * A cached answer may come before `open` returns: handle it after `attempt.download` is set.
     * @param {() => void} answer
     */
    const whenOpen = (answer) => void (opening ? Promise.resolve().then(answer) : answer())
    attempt.download = order.open(url, piece, {
      retries,
      done: (result) => whenOpen(() => answered(attempt, result)),
      failed: (evidence, say) => whenOpen(() => lose(attempt, evidence, say))
    })
    opening = false
  }

  /**
   * @param {RunningAttempt} attempt
   * @param {unknown} result
   */
  function answered(attempt, result) {
    if (over || running.indexOf(attempt) < 0) return
    readProgress(attempt)
    const details = faultOf(result)
    if (!details) return win(attempt, result)
    if (attempt.sourceId === own) lastResort = { attempt, result }
    lose(attempt, { engine: 'http', details })
  }

  /** @param {RunningAttempt} attempt */
  function readProgress(attempt) {
    const now = clock.now()
    const loaded = attempt.download ? attempt.download.loaded() : 0
    if (loaded > attempt.loaded) {
      if (!attempt.firstAt) attempt.firstAt = now
      attempt.loaded = loaded
      attempt.grewAt = now
    }
    return now
  }

  /**
   * @param {RunningAttempt} attempt
   * @param {AnswerCommand} said
   * @returns {'silent' | 'late' | null}
   */
  function trouble(attempt, said) {
    const now = readProgress(attempt)
    if (now - (order.whole ? attempt.startedAt : attempt.grewAt) >= said.silentMs) return 'silent'
    const total = attempt.download ? attempt.download.total() : 0
    const spent = now - attempt.firstAt
    if (!said.finishFloorMs || !attempt.firstAt || !total || spent < rateMs) return null
    const remaining = ((total - attempt.loaded) * spent) / attempt.loaded
    return remaining > Math.max(order.bufferMs() - said.finishRestMs, said.finishFloorMs) ? 'late' : null
  }

  /** A device that is too busy for its timers does not notice bytes either: that time does not count as silence. */
  function forgiveLateness() {
    const now = clock.now()
    const late = now - tickedAt - tickMs
    tickedAt = now
    if (late < tickMs) return
    running.forEach((attempt) => {
      attempt.startedAt += late
      attempt.grewAt += late
      if (attempt.firstAt) attempt.firstAt += late
    })
  }

  function tick() {
    timer = over ? null : clock.setTimer(tick, tickMs)
    forgiveLateness()
    const leader = running.filter(({ download }) => download).sort((a, b) => b.loaded - a.loaded)[0]
    if (!over && leader) order.progress(/** @type {Attempt} */ (leader.download))
    if (over || !limits) return
    const said = limits
    running.forEach((attempt) => {
      if (over || attempt.told || !attempt.download) return
      const found = trouble(attempt, said)
      if (!found) return
      attempt.told = true
      send({ type: 'request_slow', id, sourceId: attempt.sourceId, silent: found === 'silent' })
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
