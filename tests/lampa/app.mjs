// @ts-check
// Starts the real application in a fresh profile, with or without the plugin, and gives tests their access to it.
import { setTimeout as sleep } from 'node:timers/promises'
import { defineRecorder } from './recorder.mjs'

/** A browser that plays HLS natively: the application uses the <video> element for it, as on most TVs. */
export const nativeHlsAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/68.0.3440.106 Safari/537.36'

/**
 * @typedef {object} AppOptions
 * @property {string} [pluginUrl]           absent: the bare application
 * @property {string} [userAgent]
 * @property {Record<string, string>} [storage]   further localStorage entries
 * @property {{width: number, height: number}} [viewport]
 * @property {(() => void)[]} [initScripts]       run in the page before anything else
 */

/**
 * @typedef {object} App
 * @property {import('playwright-core').Page} page
 * @property {import('./recorder.mjs').Sample[]} samples
 * @property {import('./recorder.mjs').Note[]} notes
 * @property {import('./recorder.mjs').Told[]} told
 * @property {string[]} console        every console line and uncaught error, with where it came from
 * @property {() => Promise<void>} boot               (a second call uses the same profile, as after switching the TV off and
 * on)
 * @property {() => Promise<number>} record           starts the recorder; epoch ms
 * @property {() => Promise<void>} collect            updates samples and notes
 * @property {(data: object, playlist?: object[]) => Promise<number>} play   Lampa.Player.play; epoch ms of the call
 * @property {(ready: () => unknown, timeoutMs: number) => Promise<boolean>} until   collects until `ready` holds
 * @property {() => string[]} ownErrors               errors of the plugin's own code in the console
 * @property {() => Promise<void>} close
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin    where the application's folder is served
 * @param {AppOptions} options
 * @returns {Promise<App>}
 */
export async function openApp(browser, origin, options) {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 720 },
    ...(options.userAgent ? { userAgent: options.userAgent } : {})
  })
  await context.addInitScript(seedStorage, storageOf(options))
  for (const script of [defineRecorder, ...(options.initScripts ?? [])]) await context.addInitScript(script)
  const page = await context.newPage()
  /** @type {App} */
  const app = { page, samples: [], notes: [], told: [], console: listen(page), ...verbs(page) }
  app.boot = () => boot(page, origin, options.pluginUrl !== undefined)
  app.collect = () => collect(app)
  app.until = (ready, timeoutMs) => until(app, ready, timeoutMs)
  app.ownErrors = () => app.console.filter(isOurs)
  app.close = () => context.close()
  await app.boot()
  return app
}

/** @param {Record<string, string>} entries */
function seedStorage(entries) {
  for (const key of Object.keys(entries))
    if (localStorage.getItem(key) === null) localStorage.setItem(key, entries[key])
}

/** @param {AppOptions} options */
function storageOf({ pluginUrl, storage }) {
  const plugins = pluginUrl ? [{ url: pluginUrl, status: 1, name: 'Resilient playback', author: 'test' }] : []
  return { language: 'en', tmdb_lang: 'en', plugins: JSON.stringify(plugins), ...storage }
}

/** @param {import('playwright-core').Page} page */
function listen(page) {
  /** @type {string[]} */
  const lines = []
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()} @ ${message.location().url}`))
  page.on('pageerror', (error) => lines.push(`uncaught: ${error.stack ?? error.message}`))
  return lines
}

/**
 * Whether a console line is an error of the plugin's file, or of a script element without a src, which is how the
 * application runs its cached copy. The browser's own lines about files that do not load do not count.
 * @param {string} line
 */
function isOurs(line) {
  if (!/^(error|uncaught): /.test(line) || /^error: (Failed to load resource|Access to XMLHttpRequest)/.test(line))
    return false
  return /\/plugin(\.legacy[.\w]*)?\.js/.test(line) || /^uncaught: .*\n\s+at [^\n]*index\.html/.test(line)
}

/**
 * The application is ready when every library is loaded, the welcome screen is gone, and the catalogue has found that there
 * is no internet. That last step takes the focus and closes any open player.
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 * @param {boolean} withPlugin
 */
async function boot(page, origin, withPlugin) {
  await page.goto(`${origin}/index.html`, { waitUntil: 'commit' })
  await page.waitForFunction(
    () => {
      const all = /** @type {any} */ (window)
      return all.appready && all.show_app && all.Hls && all.dashjs && document.querySelector('.activity .empty__title')
    },
    null,
    { timeout: 60000, polling: 100 }
  )
  if (withPlugin) await page.waitForFunction(() => 'ResilientPlayback' in window, null, { timeout: 5000 })
}

/** @param {import('playwright-core').Page} page */
function verbs(page) {
  return {
    record: () => page.evaluate(() => /** @type {any} */ (window).lampaRecorder.start()),
    /** @param {object} data @param {object[]} [playlist] */
    play: (data, playlist) =>
      page.evaluate(([playdata, list]) => {
        const { Lampa, lampaRecorder } = /** @type {any} */ (window)
        const { Player } = Lampa
        const at = Date.now()
        playdata.onEvent = lampaRecorder.hear
        Player.play(playdata)
        if (list) Player.playlist(list)
        return at
      }, /** @type {[any, any]} */ ([data, playlist]))
  }
}

/** @param {App} app */
async function collect(app) {
  const taken = await app.page.evaluate(() => /** @type {any} */ (window).lampaRecorder.take())
  app.samples.push(...taken.samples)
  app.notes.push(...taken.notes)
  app.told.push(...taken.told)
}

/** @param {App} app @param {() => unknown} ready @param {number} timeoutMs */
async function until(app, ready, timeoutMs) {
  const end = Date.now() + timeoutMs
  for (;;) {
    await app.collect()
    if (ready()) return true
    if (Date.now() >= end) return false
    await sleep(250)
  }
}
