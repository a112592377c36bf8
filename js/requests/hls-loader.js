// @ts-check
// A loader for hls.js, through its own extension point (`config.loader`): each download is made by the loader that was
// there before, with its timeouts, `xhrSetup` and statistics; the desk says of whom.
import { hlsEvidence } from '../hls-evidence.js'
import { looksLikeMedia, looksLikePlaylist } from './piece-check.js'

/**
 * @typedef {import('../types').Piece} Piece
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
 * @returns {new (config: any) => any}
 */
export function createHlsLoader({ Plain, deskFor, bufferMs }) {
  /** One for each request, made by hls.js. */
  return class ResilientLoader {
    /** @param {any} config of the instance of hls.js */
    constructor(config) {
      this.config = config
      this.plain = new Plain(config)
      /** hls.js keeps this reference from before `load`: one object for life. */
      this.stats = this.plain.stats
      /** @type {any} */
      this.context = null
      /** @type {any} */
      this.callbacks = null
      /** @type {{abort(): void} | null} */
      this.order = null
      /** Whoever has answered. @type {any} */
      this.winner = this.plain
    }

    /**
     * @param {any} context
     * @param {any} config
     * @param {any} callbacks
     */
    load(context, config, callbacks) {
      this.context = context
      this.callbacks = callbacks
      try {
        const desk = broken ? null : deskFor(this.config, context)
        if (desk) {
          this.stats.loading.start = window.performance.now()
          this.order = desk.ask(this.orderOf(context, config, callbacks))
          return
        }
      } catch (error) {
        broken = true
        if (this.order) this.order.abort()
      }
      this.order = null
      this.plain.load(context, config, callbacks)
    }

    /**
     * @param {any} context
     * @param {any} config
     * @param {any} callbacks
     * @returns {import('../types').PieceOrder}
     */
    orderOf(context, config, callbacks) {
      const kind = kindOf(context)
      const { frag } = context
      const piece = pieceOf(context, kind)
      const clear = !frag || !frag.encrypted
      return {
        kind,
        url: context.url,
        piece,
        whole: kind !== 'segment',
        bufferMs,
        open: (url, from, hooks) => this.open(from ? elsewhere(context, from) : context, config, hooks),
        isRight: ({ response }) => isRight(kind, context, response.data, clear),
        bodyOf: ({ response }) => response.data,
        baseOf: ({ response }) => response.url || context.url,
        progress: (attempt) => copyStats(/** @type {any} */ (attempt).stats, this.stats),
        done: ({ response, details }, attempt) => {
          const { loader } = /** @type {any} */ (attempt)
          this.winner = loader
          copyStats(loader.stats, this.stats)
          this.stats.aborted = false
          this.order = null
          if (callbacks.onProgress) callbacks.onProgress(this.stats, context, response.data, details)
          callbacks.onSuccess(response, this.stats, context, details)
        }
      }
    }

    /**
     * @param {any} context
     * @param {any} config
     * @param {{done(result: any): void, failed(evidence: import('../types').Evidence, say: () => void): void}} hooks
     */
    open(context, config, hooks) {
      const loader = new Plain(this.config)
      const { stats } = loader
      const original = this.context
      const { callbacks } = this
      loader.load(context, withoutRetries(config), {
        onSuccess: (/** @type {any} */ response, /** @type {any} */ s, /** @type {any} */ c, /** @type {any} */ details) =>
          hooks.done({ response, details }),
        onError: (/** @type {any} */ error, /** @type {any} */ c, /** @type {any} */ details) =>
          hooks.failed(hlsEvidence({ response: error, networkDetails: details }), () => {
            this.order = null
            callbacks.onError(error, original, details, this.stats)
          }),
        onTimeout: (/** @type {any} */ s, /** @type {any} */ c, /** @type {any} */ details) =>
          hooks.failed({ engine: 'hls.js', details: 'loadTimeOut' }, () => {
            this.order = null
            callbacks.onTimeout(this.stats, original, details)
          })
      })
      return {
        loader,
        stats,
        loaded: () => stats.loaded || (stats.loading.first ? 1 : 0),
        total: () => stats.total,
        abort() {
          loader.destroy()
        }
      }
    }

    abort() {
      const { order, context, callbacks } = this
      if (!order) return this.plain.abort()
      this.order = null
      this.stats.aborted = true
      order.abort()
      if (callbacks && callbacks.onAbort) callbacks.onAbort(this.stats, context, null)
    }

    destroy() {
      this.callbacks = null
      if (this.order) this.order.abort()
      this.order = null
      if (this.winner !== this.plain) this.winner.destroy()
      this.plain.destroy()
    }

    getCacheAge() {
      return this.winner.getCacheAge ? this.winner.getCacheAge() : null
    }

    /** @param {string} name */
    getResponseHeader(name) {
      return this.winner.getResponseHeader ? this.winner.getResponseHeader(name) : null
    }
  }
}

/**
 * @param {any} context
 * @returns {import('../types').PieceOrder['kind']}
 */
function kindOf({ type, frag, part, keyInfo }) {
  if (keyInfo || part) return 'alone'
  if (frag) return frag.sn === 'initSegment' ? 'init' : 'segment'
  return type === 'level' || type === 'audioTrack' || type === 'subtitleTrack' ? 'playlist' : 'alone'
}

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
  const moved = Object.assign({}, context, { url })
  if (length === undefined) return moved
  moved.rangeStart = offset || 0
  moved.rangeEnd = moved.rangeStart + length
  return moved
}

/**
 * Who retries is decided by the core, and by hls.js for the request as a whole.
 * @param {any} config of a request; `loadPolicy` since hls.js 1.4
 */
function withoutRetries(config) {
  const single = Object.assign({}, config, { maxRetry: 0 })
  if (config.loadPolicy)
    single.loadPolicy = Object.assign({}, config.loadPolicy, { timeoutRetry: null, errorRetry: null })
  return single
}

/**
 * @param {import('../types').PieceOrder['kind']} kind
 * @param {any} context
 * @param {any} data
 * @param {boolean} clear
 */
function isRight(kind, { type, frag, rangeEnd, rangeStart }, data, clear) {
  if (type || kind === 'playlist') return looksLikePlaylist(data)
  if (kind === 'alone' || !(data instanceof ArrayBuffer)) return true
  if (rangeEnd) return data.byteLength === rangeEnd - rangeStart
  const subtitles = frag && frag.type === 'subtitle'
  return clear && !subtitles ? looksLikeMedia(new Uint8Array(data)) : data.byteLength > 0
}

/**
 * @param {any} from LoadStats of hls.js
 * @param {any} to the ones that hls.js looks at
 */
function copyStats(from, to) {
  const { start, first, end } = from.loading
  Object.assign(to.loading, { start, first, end })
  to.loaded = from.loaded
  to.total = from.total
  to.chunkCount = from.chunkCount
  to.bwEstimate = from.bwEstimate
}
