// @ts-check
/**
 * A stage for browser tests: one browser, the page server, and for each scene a page and two mirrors, or as many as have
 * faults.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from './chromium.mjs'
import { closeMirrors, startMirrors } from './fault-server.mjs'
import { metItsFault } from './faults.mjs'
import { filmPaths } from './film.mjs'
import { ensureMedia } from './make-media.mjs'
import { startPageServer } from './page-server.mjs'
import { takeSlot } from './slots.mjs'

/** The kinds of film that the test pages play. */
export const KINDS = Object.keys(filmPaths)
/** The policy of a strict page: no eval, no WebAssembly, media from anywhere. */
export const CSP_WITHOUT_WASM = "default-src 'self'; media-src * blob:; connect-src *; worker-src 'self' blob:"
const CHANNEL = '/live/index.m3u8'
const POLL_MS = 200
const HOSTS = ['127.0.0.2', '127.0.0.3', '127.0.0.4']

/**
 * @typedef {{at: number, position: number, url: string, paused: boolean, rate: number}} Sample  every 100 ms; at: since play()
 * @typedef {{events: any[], tracks: any[], samples: Sample[], settled: any, ready: string | null, errors: string[]}} Record
 * @typedef {import('./fault-server.mjs').Mirror} Mirror
 * @typedef {object} Scene
 * @property {import('playwright-core').Page} page
 * @property {Mirror[]} mirrors
 * @property {string[]} urls
 * @property {() => Promise<Record>} record
 * @property {(done: (record: Record) => boolean, seconds: number) => Promise<Record>} until  the record when `done` held, or when
 *   the time was over
 * @property {() => Promise<void>} close
 */

/**
 * @param {{seconds?: number, media?: (root: string) => Promise<string>, launch?: () => Promise<import('playwright-core').Browser>}} [options]  seconds: of the film; media: another folder, made of the film's
 * @returns {Promise<{open: typeof open, close: () => Promise<void>}>}
 */
export async function raiseStage({ seconds, media, launch = launchChromium } = {}) {
  const [film, pages] = await Promise.all([ensureMedia(seconds), startPageServer()])
  const root = media ? await media(film) : film
  const browser = await launch()
  const folder = await mkdtemp(join(tmpdir(), 'page-'))

  /**
   * @param {{kind: string, alone?: boolean, manifest?: (origins: string[]) => {name: string, text: string}, paths?: string[], script?: () => void, faults?: (import('./fault-server.mjs').Fault | null)[], bundle?: string, csp?: string, fromFile?: boolean, coreDelayMs?: number, paceFactor?: number, options?: object | ((origins: string[]) => object)}} scene
   *   alone: the first server is the only source; fromFile: opened as a file of the device; manifest: on a server of its own, the only source; paths: of each server, where they differ; script: runs in the page before anything else; coreDelayMs: the core takes this
   *   long to compile, as on a TV
   * @returns {Promise<Scene>}
   */
  async function open({
    kind,
    alone,
    manifest,
    paths = [],
    script,
    faults = [],
    bundle,
    csp,
    fromFile,
    coreDelayMs,
    paceFactor,
    options = {}
  }) {
    const giveSlotBack = await takeSlot()
    const hosts = HOSTS.slice(0, Math.max(2, faults.length))
    const mirrors = await startMirrors({ root, hosts, paceFactor })
    await Promise.all(mirrors.map((mirror, index) => mirror.setFault(faults[index] || null)))
    const urls = mirrors.map(({ origin }, index) => origin + (paths[index] || filmPaths[kind] || CHANNEL))
    const file = manifest && manifest(mirrors.map(({ origin }) => origin))
    const only = file ? pages.put(`${new URL(urls[0]).port}-${file.name}`, file.text) : alone && urls[0]
    const context = await browser.newContext()
    const page = await context.newPage()
    if (coreDelayMs) await page.addInitScript(delayCompilation, coreDelayMs)
    if (script) await page.addInitScript(script)
    const address = fromFile
      ? await pages.save(folder)
      : pages.url({ ...(bundle ? { bundle } : {}), ...(csp ? { csp } : {}) })
    await page.goto(address)
    await page.evaluate((given) => /** @type {any} */ (window).startRecording(given), {
      sources: only ? [only] : urls,
      language: 'en',
      ...(typeof options === 'function' ? options(mirrors.map(({ origin }) => origin)) : options)
    })
    /** @type {Sample[]} */
    let samples = []
    /** Fetches only new samples. Fetching all samples five times a second would cost as much as the film. */
    async function record() {
      const { from, ...seen } = await page.evaluate((known) => {
        const now = /** @type {any} */ (window).record
        // Fewer samples than are known: another recording has started.
        const start = now.samples.length < known ? 0 : known
        return { ...now, from: start, samples: now.samples.slice(start) }
      }, samples.length)
      samples = [...samples.slice(0, from), ...seen.samples]
      return { ...seen, samples }
    }
    return {
      page,
      mirrors,
      urls,
      record,
      async until(done, limit) {
        const end = Date.now() + limit * 1000
        for (;;) {
          const seen = await record()
          if (done(seen) || Date.now() > end) return seen
          await page.waitForTimeout(POLL_MS)
        }
      },
      async close() {
        await context.close()
        await closeMirrors(mirrors)
        await giveSlotBack()
      }
    }
  }

  return {
    open,
    async close() {
      await browser.close()
      await pages.close()
      await rm(folder, { recursive: true })
    }
  }
}

/**
 * Runs in the browser.
 * @param {number} ms
 */
function delayCompilation(ms) {
  const { instantiate } = WebAssembly
  /** @param {any[]} given */
  const late = (...given) =>
    new Promise((resolve) => setTimeout(resolve, ms)).then(() => Reflect.apply(instantiate, WebAssembly, given))
  WebAssembly.instantiate = /** @type {any} */ (late)
}

/**
 * @param {Record} record
 * @param {string} url
 * @returns {Sample[]} the samples in which the film moved forward, by less than a seek, while this source played
 */
export const movingOn = ({ samples }, url) =>
  samples.filter((sample, index) => {
    const step = index > 0 ? sample.position - samples[index - 1].position : 0
    return sample.url === url && step > 0 && step < 1
  })

/**
 * @param {string} url
 * @param {number} second
 * @returns {(record: Record) => boolean} whether the film has played from this source beyond this second
 */
export const playsBeyond = (url, second) => (record) => movingOn(record, url).some(({ position }) => position > second)

/** The message of a failed assertion. @param {Record} record @param {unknown} [trace] */
export const storyOf = ({ events, errors }, trace) => JSON.stringify({ events, trace, errors }, null, 1)

/** @param {Record} record @param {string} type */
export const eventsOf = ({ events }, type) => events.filter((event) => event.type === type)

/** What the player decided, and why. @param {Scene} scene */
export const traceOf = ({ page }) => page.evaluate(() => /** @type {any} */ (window).player.trace())

/** @param {Scene} scene */
export const tracksOf = ({ page }) => page.evaluate(() => /** @type {any} */ (window).player.tracks)

/** If the player never met the fault, the test proves nothing. @param {Mirror} mirror */
export const assertMet = (mirror) => assert.ok(metItsFault(mirror), 'the fault was never met')

/**
 * @param {Record} record
 * @returns {number} the longest time without a moving picture, in seconds; if it stands still now, the time until now counts
 */
export function longestStill({ samples }) {
  let longest = 0
  let movedAt = 0
  samples.forEach((sample, index) => {
    if (index > 0 && sample.position > samples[index - 1].position) movedAt = sample.at
    longest = Math.max(longest, sample.at - movedAt)
  })
  return longest / 1000
}

/**
 * @param {Record} record
 * @returns {number} the longest time that the picture stood still between two moving samples, in seconds; the start does not
 * count
 */
export function longestFreeze({ samples }) {
  const moved = samples.filter((sample, index) => index > 0 && sample.position > samples[index - 1].position)
  return Math.max(0, ...moved.slice(1).map(({ at }, index) => at - moved[index].at)) / 1000
}
