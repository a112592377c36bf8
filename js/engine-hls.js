// @ts-check
import { bufferMs } from './buffered.js'
import { emptyElement } from './engine-native.js'
import { hlsEvidence } from './hls-evidence.js'
import { createHlsLoader } from './requests/hls-loader.js'
import { createHlsTracks } from './tracks/hls-tracks.js'

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
  const { video, url, position, desk, onFailure, onTracks } = options
  const config = hlsConfig(Hls, position)
  const Plain = Hls.DefaultConfig && Hls.DefaultConfig.loader
  if (desk && Plain) config.loader = createHlsLoader({ Plain, deskFor: () => desk, bufferMs: () => bufferMs(video) })
  const hls = new Hls(config)
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
    if (!data || destroyed) return
    if (desk && /append|parsing/i.test(data.details)) desk.spoiled()
    if (!data.fatal) return
    onFailure(hlsEvidence(data))
  })
  const tracks = createHlsTracks(hls, () => !destroyed && onTracks && onTracks())
  hls.attachMedia(video)
  hls.loadSource(url)

  return {
    seeksItself: true,
    isLive: () => live,
    received: () => events + whole + loadedOf(fragment),
    targetDuration: () => targetDuration,
    tracks,
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
 * @returns {Record<string, any>}
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
