// A page with the stand-in application, in which a test can start the plugin any number of times.
import { startPlugin } from '../../../plugin/start.js'
import { createLampa } from './lampa.js'

export function createPage(options = {}) {
  const made = createLampa(options)
  const page = {
    Lampa: made.Lampa,
    appready: options.appready !== false,
    document,
    $: (element) => ({ 0: element, length: 1, find: () => ({ on() {} }) }),
    navigator: { onLine: true },
    location: { href: 'http://app.example/', protocol: 'http:' },
    performance: { now: () => performance.now() },
    setTimeout: (fn, ms) => setTimeout(fn, ms),
    clearTimeout: (handle) => clearTimeout(handle),
    setInterval: (fn, ms) => setInterval(fn, ms),
    clearInterval: (handle) => clearInterval(handle),
    addEventListener: (type, fn) => window.addEventListener(type, fn),
    removeEventListener: (type, fn) => window.removeEventListener(type, fn),
    XMLHttpRequest: options.XMLHttpRequest,
    indexedDB: options.indexedDB
  }
  made.host.window = page
  if (options.Hls) page.Hls = options.Hls
  return {
    ...made,
    window: page,
    run: (src = 'http://plugins.example/a/plugin.js?email=c2VjcmV0') => startPlugin(page, src),
    becomeReady() {
      page.appready = true
      made.Lampa.Listener.send('app', { type: 'ready' })
    }
  }
}

/** The application's own "back". */
export const back = (page) => page.Lampa.Player.close()

/** @param {number} seconds of simulated time */
export const pass = (seconds) => jest.advanceTimersByTimeAsync(seconds * 1000)

/** The same for minutes, but promises do not settle in between. @param {number} seconds */
export const passQuickly = (seconds) => jest.advanceTimersByTime(seconds * 1000)
