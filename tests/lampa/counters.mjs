// @ts-check
// Counts what a page keeps: timers that still run, listeners, followers of the application's buses, elements on the heap.
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {Record<string, number>} Counts */

/** To be given to addInitScript: counts timers that have neither fired nor been cleared, as `window.lampaTimers()`. */
export function countTimers() {
  const page = /** @type {any} */ (window)
  const intervals = new Set()
  const timeouts = new Set()
  const { setInterval, setTimeout, clearInterval, clearTimeout } = page
  page.setInterval = (...all) => {
    const id = setInterval.apply(window, all)
    intervals.add(id)
    return id
  }
  page.setTimeout = (fn, ...rest) => {
    const run = (...all) => {
      timeouts.delete(id)
      if (typeof fn === 'function') return fn.apply(window, all)
    }
    const id = setTimeout.call(window, run, ...rest)
    timeouts.add(id)
    return id
  }
  const clear = (native) => (id) => {
    intervals.delete(id)
    timeouts.delete(id)
    native.call(window, id)
  }
  page.clearInterval = clear(clearInterval)
  page.clearTimeout = clear(clearTimeout)
  page.lampaTimers = () => ({ intervals: intervals.size, timeouts: timeouts.size })
}

/**
 * To be given to addInitScript: keeps weak references to the video elements that got a listener and to the media sources
 * that got an object URL, as `window.lampaMedia()`. (Runtime.queryObjects never answers in a page with a live
 * WebAssembly instance, Chromium 156.)
 */
export function rememberMedia() {
  const page = /** @type {any} */ (window)
  /** @type {Record<string, Set<WeakRef<object>>>} */
  const seen = { videos: new Set(), mediaSources: new Set() }
  const known = new WeakSet()
  const remember = (/** @type {string} */ kind, /** @type {object} */ object) => {
    if (known.has(object)) return
    known.add(object)
    seen[kind].add(new WeakRef(object))
  }
  const { addEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (...all) {
    if (this instanceof HTMLVideoElement) remember('videos', this)
    return addEventListener.apply(this || window, /** @type {any} */ (all))
  }
  const { createObjectURL } = URL
  URL.createObjectURL = (object) => {
    if (object instanceof MediaSource) remember('mediaSources', object)
    return createObjectURL.call(URL, object)
  }
  const alive = (/** @type {string} */ kind) => [...seen[kind]].filter((reference) => reference.deref()).length
  page.lampaMedia = () => ({ videos: alive('videos'), mediaSources: alive('mediaSources') })
}

/**
 * @param {import('playwright-core').Page} page
 * @param {number} settleMs   time for things that end by themselves
 * @returns {Promise<Counts>}
 */
export async function countAll(page, settleMs) {
  await sleep(settleMs)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const listeners = metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? NaN
  await devtools.detach()
  return { listeners, ...(await page.evaluate(inPage)) }
}

function inPage() {
  const { Lampa, lampaTimers, lampaMedia } = /** @type {any} */ (window)
  const buses = [
    Lampa.Listener,
    Lampa.Player.listener,
    Lampa.PlayerVideo.listener,
    Lampa.PlayerPanel.listener,
    Lampa.PlayerPlaylist.listener
  ]
  const followers = buses
    .flatMap((bus) => Object.values(bus._listeners ?? {}))
    .reduce((sum, list) => sum + list.length, 0)
  return {
    ...lampaTimers(),
    ...lampaMedia(),
    followers,
    scripts: document.scripts.length,
    attached: document.querySelectorAll('video').length
  }
}
