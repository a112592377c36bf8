// @ts-check
// A loader for hls.js, set by its extension point `config.loader`. The scheduler chooses the source. The loader that was
// configured before still makes each download, with its timeouts, `xhrSetup` and statistics.
import { attempt } from '../../base/attempt.js'
import { requestEvidence } from './evidence.js'
import { copyStats, elsewhere, faultOf, isVital, kindOf, segmentOf, withoutRetries } from './request-context.js'

/**
 * @typedef {import('../../types').SegmentRef} SegmentRef
 * @typedef {import('../../types').Evidence} Evidence
 * @typedef {import('../../types').RequestScheduler} RequestScheduler
 * @typedef {import('./library').HlsConfig} HlsConfig
 * @typedef {import('./library').HlsContext} HlsContext
 * @typedef {import('./library').HlsRequestConfig} HlsRequestConfig
 * @typedef {import('./library').HlsCallbacks} HlsCallbacks
 * @typedef {import('./library').HlsLoader} HlsLoader
 * @typedef {import('./library').HlsResponse} HlsResponse
 * @typedef {{response: HlsResponse, details: unknown}} Loaded the result of a download
 * @typedef {import('../../types').Attempt & {loader: HlsLoader, stats: HlsLoader['stats']}} Own what `open` returns
 * @typedef {import('./library').HlsLoaderClass} HlsLoaderClass
 * @typedef {object} LoaderOptions
 * @property {HlsLoaderClass} Plain the loader that hls.js uses without us
 * @property {(config: HlsConfig, context: HlsContext) => RequestScheduler | null} schedulerFor of a request; null: plain loader
 * @property {() => number} bufferMs buffered media ahead of the position
 */

/** True after our code has thrown once. Then every request bypasses the scheduler. */
let broken = false

/**
 * @param {LoaderOptions} options
 * @returns {HlsLoaderClass} hls.js creates one for each request
 */
export function createHlsLoader({ Plain, schedulerFor, bufferMs }) {
  /** @param {HlsConfig} config of the instance of hls.js */
  function ResilientLoader(config) {
    const plain = new Plain(config)
    /** The loader whose answer hls.js gets. @type {HlsLoader} */
    let winner = plain
    /** @type {{abort(): void} | null} */
    let order = null
    /** @type {HlsCallbacks | null} */
    let callbacks = null
    /** @type {RequestScheduler | null} */
    let asks = null

    /** @type {HlsLoader} */
    const loader = {
      context: null,
      /** hls.js takes this reference before `load`, so the object is never replaced. */
      stats: plain.stats,
      load,
      abort() {
        if (!order) return winner.abort()
        const said = callbacks
        forget()
        loader.stats.aborted = true
        if (said && said.onAbort && loader.context) said.onAbort(loader.stats, loader.context, null)
      },
      destroy() {
        forget()
        if (winner !== plain) winner.destroy()
        plain.destroy()
      },
      getCacheAge: () => (winner.getCacheAge ? winner.getCacheAge() : null),
      /** @param {string} name */
      getResponseHeader: (name) => (winner.getResponseHeader ? winner.getResponseHeader(name) : null)
    }

    function forget() {
      const ending = order
      order = callbacks = null
      if (ending) ending.abort()
    }

    /**
     * @param {HlsContext} context
     * @param {HlsRequestConfig} requestConfig
     * @param {HlsCallbacks} given
     */
    function load(context, requestConfig, given) {
      loader.context = context
      try {
        const scheduler = broken ? null : schedulerFor(config, context)
        if (scheduler) {
          asks = scheduler
          callbacks = given
          order = scheduler.ask(orderOf(context, requestConfig))
          return
        }
      } catch (error) {
        broken = true
      }
      forget()
      winner = inPlaceOfPlain(context) || plain
      winner.load(context, requestConfig, given)
    }

    /**
     * The proxy rules hold even after our code has thrown: the scheduler may name a loader in place of the plain one.
     * @param {HlsContext} context
     */
    function inPlaceOfPlain(context) {
      try {
        const scheduler = schedulerFor(config, context)
        return scheduler && scheduler.loaderFor && scheduler.loaderFor(context)
      } catch (error) {
        return null
      }
    }

    /**
     * @param {HlsContext} context
     * @param {HlsRequestConfig} requestConfig
     * @returns {import('../../types').SegmentOrder}
     */
    function orderOf(context, requestConfig) {
      const kind = kindOf(context)
      return {
        kind,
        url: context.url,
        piece: segmentOf(context, kind),
        whole: kind !== 'segment',
        vital: isVital(context),
        bufferMs,
        open: (url, from, hooks) =>
          from
            ? open(new Plain(config), elsewhere(context, from), requestConfig, hooks)
            : open(
                (asks && asks.loaderFor && asks.loaderFor(context)) || new Plain(config),
                context,
                requestConfig,
                hooks
              ),
        faultOf: ({ response }) => faultOf(kind, context, response.data),
        bodyOf: ({ response }) => response.data,
        baseOf: ({ response }) => response.url || context.url,
        progress: (leader) => copyStats(/** @type {Own} */ (leader).stats, loader.stats),
        done: ({ response, details }, answering) => finish(response, details, /** @type {Own} */ (answering).loader)
      }
    }

    /**
     * @param {HlsResponse} response
     * @param {unknown} details
     * @param {HlsLoader} from
     */
    function finish(response, details, from) {
      const said = callbacks
      const { stats, context } = loader
      winner = from
      copyStats(from.stats, stats)
      stats.aborted = false
      order = callbacks = null
      if (!said || !context) return
      const change = context.type === 'manifest' && asks && asks.playlist
      if (change) {
        const changed = attempt(() => change(response.data, context.url))
        if (changed !== undefined) response.data = changed
      }
      if (said.onProgress) said.onProgress(stats, context, response.data, details)
      said.onSuccess(response, stats, context, details)
    }

    /**
     * @param {HlsLoader} made
     * @param {HlsContext} context
     * @param {HlsRequestConfig} requestConfig
     * @param {{retries: boolean, done(result: Loaded): void, failed(evidence: Evidence, say: () => void): void}} hooks
     */
    function open(made, context, requestConfig, hooks) {
      const { stats } = made
      /** @param {(said: HlsCallbacks, asked: HlsContext) => void} tell */
      const later = (tell) => () => {
        const said = callbacks
        order = callbacks = null
        if (said && loader.context) tell(said, loader.context)
      }
      made.load(context, hooks.retries ? requestConfig : withoutRetries(requestConfig), {
        onSuccess(response, own, used, details) {
          hooks.done({ response, details })
        },
        onError(error, used, details) {
          hooks.failed(
            requestEvidence(error, details),
            later((said, asked) => said.onError(error, asked, details, loader.stats))
          )
        },
        onTimeout(own, used, details) {
          hooks.failed(
            { engine: 'http', details: 'timeout' },
            later((said, asked) => said.onTimeout(loader.stats, asked, details))
          )
        }
      })
      if (!loader.stats.loading.start) copyStats(stats, loader.stats)
      return {
        loader: made,
        stats,
        loaded: () => stats.loaded || (stats.loading.first ? 1 : 0),
        total: () => stats.total,
        abort: () => made.destroy()
      }
    }

    return loader
  }
  // Called with `new`, a function that returns an object gives that object. The type of a function does not say so.
  return /** @type {HlsLoaderClass} */ (/** @type {unknown} */ (ResilientLoader))
}
