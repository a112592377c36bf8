// @ts-check
/** A stage for browser tests: one browser, the page server, and for each scene two mirrors, or as many as have faults, and a page of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from './chromium.mjs'
import { closeMirrors, startMirrors } from './fault-server.mjs'
import { ensureMedia } from './make-media.mjs'
import { startPageServer } from './page-server.mjs'
import { takeSlot } from './slots.mjs'

/** @type {Record<string, string>} */
export const PATHS = { hls: '/hls/master.m3u8', dash: '/dash/manifest.mpd', mp4: '/film.mp4' }
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
 * @property {(done: (record: Record) => boolean, seconds: number) => Promise<Record>} until  what was seen when it was done, or when the time was over
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
    const urls = mirrors.map(({ origin }, index) => origin + (paths[index] || PATHS[kind] || CHANNEL))
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
    /** Asks for the new samples only: all of them, five times a second, cost as much as the film. */
    async function record() {
      const { from, ...seen } = await page.evaluate((known) => {
        const now = /** @type {any} */ (window).record
        // Fewer than are known: another recording has begun.
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
 * In the browser.
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
 * @returns {Sample[]} the samples in which the film moved on, forwards and by less than a jump, while this source was on
 */
export const movingOn = ({ samples }, url) =>
  samples.filter((sample, index) => {
    const step = index > 0 ? sample.position - samples[index - 1].position : 0
    return sample.url === url && step > 0 && step < 1
  })

/**
 * @param {Record} record
 * @returns {number} the longest time without a moving picture, in seconds; until now where it stands still now
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
 * @returns {number} the longest time that the picture stood between two that moved, in seconds: the start is none
 */
export function longestFreeze({ samples }) {
  const moved = samples.filter((sample, index) => index > 0 && sample.position > samples[index - 1].position)
  return Math.max(0, ...moved.slice(1).map(({ at }, index) => at - moved[index].at)) / 1000
}
