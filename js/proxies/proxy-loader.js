// @ts-check
// A loader of hls.js (its `Loader`) that asks an intermediary. To hls.js the answer comes from the original address, so
// that what stands in a playlist is resolved against it.
import { attempt } from '../base/attempt.js'
import { maxBytes } from '../core/json.js'
import { requestPrivately } from './private-request-host.js'

/**
 * @typedef {import('../engines/hls/library').HlsContext} HlsContext
 * @typedef {import('../engines/hls/library').HlsRequestConfig} HlsRequestConfig
 * @typedef {object} Passage
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {string} address of the intermediary, for this request; empty: nobody is asked, and it fails
 * @property {(answered: string, body: ArrayBuffer) => string} refusalOf why this answer is not taken; '' where it is.
 *   Where there is no address: why nobody is asked
 */

/**
 * @param {Passage} passage
 * @returns {import('../engines/hls/library').HlsLoader}
 */
export function createProxyLoader({ window, clock, address, refusalOf }) {
  const stats = emptyStats()
  /** @type {(() => void) | null} */
  let stop = null
  /** @type {unknown} */
  let timer = null

  function end() {
    if (stop) stop()
    stop = null
    if (timer !== null) clock.clearTimer(timer)
    timer = null
  }

  return {
    context: null,
    stats,
    load(context, config, callbacks) {
      this.context = context
      const fail = (/** @type {number} */ code, /** @type {string} */ text) => {
        end()
        callbacks.onError({ code, text }, context, null, stats)
      }
      stats.loading.start = clock.now()
      if (!address) return void Promise.resolve().then(() => fail(0, refusalOf('', new ArrayBuffer(0))))
      timer = clock.setTimer(() => {
        end()
        callbacks.onTimeout(stats, context, null)
      }, limitOf(config))
      stop = requestPrivately(window, address, rangeOf(context), {
        head() {
          stats.loading.first = clock.now()
        },
        done(response, body) {
          end()
          stats.loading.end = clock.now()
          stats.loaded = stats.total = body.byteLength
          if (!response.ok) return fail(response.status, '')
          // Where the core traps over it, nobody has said that it may be taken; hls.js is told so, and not left waiting.
          const said = body.byteLength > maxBytes ? 'longer than is read' : attempt(() => refusalOf(response.url, body))
          if (said !== '') return fail(0, said || 'the core failed')
          const text = context.responseType !== 'arraybuffer'
          const data = text ? new window.TextDecoder().decode(body) : body
          callbacks.onSuccess({ url: context.url, data, code: response.status }, stats, context, null)
        },
        failed: () => fail(0, '')
      })
    },
    abort: end,
    destroy: end,
    getCacheAge: () => null,
    getResponseHeader: () => null
  }
}

/** @param {HlsContext} context */
function rangeOf({ rangeStart, rangeEnd }) {
  return rangeEnd ? 'bytes=' + (rangeStart || 0) + '-' + (rangeEnd - 1) : undefined
}

/** @param {HlsRequestConfig} config */
function limitOf({ loadPolicy, timeout }) {
  return (loadPolicy && loadPolicy.maxLoadTimeMs) || timeout || 0
}

/** LoadStats of hls.js. */
function emptyStats() {
  return {
    aborted: false,
    loaded: 0,
    retry: 0,
    total: 0,
    chunkCount: 0,
    bwEstimate: 0,
    loading: { start: 0, first: 0, end: 0 },
    parsing: { start: 0, end: 0 },
    buffering: { start: 0, first: 0, end: 0 }
  }
}
