// @ts-check
/** `<resilient-video>` with the controls of media-chrome, in examples/element. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startDemo } from '../../examples/web-page/server.mjs'
import { uncaughtErrors, useBrowser } from '../support/hooks.mjs'
import { takeSlot } from '../support/slots.mjs'

const browser = useBrowser()

/** Runs in the page: records every 100 ms what the viewer sees. */
function record() {
  const page = /** @type {any} */ (window)
  page.seen = []
  page.heard = []
  const video = /** @type {any} */ (document.querySelector('resilient-video'))
  const controller = /** @type {Element} */ (document.querySelector('media-controller'))
  for (const type of ['emptied', 'error', 'loadstart', 'waiting', 'playing', 'ended', 'source_changed', 'exhausted'])
    video.addEventListener(type, (/** @type {any} */ event) => page.heard.push({ type, detail: event.detail }))
  setInterval(() => {
    page.seen.push({
      time: video.currentTime,
      shown: Number(controller.getAttribute('mediacurrenttime')),
      duration: video.duration,
      url: video.currentSrc,
      paused: video.paused
    })
  }, 100)
}

/**
 * @param {string} path  the same on each server
 * @param {(page: import('playwright-core').Page, demo: Awaited<ReturnType<typeof startDemo>>, urls: string[]) => Promise<void>} look
 */
async function withPage(path, look) {
  const giveSlotBack = await takeSlot()
  const demo = await startDemo()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const errors = uncaughtErrors(page)
  try {
    await Promise.all(demo.mirrors.map((mirror) => mirror.setFault(null)))
    const urls = demo.mirrors.slice(0, 2).map(({ origin }) => origin + path)
    await page.goto(`${demo.url}element/?${urls.map((url) => `source=${encodeURIComponent(url)}`).join('&')}`)
    await page.evaluate(record)
    await look(page, demo, urls)
  } finally {
    await page.close()
    await demo.close()
    await giveSlotBack()
  }
  assert.deepEqual(errors, [])
}

/** @param {import('playwright-core').Page} page @param {string} expression  may use `video` */
const until = (page, expression) =>
  page.waitForFunction(
    `(() => { const video = document.querySelector('resilient-video'); return ${expression} })()`,
    null,
    {
      timeout: 40000
    }
  )
/** @param {import('playwright-core').Page} page @returns {Promise<any>} */
const told = (page) => page.evaluate('({ seen, heard })')

describe('the element', { concurrency: true }, () => {
  it('two servers, the first dies in mid-film, under the controls of media-chrome', async () => {
    await withPage('/film.mp4', async (page, { mirrors }, urls) => {
      // Without autoplay the element shows the first frame and stays paused.
      await until(page, 'video.readyState >= 2 && video.paused')
      await page.locator('media-play-button').click()
      await until(page, 'video.currentTime > 2')
      await mirrors[0].setFault({ kind: 'refuse' })
      await until(page, `video.currentSrc === ${JSON.stringify(urls[1])}`)
      await until(page, 'video.readyState >= 3 && !video.paused')
      const { time } = await page.evaluate('seen[seen.length - 1]')
      await until(page, `video.currentTime > ${time + 1}`)

      const { seen, heard } = await told(page)
      const playing = seen.slice(seen.findIndex((/** @type {any} */ { shown }) => shown > 1))
      const backwards = playing.filter(
        (/** @type {any} */ one, /** @type {number} */ i) => i && one.time < playing[i - 1].time - 2
      )
      assert.deepEqual(backwards, [], 'the film jumped back')
      assert.ok(
        playing.every((/** @type {any} */ { shown }) => shown > 0),
        'the time display fell to the start'
      )
      assert.ok(
        playing.every((/** @type {any} */ { duration }) => duration > 30),
        'the length was lost'
      )
      const types = heard.map((/** @type {any} */ { type }) => type)
      assert.equal(types.filter((/** @type {string} */ type) => type === 'source_changed').length, 1, types.join())
      assert.ok(!/error|exhausted|ended/.test(types.join()), types.join())
      const { detail } = heard.find((/** @type {any} */ { type }) => type === 'source_changed')
      assert.deepEqual([detail.from.url, detail.to.url], urls)
      assert.match(await page.locator('ol').innerText(), /server 2 of 2/)

      // The controls still work.
      await page.locator('media-mute-button').click()
      await until(page, '!video.muted && !video.video.muted')
      await page.locator('media-play-button').click()
      await until(page, 'video.paused')
      const range = page.locator('media-time-range')
      const box = await range.boundingBox()
      await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.75, (box?.y ?? 0) + (box?.height ?? 0) / 2)
      await until(page, 'video.currentTime > 20 && !video.seeking')
      await page.locator('media-play-button').click()
      await until(page, '!video.paused && video.video.currentTime > 20.5')
      await page.screenshot({ path: 'build/element.png' })
    })
  })

  it('HLS: its pieces come from the other server; moved in the page it plays on, taken out it ends', async () => {
    await withPage('/hls/master.m3u8', async (page, { mirrors }) => {
      await until(page, 'video.readyState >= 2')
      await page.evaluate("document.querySelector('resilient-video').play()")
      await until(page, 'video.currentTime > 2')
      await mirrors[0].setFault({ kind: 'refuse' })
      const moved = /** @type {number} */ (await page.evaluate("document.querySelector('resilient-video').currentTime"))
      await page.evaluate("document.body.prepend(document.querySelector('resilient-video'))")
      await until(page, `video.currentTime > ${moved} + 8`)
      const { heard } = await told(page)
      assert.ok(
        !heard.some((/** @type {any} */ { type }) => /error|emptied|exhausted/.test(type)),
        JSON.stringify(heard)
      )
      assert.ok(mirrors[1].log.some(({ bytes }) => bytes > 0))

      const ended = page.evaluate(`new Promise((resolve) => {
        const video = document.querySelector('resilient-video')
        video.addEventListener('closed', () => setTimeout(() => resolve([video.video.getAttribute('src'), video.player])))
        video.remove()
      })`)
      assert.deepEqual(await ended, [null, null])
      const asked = mirrors[1].log.length
      await page.waitForTimeout(1000)
      assert.equal(mirrors[1].log.length, asked, 'it goes on loading')
    })
  })
})
