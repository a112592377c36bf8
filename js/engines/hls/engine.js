// @ts-check
import { bufferMs } from '../../playback/buffered.js'
import { emptyElement, seekOf } from '../../playback/element.js'
import { hlsEvidence } from './evidence.js'
import { createHlsLoader } from './loader.js'
import { createHlsTracks } from './tracks.js'
import { bandwidthNow } from '../../tracks/bandwidth.js'

/** @typedef {import('../engine').EngineOptions} EngineOptions */
/** @typedef {import('../engine').OpenedEngine} OpenedEngine */
/** @typedef {import('./library').HlsLibrary} HlsLibrary */
/** @typedef {import('./library').HlsConfig} HlsConfig */
/** @typedef {import('./library').HlsFragment} HlsFragment */

/** Shorter than the default of hls.js (10 s), so that its own retry still fits in. The core's deadlines come first if it is there. */
const firstByteMs = 8000
/** A playlist is small: a server that needs longer cannot deliver segments in time. */
const playlistMs = 12000
/** The default of hls.js. A total time says nothing about a slow network that still delivers. */
const segmentMs = 120000
/** Before the engine's one retry. The default of hls.js is 1 s. */
const retryDelayMs = 500

/**
 * Opens a source with the page's hls.js.
 * @param {EngineOptions} options
 * @param {HlsLibrary} Hls
 * @returns {OpenedEngine}
 */
export function openHls(options, Hls) {
  const { video, url, position, scheduler, clock } = options
  const config = hlsConfig(Hls, position)
  const bits = clock ? bandwidthNow(clock.now()) : 0
  if (bits) config.abrEwmaDefaultEstimate = bits
  const Plain = Hls.DefaultConfig && Hls.DefaultConfig.loader
  if (scheduler && Plain)
    config.loader = createHlsLoader({ Plain, schedulerFor: () => scheduler, bufferMs: () => bufferMs(video) })
  const hls = new Hls(config)
  const followed = followHls(hls, options)
  hls.attachMedia(video)
  hls.loadSource(url)

  return {
    ...followed.engine,
    close() {
      followed.end()
      hls.destroy()
      emptyElement(video)
    }
  }
}

/**
 * Reads what an instance of hls.js reports about the source that it plays.
 * @param {import('./library').HlsInstance} hls
 * @param {EngineOptions} options
 */
export function followHls(hls, { video, scheduler, onFailure, onTracks }) {
  let live = false
  let ended = false
  /** @type {number | undefined} */
  let targetDuration
  let events = 0
  /** The fragment that is loading. hls.js counts its bytes as they arrive. @type {HlsFragment | null | undefined} */
  let fragment = null
  /** Bytes of all earlier fragments. */
  let whole = 0

  const loadedOf = (/** @type {HlsFragment | null | undefined} */ of) => (of && of.stats && of.stats.loaded) || 0

  /** @param {import('./library').HlsDetails | undefined} details of a playlist */
  function readLevel(details) {
    live = !!(details && details.live)
    targetDuration = details && details.targetduration
  }

  /** @type {(() => void)[]} */
  const undo = []
  /**
   * @template {string} E
   * @param {E} name
   * @param {import('./library').HlsHandler<E>} fn
   */
  function hear(name, fn) {
    hls.on(name, fn)
    undo.push(() => hls.off && hls.off(name, fn))
  }
  hear('hlsManifestLoaded', () => events++)
  hear('hlsLevelLoaded', (name, data) => {
    events++
    readLevel(data && data.details)
  })
  hear('hlsFragLoading', (name, data) => {
    whole += loadedOf(fragment)
    fragment = data && data.frag
  })
  hear('hlsError', (name, data) => {
    if (!data || ended) return
    if (scheduler && /append|parsing/i.test(String(data.details))) scheduler.spoiled()
    if (!data.fatal) return
    onFailure(hlsEvidence(data))
  })
  const tracks = createHlsTracks(hls, () => !ended && onTracks && onTracks())

  return {
    engine: {
      isLive: () => live,
      received: () => events + whole + loadedOf(fragment),
      targetDuration: () => targetDuration,
      tracks,
      seek: seekOf(video)
    },
    /** Also called for the level that an attached instance already plays. */
    readLevel,
    /** Stops listening. The instance may keep playing. */
    end() {
      ended = true
      tracks.end()
      undo.forEach((stop) => stop())
    }
  }
}

/**
 * Allows hls.js one retry. More of them would hide a fatal error for half a minute.
 * @param {Pick<HlsLibrary, 'DefaultConfig'>} Hls
 * @param {number} [position] absent: the live edge or the start
 * @returns {HlsConfig}
 */
export function hlsConfig(Hls, position) {
  /** @type {HlsConfig} */
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
