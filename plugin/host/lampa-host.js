// @ts-check
// The platform as the plugin uses it: clock, visibility, network state, the application's Storage.
import { bufferMs } from '../../js/playback/buffered.js'
import { showsHdr } from '../../js/device/screen-host.js'
import { createClock } from '../../js/base/clock-host.js'
import { createRequestScheduler } from '../../js/requests/scheduler.js'
import { createPrefetcher } from '../../js/requests/prefetch.js'
import { baseKey } from './base-address.js'
import { createDeviceStore } from './device-store-host.js'
import { saidKey } from './external-players.js'
import { fetchText } from './legacy-host.js'
import { safely } from './safely.js'
import { createConsents } from '../proxies/consents.js'
import { createProxyStore, proxiesKey } from '../proxies/store.js'
import { createNotes } from '../notices/notice-queue.js'
import { createAudioCodecs } from '../tracks/audio-codecs.js'
import { createTorrentHelp } from '../torrents/torrent-help.js'
import { storageKey as tracksKey } from '../tracks/track-memory.js'
import { createTrailerOffer } from '../trailers/trailer-offer.js'
import { createTrailers } from '../trailers/trailers.js'

/** Every plugin can read this key, and the application's backup contains it, so it holds nothing secret. */
const memoryKey = 'resilient_playback_servers'
const rememberedKeys = [memoryKey, tracksKey, baseKey, saidKey, proxiesKey]

/**
 * @param {import('./lampa').LampaApp} app
 * @param {import('./lampa').LampaWindow} window
 */
export function createLampaHost(app, window) {
  const { document, navigator, location } = window
  const clock = createClock(window)
  const agreed = createDeviceStore(window)
  const torrentConsents = agreed('torrent')
  const language = () => String(app.Storage.get('language', 'ru'))
  const proxies = { store: createProxyStore(app), consents: createConsents(agreed('proxy')) }

  /**
   * @param {number} ms
   * @param {() => void} fn
   * @returns {() => void} stops it
   */
  function every(ms, fn) {
    const handle = window.setInterval(safely(fn), ms)
    return () => window.clearInterval(handle)
  }

  return {
    app,
    clock,
    window,
    document,
    /** The known proxies, and the viewer's consents. */
    proxies,
    /** hls.js and dash.js as the application has loaded them. */
    hls: () => window.Hls,
    showsHdr: () => showsHdr(window),
    dashjs: () => window.dashjs,
    /** Length of the buffer ahead of the position, in milliseconds. */
    bufferMs() {
      const video = app.PlayerVideo.video()
      return video ? bufferMs(video) : 0
    },
    /** @param {Pick<Parameters<typeof createRequestScheduler>[0], 'sources' | 'send'>} session */
    scheduler: (session) => createRequestScheduler({ window, clock, ...session }),
    /** @param {string} url @returns {string} absolute, as an engine requests it */
    absolute(url) {
      try {
        return new URL(url, location.href).href
      } catch (error) {
        return url
      }
    },
    /**
     * @param {string} name of an element
     * @param {string} css
     * @param {string} [text] plain
     */
    element(name, css, text) {
      const made = document.createElement(name)
      made.style.cssText = css
      if (text === undefined) return made
      made.dir = 'auto'
      made.textContent = text
      return made
    },
    /** The jQuery object that the application's windows take. @param {unknown} element */
    nodes: (element) => window.$(element),
    agent: () => String((navigator && navigator.userAgent) || ''),
    online: () => !navigator || navigator.onLine !== false,
    hidden: () => document.hidden === true,
    language,
    notes: createNotes(app, clock, language),
    address: () => String(location.href),
    pageScheme: () => String(location.protocol).replace(':', ''),
    /** Asks the device which families of audio codecs it can decode. */
    codecs: createAudioCodecs(window, () => app.PlayerVideo.video()),
    /** @param {string} url @returns {Promise<string>} */
    fetchText: (url) => fetchText(window, url),
    /** Not on Tizen: its player decodes codecs that its browser does not, so the browser's answers would be wrong. */
    canPrefetch: () => !(app.Platform && app.Platform.is && app.Platform.is('tizen')),
    /** @param {(event: import('../../js/types').CoreEvent) => void} send */
    prefetcher: (send) =>
      createPrefetcher({
        window,
        video: () => app.PlayerVideo.video(),
        capabilities: () => ({ host: true }),
        send,
        clock
      }),
    /** @type {import('../../js/types').ServerMemory} */
    memory: {
      load: safely(() => app.Storage.get(memoryKey, '')),
      save: safely((snapshot) => app.Storage.set(memoryKey, snapshot, true))
    },
    /** Deletes everything that the plugin has stored, except the settings. */
    forget() {
      torrentConsents.clear()
      proxies.consents.takeAll()
      rememberedKeys.forEach((key) => {
        app.Storage.set(key, '', true)
        safely(() => window.localStorage.removeItem(key))()
      })
    },
    torrents: createTorrentHelp(app, torrentConsents, every),
    trailers: createTrailerOffer(app, createTrailers(app, window, clock)),
    /** @param {string} url */
    isTube: (url) => Boolean(app.PlayerVideo.verifyTube && app.PlayerVideo.verifyTube(url)),
    /** @param {number} epochMs */
    dateText: (epochMs) => new Date(epochMs).toLocaleDateString(String(app.Storage.get('language', 'ru'))),
    /** @param {string} text */
    log(text) {
      if (window.console) window.console.log('ResilientPlayback', text)
    },

    every,

    /**
     * @param {(online: boolean) => void} fn
     * @returns {() => void} stops it
     */
    onNetwork(fn) {
      const guarded = safely(fn)
      const went = () => guarded(false)
      const came = () => guarded(true)
      window.addEventListener('offline', went)
      window.addEventListener('online', came)
      return () => {
        window.removeEventListener('offline', went)
        window.removeEventListener('online', came)
      }
    },

    /**
     * @param {() => void} fn
     * @returns {() => void} stops it
     */
    onVisibility(fn) {
      const guarded = safely(fn)
      document.addEventListener('visibilitychange', guarded)
      return () => document.removeEventListener('visibilitychange', guarded)
    }
  }
}

/** @typedef {ReturnType<typeof createLampaHost>} LampaHost */
