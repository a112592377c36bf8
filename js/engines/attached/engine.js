// @ts-check
// hls.js of the page's own: the page made it, configured it, put it on its element, and keeps it. Sources are changed
// inside it, and what is changed in its configuration is put back.
import { bufferMs } from '../../playback/buffered.js'
import { followHls, hlsConfig } from '../hls/engine.js'
import { createHlsLoader } from '../hls/loader.js'

/** Whatever of these the page has set, hls.js takes before `loader`. */
const loaders = ['loader', 'pLoader', 'fLoader']

/**
 * @param {any} hls an instance with an element
 * @returns {import('../engine').Attachment}
 */
export function createAttachment(hls) {
  const { config } = hls
  const video = hls.media
  let adopting = false
  /** What the page hears of is our own doing. */
  let ours = false

  /** @param {import('../engine').EngineOptions} options */
  function load({ url, position }) {
    config.startPosition = position === undefined ? -1 : position
    ours = true
    try {
      // The same address again would find the old MediaSource, whatever has happened to it.
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
      // It knows its own line, and begins as the page has set it.
      const tracks = { ...followed.engine.tracks, begin: undefined }
      // It plays on where we let go of it.
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
      /** @param {string} name @param {(name: string, data: any) => void} fn */
      function hear(name, fn) {
        hls.on(name, fn)
        undo.push(() => hls.off(name, fn))
      }

      const { startPosition } = config
      const defaults = hls.constructor.DefaultConfig || {}
      const limits = hlsConfig(hls.constructor, undefined)
      Object.keys(limits).forEach((name) => {
        // What the page has chosen itself stays.
        if (name !== 'startPosition' && same(config[name], defaults[name])) put(name, limits[name])
      })

      let over = false
      /** @param {unknown} own @param {any} context */
      function schedulerFor(own, { type, url }) {
        // Before it is asked for: the scheduler must know whose manifest comes.
        if (type === 'manifest' && !ours) page.loads(url)
        return over ? null : scheduler
      }
      if (!scheduler) hear('hlsManifestLoading', (name, { url }) => ours || page.loads(url))
      else
        loaders.forEach((name) => {
          const Plain = config[name]
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
