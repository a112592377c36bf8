// @ts-check
// What stays behind in a page: timers that still run, listeners, followers of the application's buses, elements on the heap.
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {Record<string, number>} Counts */

/** To be given to addInitScript: counts the timers that are set and neither fired nor cleared, as `window.lampaTimers()`. */
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
 * @param {import('playwright-core').Page} page
 * @param {number} settleMs   time for what ends by itself
 * @returns {Promise<Counts>}
 */
export async function countAll(page, settleMs) {
  await sleep(settleMs)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage')
  const videos = await instances(devtools, 'HTMLVideoElement')
  const mediaSources = await instances(devtools, 'MediaSource')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const listeners = metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? NaN
  await devtools.detach()
  return { videos, mediaSources, listeners, ...(await page.evaluate(inPage)) }
}

/** @param {import('playwright-core').CDPSession} devtools @param {string} type */
async function instances(devtools, type) {
  const prototype = await devtools.send('Runtime.evaluate', { expression: `${type}.prototype` })
  const found = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: /** @type {string} */ (prototype.result.objectId)
  })
  const { objectId } = found.objects
  const length = await devtools.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function () { return this.length }'
  })
  await devtools.send('Runtime.releaseObject', { objectId: /** @type {string} */ (objectId) })
  return length.result.value
}

function inPage() {
  const { Lampa, lampaTimers } = /** @type {any} */ (window)
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
    followers,
    scripts: document.scripts.length,
    attached: document.querySelectorAll('video').length
  }
}
