// @ts-check
import { emptyElement } from './engine-native.js'

/** @typedef {import('./types').EngineOptions} EngineOptions */
/** @typedef {import('./types').Engine} Engine */

const firstByteMs = 8000
const playlistMs = 12000
// hls.js's own limit: a total is no measure of a slow line that still delivers.
const segmentMs = 120000
const retryDelayMs = 500

/**
 * A source through hls.js of the page.
 * @param {EngineOptions} options
 * @param {any} Hls the library
 * @returns {Engine}
 */
export function openHls(options, Hls) {
  const { video, url, position, onFailure } = options
  const hls = new Hls(hlsConfig(Hls, position))
  let live = false
  let destroyed = false
  /** @type {number | undefined} */
  let targetDuration
  let events = 0
  /** What is on its way; hls.js counts its bytes as they come. @type {any} */
  let fragment = null
  /** Bytes of the fragments before it. */
  let whole = 0

  const loadedOf = (/** @type {any} */ of) => (of && of.stats && of.stats.loaded) || 0

  hls.on('hlsManifestLoaded', () => events++)
  hls.on('hlsLevelLoaded', (/** @type {string} */ name, /** @type {any} */ data) => {
    events++
    const details = data && data.details
    live = !!(details && details.live)
    targetDuration = details && details.targetduration
  })
  hls.on('hlsFragLoading', (/** @type {string} */ name, /** @type {any} */ data) => {
    whole += loadedOf(fragment)
    fragment = data && data.frag
  })
  hls.on('hlsError', (/** @type {string} */ name, /** @type {any} */ data) => {
    if (!data || !data.fatal || destroyed) return
    onFailure(hlsEvidence(data))
  })
  hls.attachMedia(video)
  hls.loadSource(url)

  return {
    seeksItself: true,
    isLive: () => live,
    received: () => events + whole + loadedOf(fragment),
    targetDuration: () => targetDuration,
    destroy() {
      destroyed = true
      hls.destroy()
      emptyElement(video)
    }
  }
}

/**
 * One retry of hls.js's own: a fatal error must not stay hidden behind half a minute of them.
 * @param {any} Hls
 * @param {number} [position] absent: the live edge or the start
 * @returns {object}
 */
export function hlsConfig(Hls, position) {
  /** @type {Record<string, any>} */
  const config = { startPosition: position === undefined ? -1 : position }
  const defaults = Hls.DefaultConfig || {}
  if (defaults.fragLoadPolicy) {
    config.manifestLoadPolicy = config.playlistLoadPolicy = config.keyLoadPolicy = loadPolicy(playlistMs)
    config.fragLoadPolicy = loadPolicy(segmentMs)
    return config
  }
  // Before hls.js 1.4.
  config.manifestLoadingTimeOut = config.levelLoadingTimeOut = playlistMs
  config.manifestLoadingMaxRetry = config.levelLoadingMaxRetry = config.fragLoadingMaxRetry = 1
  config.manifestLoadingRetryDelay = config.levelLoadingRetryDelay = config.fragLoadingRetryDelay = retryDelayMs
  return config
}

/** @param {number} maxLoadTimeMs */
function loadPolicy(maxLoadTimeMs) {
  return {
    default: {
      maxTimeToFirstByteMs: firstByteMs,
      maxLoadTimeMs,
      timeoutRetry: { maxNumRetry: 0, retryDelayMs: 0, maxRetryDelayMs: 0 },
      errorRetry: { maxNumRetry: 1, retryDelayMs, maxRetryDelayMs: retryDelayMs }
    }
  }
}

/**
 * @param {any} data of hls.js's ERROR event
 * @returns {import('./types').Evidence}
 */
export function hlsEvidence(data) {
  /** @type {import('./types').Evidence} */
  const evidence = { engine: 'hls.js', details: String(data.details || '') }
  const text = data.reason || (data.error && data.error.message) || (data.response && data.response.text)
  if (text) evidence.text = String(text)
  if (data.response && typeof data.response.code === 'number') evidence.status = data.response.code
  const wait = retryAfterMs(data.networkDetails)
  if (wait !== undefined) evidence.retryAfterMs = wait
  return evidence
}

/**
 * RFC 9110 section 10.2.3, its number of seconds; of another origin only where the server exposes it.
 * @param {any} request of the loader: XMLHttpRequest, or the Response of a fetch
 * @returns {number | undefined}
 */
function retryAfterMs(request) {
  try {
    const text = request.getResponseHeader
      ? request.getResponseHeader('Retry-After')
      : request.headers.get('Retry-After')
    return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined
  } catch (error) {
    // No request of either kind, or one that was given up.
    return undefined
  }
}
