// @ts-check
// A loader for hls.js (its `Loader`) that asks a proxy. For hls.js the answer comes from the original URL, so that hls.js
// resolves the URLs in a playlist against the original one.
import { attempt } from '../base/attempt.js'
import { maxBytes } from '../core/json.js'
import { requestPrivately } from './private-request-host.js'

/**
 * @typedef {import('../engines/hls/library').HlsContext} HlsContext
 * @typedef {import('../engines/hls/library').HlsRequestConfig} HlsRequestConfig
 * @typedef {object} Passage
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {string} address URL of the proxy for this request; empty: the request fails, and no server is asked
 * @property {(answered: string, body: ArrayBuffer) => string} refusalOf why the answer is refused; '' if it is accepted.
 *   Without an address: why no server is asked
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
          // If the core traps over it, the answer is refused: hls.js gets an error and does not wait forever.
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
