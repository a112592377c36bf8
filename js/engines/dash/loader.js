// @ts-check
// A loader for dash.js, set by its extension point `extend('XHRLoader', factory, true)`. Every MPD, init segment and media
// segment passes through it. The loader that it replaces still makes each download.
import { callOf } from './loader-calls.js'
import { orderOf } from './request-context.js'

/**
 * @typedef {import('../../types').Evidence} Evidence
 * @typedef {import('./loader-calls.js').Answer} Answer
 * @typedef {import('./loader-calls.js').Call} Call
 * @typedef {import('./library').DashRequest} DashRequest
 * @typedef {DashHttpRequest4 | DashHttpRequest5} DashHttpRequest
 * @typedef {import('./library').DashXhrLoader<DashHttpRequest>} PlainLoader
 * @typedef {{getClassFactoryByName(name: string): (context: object) => {create(config: unknown): PlainLoader}}} Factory
 * @typedef {import('./library').DashHttpRequest4} DashHttpRequest4
 * @typedef {import('./library').DashHttpRequest5} DashHttpRequest5
 * @typedef {{loaded: number, total: number, firstAt: number, startedAt: number, seenAt: number}} State of one download
 * @typedef {import('../../types').Attempt & {state: State}} Own what `attempt` returns
 * @typedef {object} DashLoaderOptions
 * @property {(request: DashRequest | undefined) => import('../../types').RequestScheduler | null} scheduler null: plain loader
 * @property {() => number} bufferMs buffered media ahead of the position
 * @property {import('../../types').Clock} clock
 */

/** True after our code has thrown once. Then every request bypasses the scheduler. */
let broken = false

/**
 * @param {DashLoaderOptions} options
 * @returns {Function} for `player.extend('XHRLoader', it, true)`
 */
export function createDashLoader(options) {
  /** @this {{factory: Factory}} @param {unknown} config */
  return function ResilientXhrLoader(config) {
    const Plain = this.factory.getClassFactoryByName('XHRLoader')
    // With an empty context dash.js applies no extension: this creates the original loader.
    const create = () => Plain({}).create(config)
    /** @type {{key: DashHttpRequest, order: {abort(): void}, call: Call}[]} under way; 4.x aborts by `key`, 5.x by `customData` */
    let open = []
    const plain = create()

    /** @param {DashHttpRequest} key */
    function forget(key) {
      const found = open.filter((one) => one.key === key)[0]
      open = open.filter((one) => one !== found)
      return found
    }

    /**
     * @param {DashHttpRequest} request
     * @param {import('./library').DashResponse5} [response] in 5.x
     */
    function load(request, response) {
      const call = broken ? null : callOf(create, request, response)
      const scheduler = call && options.scheduler(call.request)
      if (!scheduler || !call) return plain.load(request, response)
      try {
        const order = startHedgedRequest(scheduler, call, options, () => forget(request))
        open.push({ key: request, order, call })
        call.abortBy(() => abort(request))
      } catch (error) {
        broken = true
        return plain.load(request, response)
      }
      return true
    }

    /** @param {DashHttpRequest} request */
    function abort(request) {
      const found = forget(request)
      if (!found) return plain.abort(request)
      found.order.abort()
      found.call.aborted()
    }

    return {
      load,
      abort,
      getXhr: () => (plain.getXhr ? plain.getXhr() : null),
      reset() {
        open.slice().forEach(({ key }) => abort(key))
        if (plain.reset) plain.reset()
      },
      resetInitialSettings() {
        if (plain.resetInitialSettings) plain.resetInitialSettings()
      }
    }
  }
}

/**
 * @param {import('../../types').RequestScheduler} scheduler
 * @param {Call} call
 * @param {DashLoaderOptions} options
 * @param {() => void} over
 */
function startHedgedRequest(scheduler, call, { bufferMs, clock }, over) {
  let reported = 0
  const { request, url } = call

  /** @param {string} at */
  function attempt(at, /** @type {Parameters<import('../../types').SegmentOrder['open']>[2]} */ hooks) {
    const startedAt = clock.now()
    const state = { loaded: 0, total: 0, firstAt: 0, startedAt, seenAt: startedAt }
    const running = call.open(at, {
      progress(event) {
        state.loaded = Math.max(event.loaded || 0, 1)
        if (event.lengthComputable) state.total = event.total
        if (!state.firstAt) state.firstAt = clock.now()
      },
      end(answer) {
        if (answer && answer.status >= 200 && answer.status <= 299 && answer.data) return hooks.done(answer)
        hooks.failed(evidenceOf(answer), () => {
          over()
          call.fail(answer)
        })
      }
    })
    return { state, loaded: () => state.loaded, total: () => state.total, abort: running.abort }
  }

  /**
   * Reports the winner's own download time. The wait for another source does not make the winner slow.
   * @param {State} state
   * @param {number} loaded
   * @param {number} total
   */
  function report(state, loaded, total) {
    if (loaded <= reported) return
    const now = clock.now()
    call.progress({ lengthComputable: total > 0, loaded, total, time: Math.max(1, now - state.seenAt) })
    reported = loaded
    state.seenAt = now
  }

  return scheduler.ask({
    ...orderOf(request, url),
    bufferMs,
    open: (at, piece, hooks) => attempt(at, hooks),
    bodyOf: ({ data }) => data,
    baseOf: (answer) => /** @type {Answer} */ (answer).url || url,
    progress(leader) {
      const { state } = /** @type {Own} */ (leader)
      if (state.total) report(state, state.loaded, state.total)
    },
    done(result, winner) {
      over()
      const answer = /** @type {Answer} */ (result)
      const { state } = /** @type {Own} */ (winner)
      const { data } = answer
      const size = !data ? 0 : typeof data === 'string' ? data.length : data.byteLength
      if (clock.dateAt && state.firstAt) request.firstByteDate = clock.dateAt(state.firstAt)
      report(state, size, size)
      call.succeed(answer)
    }
  })
}

/**
 * @param {Answer | null} answer
 * @returns {Evidence}
 */
function evidenceOf(answer) {
  /** @type {Evidence} */
  const evidence = { engine: 'http', status: answer ? answer.status : 0 }
  if (answer && answer.retryAfterMs !== undefined) evidence.retryAfterMs = answer.retryAfterMs
  return evidence
}
