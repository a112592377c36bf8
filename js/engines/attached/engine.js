// @ts-check
// An hls.js instance that the page creates, configures, attaches and owns. This engine changes sources inside the
// instance, and restores what it changes in the configuration.
import { bufferMs } from '../../playback/buffered.js'
import { followHls, hlsConfig } from '../hls/engine.js'
import { createHlsLoader } from '../hls/loader.js'

/** If the page has set `pLoader` or `fLoader`, hls.js prefers it to `loader`. */
const loaders = ['loader', 'pLoader', 'fLoader']

/**
 * @param {import('../hls/library').HlsInstance} hls an instance with an element
 * @returns {import('../engine').Attachment}
 */
export function createAttachment(hls) {
  const { config } = hls
  // `attach` has checked it.
  const video = /** @type {HTMLVideoElement} */ (hls.media)
  let adopting = false
  /** True while this engine itself loads a source: then the load is not the page's. */
  let ours = false

  /** @param {import('../engine').EngineOptions} options */
  function load({ url, position }) {
    config.startPosition = position === undefined ? -1 : position
    ours = true
    try {
      // Loading the same URL again would reuse the old MediaSource, whatever its state.
      if (hls.url && hls.media) hls.detachMedia()
      if (hls.media !== video) hls.attachMedia(video)
      hls.loadSource(url)
    } finally {
      ours = false
    }
  }

  return {
    capabilities: { mse: true, hlsjs: true, dashjs: false, nativeHls: false, nativeDash: false },
    elementAlone: false,
    startsAtMetadata: false,
    url: () => hls.url || '',
    adopt() {
      adopting = true
    },

    open(options) {
      const followed = followHls(hls, options)
      if (adopting) {
        const level = hls.levels && hls.levels[hls.currentLevel]
        if (level) followed.readLevel(level.details)
      } else load(options)
      adopting = false
      // The instance has its own bandwidth estimate, and starts as the page has configured it.
      const tracks = { ...followed.engine.tracks, begin: undefined }
      // Closing only stops listening: the instance keeps playing.
      return { ...followed.engine, tracks, close: followed.end }
    },

    listen(page, scheduler) {
      /** @type {(() => void)[]} */
      const undo = []
      /** @param {string} name @param {unknown} value */
      function put(name, value) {
        const before = config[name]
        config[name] = value
        undo.push(() => {
          if (config[name] === value) config[name] = before
        })
      }
      /**
       * @template {string} E
       * @param {E} name
       * @param {import('../hls/library').HlsHandler<E>} fn
       */
      function hear(name, fn) {
        hls.on(name, fn)
        undo.push(() => hls.off(name, fn))
      }

      const { startPosition } = config
      const defaults = hls.constructor.DefaultConfig || {}
      const limits = hlsConfig(hls.constructor, undefined)
      Object.keys(limits).forEach((name) => {
        // A value that the page has set itself stays.
        if (name !== 'startPosition' && same(config[name], defaults[name])) put(name, limits[name])
      })

      let over = false
      /** @param {unknown} own @param {import('../hls/library').HlsContext} context */
      function schedulerFor(own, { type, url }) {
        // Reported before the request starts: the scheduler must know whose manifest it is.
        if (type === 'manifest' && !ours) page.loads(url)
        return over ? null : scheduler
      }
      if (!scheduler) hear('hlsManifestLoading', (name, { url }) => ours || page.loads(url))
      else
        loaders.forEach((name) => {
          const Plain = /** @type {import('../hls/library').HlsLoaderClass | undefined} */ (config[name])
          if (Plain) put(name, createHlsLoader({ Plain, schedulerFor, bufferMs: () => bufferMs(video) }))
        })
      hear('hlsDestroying', page.destroys)

      return () => {
        over = true
        undo.forEach((putBack) => putBack())
        config.startPosition = startPosition
      }
    }
  }
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
