// @ts-check
/** `attach`: the page owns an hls.js (the newest version), and its servers die while it plays. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { launchChromium } from '../support/chromium.mjs'
import { closeMirrors, startMirrors } from '../support/fault-server.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { startPageServer } from '../support/page-server.mjs'
import { takeSlot } from '../support/slots.mjs'

/** @type {import('playwright-core').Browser} */
let browser
/** @type {Awaited<ReturnType<typeof startPageServer>>} */
let pages
/** @type {string} */
let root
before(async () => {
  ;[root, pages, browser] = await Promise.all([ensureMedia(), startPageServer(), launchChromium()])
})
after(() => Promise.all([browser.close(), pages.close()]))

/**
 * Runs in the page, as its author would write it.
 * @param {{sources: string[], options: object, mine: boolean}} given  mine: the page loads and plays the first source itself
 */
function begin({ sources, options, mine }) {
  const page = /** @type {any} */ (window)
  const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
  const hls = new page.Hls({ maxBufferLength: 1 })
  page.hls = hls
  page.events = []
  page.times = []
  hls.attachMedia(video)
  const watch = () => {
    page.player = page.ResilientPlayback.attach(hls, {
      sources,
      ...options,
      onEvent: (/** @type {any} */ event) => page.events.push(event)
    })
  }
  if (mine) {
    watch()
    hls.loadSource(sources[0])
    video.play()
  } else {
    watch()
    page.player.play()
  }
  setInterval(() => page.times.push(video.currentTime), 100)
}

/**
 * @param {{options?: object, mine?: boolean}} how
 * @param {(page: import('playwright-core').Page, mirrors: import('../support/fault-server.mjs').Mirror[], until: (expression: string) => Promise<unknown>) => Promise<void>} look
 */
async function withPage({ options = {}, mine = false }, look) {
  const giveSlotBack = await takeSlot()
  const mirrors = await startMirrors({ root, hosts: ['127.0.0.2', '127.0.0.3'] })
  const page = await browser.newPage()
  try {
    await page.goto(pages.url())
    await page.evaluate(begin, { sources: mirrors.map(({ origin }) => `${origin}/hls/master.m3u8`), options, mine })
    await look(page, mirrors, (expression) => page.waitForFunction(expression, null, { timeout: 40000 }))
  } finally {
    await page.close()
    await closeMirrors(mirrors)
    await giveSlotBack()
  }
}

const position = "document.querySelector('video').currentTime"

describe('a page that owns its hls.js', { concurrency: true }, () => {
  it('its requests fail over, also where the page loads the film by itself: the picture does not stop', async () => {
    await withPage({ mine: true }, async (page, mirrors, until) => {
      await until(`window.player && player.sources[0].state === 'playing' && ${position} > 3`)
      await mirrors[0].setFault({ kind: 'refuse' })
      const left = Number(await page.evaluate(position))
      await until(`${position} > ${left + 6}`)
      const { events, times } = /** @type {any} */ (await page.evaluate('({ events, times })'))
      assert.deepEqual(
        events
          .map((/** @type {any} */ { type }) => type)
          .filter((/** @type {string} */ type) => /chang|exha/.test(type) && type !== 'tracks_changed'),
        []
      )
      const moved = times.filter((/** @type {number} */ time, /** @type {number} */ i) => i && time < times[i - 1])
      assert.deepEqual(moved, [], 'it was opened anew')
      assert.ok(mirrors[1].log.some(({ bytes }) => bytes > 0))
    })
  })

  it('where it gives up, the next source is opened in the same instance, which is given back in the end', async () => {
    await withPage({ options: { requests: false } }, async (page, mirrors, until) => {
      await until(`${position} > 2`)
      await page.evaluate('window.instance = hls')
      await mirrors[0].setFault({ kind: 'status', status: 404 })
      await until(`hls.url.indexOf(${JSON.stringify(mirrors[1].origin)}) === 0`)
      await until("events.some(({ type }) => type === 'source_changed')")
      const [change] = /** @type {any} */ (
        await page.evaluate("events.filter(({ type }) => type === 'source_changed')")
      )
      assert.equal(change.reason, 'not_found')
      await until(`${position} > ${change.position + 1}`)
      await page.evaluate('player.dispose()')
      const left = Number(await page.evaluate(position))
      await until(`${position} > ${left + 1}`)
      assert.deepEqual(
        await page.evaluate('[hls.media === document.querySelector("video"), hls.config.startPosition]'),
        [true, -1]
      )
    })
  })
})
