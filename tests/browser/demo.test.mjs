// @ts-check
/**
 * The demo page has three servers: the first is dead, and the second falls silent at the segment of second 12.
 * RESILIENT_PLAYBACK_PICTURE=1 also updates docs/demo.png.
 */
import assert from 'node:assert/strict'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startDemo } from '../../examples/web-page/server.mjs'
import { uncaughtErrors, useBrowser } from '../support/hooks.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const PICTURE = join(root, 'build/demo.png')
const SILENT_FROM = 12

const browser = useBrowser()

/**
 * @param {string} query
 * @param {(page: import('playwright-core').Page, demo: Awaited<ReturnType<typeof startDemo>>) => Promise<void>} look
 */
async function withDemo(query, look) {
  const demo = await startDemo()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const errors = uncaughtErrors(page)
  try {
    await page.goto(demo.url + query)
    await look(page, demo)
  } finally {
    await page.close()
    await demo.close()
  }
  assert.deepEqual(errors, [])
}

/** @param {import('playwright-core').Page} page */
const currentTime = (page) =>
  page.locator('video').evaluate((video) => /** @type {HTMLVideoElement} */ (video).currentTime)

/**
 * @param {import('playwright-core').Page} page
 * @param {number} seconds
 * @param {number} goal  the position that ends the wait
 * @returns {Promise<number[]>} the positions seen, every 200 ms
 */
async function watch(page, seconds, goal) {
  const seen = [0]
  const end = Date.now() + seconds * 1000
  while (Date.now() < end && seen[seen.length - 1] < goal) {
    await page.waitForTimeout(200)
    seen.push(await currentTime(page))
  }
  return seen
}

describe('the demo page', { concurrency: true }, () => {
  it('the film goes on over a dead and a silent server', async () => {
    await withDemo('', async (page, { mirrors }) => {
      const seen = await watch(page, 60, 24)
      const history = await page.locator('#history li').allInnerTexts()
      assert.ok(Math.max(...seen) > 20, `stood at ${seen[seen.length - 1]} s: ${history.join(' | ')}`)
      const seconds = new Set(mirrors[2].log.filter(({ bytes }) => bytes > 0).map(({ second }) => second))
      assert.ok(
        [12, 16, 20].every((second) => seconds.has(second)),
        `mirror 3 served ${[...seconds]}`
      )
      assert.equal(mirrors[0].log.length, 0)
      assert.ok(mirrors[1].log.some(({ second, fault }) => second === SILENT_FROM && fault === 'hanging'))

      // While a source opens, the element reports 0. Only the film that the viewer saw counts.
      const shown = seen.filter((position) => position > 0)
      const jumps = shown.slice(1).map((position, index) => Math.abs(position - shown[index]))
      assert.ok(Math.max(...jumps) <= 2, `jumped by ${Math.max(...jumps)} s`)

      // The player switches only away from the dead server. It stays on the silent one and fetches segments elsewhere.
      assert.match(await page.locator('#now-playing').innerText(), /server 2 of 3/)
      assert.equal(history.filter((line) => /→/.test(line)).length, 1, history.join(' | '))
      await page.screenshot({ path: PICTURE })
      if (process.env.RESILIENT_PLAYBACK_PICTURE) await copyFile(PICTURE, join(root, 'docs/demo.png'))
    })
  })

  it('sound, subtitles and quality have a button each; what was chosen by keys stays over a dead server', async () => {
    await withDemo('?type=tracks', async (page) => {
      const pressed = () => page.$$eval('#tracks [aria-pressed=true]', (all) => all.map((one) => one.textContent))
      await page.waitForSelector('#tracks p:nth-child(3)', { timeout: 20000 })
      assert.deepEqual(await pressed(), ['English', 'off', 'by itself'])
      await page.locator('#tracks p:first-child button', { hasText: 'Русский' }).press('Enter')
      await page.locator('#tracks p:nth-child(2) button', { hasText: 'English' }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.locator('#tracks button', { hasText: '180p' }).press('Enter')
      assert.deepEqual(await pressed(), ['Русский', 'Русский', '180p'])
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '180p')
      await page.locator('article').nth(1).locator('button[data-kind=refuse]').click()
      const seen = await watch(page, 60, 24)
      assert.ok(Math.max(...seen) > 20, `stood at ${seen[seen.length - 1]} s`)
      assert.deepEqual(await pressed(), ['Русский', 'Русский', '180p'])
      await page.screenshot({ path: join(root, 'build/demo-tracks.png') })
    })
  })

  it('the same page without the library does not get past the silent server', async () => {
    await withDemo('?failover=off', async (page, { mirrors }) => {
      const seen = await watch(page, 30, 21)
      const furthest = Math.max(...seen)
      assert.ok(furthest > 8, `it should at least begin: ${furthest}`)
      assert.ok(furthest < 20, `reached ${furthest} s`)
      assert.deepEqual(mirrors[2].log, [])
    })
  })

  it('the buttons break and mend a server while it plays, by keyboard, in three languages', async () => {
    await withDemo('?type=mp4&language=uk', async (page, { mirrors }) => {
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1, null, {
        timeout: 20000
      })
      const panel = page.locator('article').nth(1)
      await panel.locator('button[data-kind=refuse]').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.querySelectorAll('article')[2].dataset.state === 'playing', null, {
        timeout: 25000
      })
      assert.equal(mirrors[1].fault()?.kind, 'refuse')
      await panel.locator('button[data-kind=none]').press('Enter')
      await page.waitForFunction(() => document.querySelectorAll('article')[1].dataset.fault === 'none')
      assert.equal(mirrors[1].fault(), null)
      assert.match(await page.locator('#now-playing').innerText(), /Йде із сервера 3 з 3/)
      assert.match(await page.locator('#history').innerText(), /сервера 3 з 3/)
    })
  })
})
