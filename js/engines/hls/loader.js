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
 * @typedef {object} LoaderOptions
 * @property {new (config: any) => any} Plain the loader that hls.js uses without us
 * @property {(config: any, context: any) => RequestScheduler | null} schedulerFor of a request; null: plain loader
 * @property {() => number} bufferMs buffered media ahead of the position
 */

/** True after our code has thrown once. Then every request bypasses the scheduler. */
let broken = false

/**
 * @param {LoaderOptions} options
 * @returns {new (config: any) => any} hls.js creates one for each request
 */
export function createHlsLoader({ Plain, schedulerFor, bufferMs }) {
  /** @param {any} config of the instance of hls.js */
  function ResilientLoader(config) {
    const plain = new Plain(config)
    /** The loader whose answer hls.js gets. @type {any} */
    let winner = plain
    /** @type {{abort(): void} | null} */
    let order = null
    /** @type {any} */
    let callbacks = null
    /** @type {RequestScheduler | null} */
    let asks = null

    const loader = {
      /** @type {any} */
      context: null,
      /** hls.js takes this reference before `load`, so the object is never replaced. */
      stats: plain.stats,
      load,
      abort() {
        if (!order) return winner.abort()
        const said = callbacks
        forget()
        loader.stats.aborted = true
        if (said && said.onAbort) said.onAbort(loader.stats, loader.context, null)
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
     * @param {any} context
     * @param {any} requestConfig
     * @param {any} given
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
     * @param {any} context
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
     * @param {any} context
     * @param {any} requestConfig
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
        progress: (leader) => copyStats(/** @type {any} */ (leader).stats, loader.stats),
        done: ({ response, details }, answering) => finish(response, details, /** @type {any} */ (answering).loader)
      }
    }

    /**
     * @param {any} response
     * @param {any} details
     * @param {any} from
     */
    function finish(response, details, from) {
      const said = callbacks
      const { stats, context } = loader
      winner = from
      copyStats(from.stats, stats)
      stats.aborted = false
      order = callbacks = null
      if (!said) return
      const change = context.type === 'manifest' && asks && asks.playlist
      if (change) {
        const changed = attempt(() => change(response.data, context.url))
        if (changed !== undefined) response.data = changed
      }
      if (said.onProgress) said.onProgress(stats, context, response.data, details)
      said.onSuccess(response, stats, context, details)
    }

    /**
     * @param {any} made a loader
     * @param {any} context
     * @param {any} requestConfig
     * @param {{retries: boolean, done(result: any): void, failed(evidence: Evidence, say: () => void): void}} hooks
     */
    function open(made, context, requestConfig, hooks) {
      const { stats } = made
      /** @param {(said: any) => void} tell */
      const later = (tell) => () => {
        const said = callbacks
        order = callbacks = null
        if (said) tell(said)
      }
      made.load(context, hooks.retries ? requestConfig : withoutRetries(requestConfig), {
        onSuccess(
          /** @type {any} */ response,
          /** @type {any} */ own,
          /** @type {any} */ asked,
          /** @type {any} */ details
        ) {
          hooks.done({ response, details })
        },
        onError(/** @type {any} */ error, /** @type {any} */ asked, /** @type {any} */ details) {
          hooks.failed(
            requestEvidence(error, details),
            later((said) => said.onError(error, loader.context, details, loader.stats))
          )
        },
        onTimeout(/** @type {any} */ own, /** @type {any} */ asked, /** @type {any} */ details) {
          hooks.failed(
            { engine: 'http', details: 'timeout' },
            later((said) => said.onTimeout(loader.stats, loader.context, details))
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
  return /** @type {any} */ (ResilientLoader)
}
