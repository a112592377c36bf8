// @ts-check
// A loader for hls.js, through its own extension point (`config.loader`): each download is made by the loader that was
// there before, with its timeouts, `xhrSetup` and statistics; the desk says of whom.
import { hlsEvidence } from '../hls-evidence.js'
import { looksLikeMedia, looksLikePlaylist } from './piece-check.js'

/**
 * @typedef {import('../types').Piece} Piece
 * @typedef {import('../types').Evidence} Evidence
 * @typedef {import('../types').RequestDesk} RequestDesk
 * @typedef {object} LoaderOptions
 * @property {new (config: any) => any} Plain the loader that hls.js would use
 * @property {(config: any, context: any) => RequestDesk | null} deskFor of this instance of hls.js; null: none of ours
 * @property {() => number} bufferMs what is there to play
 */

/** Once something of ours has thrown, everything passes through. */
let broken = false

/**
 * @param {LoaderOptions} options
 * @returns {new (config: any) => any} hls.js makes one for each request
 */
export function createHlsLoader({ Plain, deskFor, bufferMs }) {
  /** @param {any} config of the instance of hls.js */
  function ResilientLoader(config) {
    const plain = new Plain(config)
    /** Whoever answers. @type {any} */
    let winner = plain
    /** @type {{abort(): void} | null} */
    let order = null
    /** @type {any} */
    let callbacks = null

    const loader = {
      /** @type {any} */
      context: null,
      /** hls.js keeps this reference from before `load`: one object for life. */
      stats: plain.stats,
      load,
      abort() {
        if (!order) return plain.abort()
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
        const desk = broken ? null : deskFor(config, context)
        if (desk) {
          callbacks = given
          order = desk.ask(orderOf(context, requestConfig))
          return
        }
      } catch (error) {
        broken = true
      }
      forget()
      plain.load(context, requestConfig, given)
    }

    /**
     * @param {any} context
     * @param {any} requestConfig
     * @returns {import('../types').PieceOrder}
     */
    function orderOf(context, requestConfig) {
      const kind = kindOf(context)
      return {
        kind,
        url: context.url,
        piece: pieceOf(context, kind),
        whole: kind !== 'segment',
        bufferMs,
        open: (url, from, hooks) => open(from ? elsewhere(context, from) : context, requestConfig, hooks),
        isRight: ({ response }) => isRight(kind, context, response.data),
        bodyOf: ({ response }) => response.data,
        baseOf: ({ response }) => response.url || context.url,
        progress: (attempt) => copyStats(/** @type {any} */ (attempt).stats, loader.stats),
        done: ({ response, details }, attempt) => finish(response, details, /** @type {any} */ (attempt).loader)
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
      if (said.onProgress) said.onProgress(stats, context, response.data, details)
      said.onSuccess(response, stats, context, details)
    }

    /**
     * @param {any} context
     * @param {any} requestConfig
     * @param {{done(result: any): void, failed(evidence: Evidence, say: () => void): void}} hooks
     */
    function open(context, requestConfig, hooks) {
      const attempt = new Plain(config)
      const { stats } = attempt
      /** @param {(said: any) => void} tell */
      const later = (tell) => () => {
        const said = callbacks
        order = callbacks = null
        if (said) tell(said)
      }
      attempt.load(context, withoutRetries(requestConfig), {
        onSuccess(
          /** @type {any} */ response,
          /** @type {any} */ own,
          /** @type {any} */ asked,
          /** @type {any} */ details
        ) {
          hooks.done({ response, details })
        },
        onError(/** @type {any} */ error, /** @type {any} */ asked, /** @type {any} */ details) {
          const evidence = hlsEvidence({ response: error, networkDetails: details })
          hooks.failed(
            evidence,
            later((said) => said.onError(error, loader.context, details, loader.stats))
          )
        },
        onTimeout(/** @type {any} */ own, /** @type {any} */ asked, /** @type {any} */ details) {
          hooks.failed(
            { engine: 'hls.js', details: 'loadTimeOut' },
            later((said) => said.onTimeout(loader.stats, loader.context, details))
          )
        }
      })
      if (!loader.stats.loading.start) copyStats(stats, loader.stats)
      return {
        loader: attempt,
        stats,
        loaded: () => stats.loaded || (stats.loading.first ? 1 : 0),
        total: () => stats.total,
        abort: () => attempt.destroy()
      }
    }

    return loader
  }
  return /** @type {any} */ (ResilientLoader)
}

/**
 * @param {any} context
 * @returns {import('../types').PieceOrder['kind']}
 */
function kindOf({ type, frag, part, keyInfo }) {
  if (keyInfo || part) return 'alone'
  if (frag) return frag.sn === 'initSegment' ? 'init' : 'segment'
  return isPlaylist(type) ? 'playlist' : 'alone'
}

/** @param {unknown} type of a context of hls.js */
const isPlaylist = (type) => type === 'level' || type === 'audioTrack' || type === 'subtitleTrack'

/**
 * @param {any} context
 * @param {import('../types').PieceOrder['kind']} kind
 * @returns {Piece | undefined}
 */
function pieceOf(context, kind) {
  const { frag, url, rangeStart, rangeEnd } = context
  if (kind === 'alone' || !frag) return undefined
  /** @type {Piece} */
  const piece = { manifest: frag.baseurl, what: kind === 'init' ? 'init' : 'segment', url }
  if (typeof frag.sn === 'number') piece.number = frag.sn
  if (rangeEnd) {
    piece.offset = rangeStart
    piece.length = rangeEnd - rangeStart
  }
  return frag.baseurl ? piece : undefined
}

/**
 * @param {any} context of hls.js
 * @param {Piece} piece of another source
 */
function elsewhere(context, { url, offset, length }) {
  if (length === undefined) return { ...context, url }
  const rangeStart = offset || 0
  return { ...context, url, rangeStart, rangeEnd: rangeStart + length }
}

/**
 * Who retries is decided by the core, and by hls.js for the request as a whole.
 * @param {any} config of a request; `loadPolicy` since hls.js 1.4
 */
function withoutRetries(config) {
  const single = { ...config, maxRetry: 0 }
  if (config.loadPolicy) single.loadPolicy = { ...config.loadPolicy, timeoutRetry: null, errorRetry: null }
  return single
}

/**
 * @param {import('../types').PieceOrder['kind']} kind
 * @param {any} context
 * @param {any} data
 */
function isRight(kind, { type, frag, rangeEnd, rangeStart }, data) {
  if (type === 'manifest' || kind === 'playlist') return looksLikePlaylist(data)
  if (kind === 'alone' || !(data instanceof ArrayBuffer)) return true
  if (rangeEnd) return data.byteLength === rangeEnd - rangeStart
  // Of what is encrypted nothing can be read; subtitles have no signature.
  const closed = !frag || frag.encrypted || frag.type === 'subtitle'
  return !closed ? looksLikeMedia(new Uint8Array(data)) : data.byteLength > 0
}

/**
 * @param {any} from LoadStats of hls.js
 * @param {any} to the ones that hls.js looks at
 */
function copyStats(from, to) {
  to.loading.start = from.loading.start
  to.loading.first = from.loading.first
  to.loading.end = from.loading.end
  to.loaded = from.loaded
  to.total = from.total
  to.chunkCount = from.chunkCount
  to.bwEstimate = from.bwEstimate
}
