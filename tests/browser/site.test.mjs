// @ts-check
/** The demo as static files: a service worker acts as its servers. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeSite } from '../../scripts/site.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { serveFolder } from '../support/folder-server.mjs'
import { uncaughtErrors } from '../support/hooks.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { takeSlot } from '../support/slots.mjs'

/** @type {import('playwright-core').Browser} */
let browser
/** @type {import('../support/folder-server.mjs').FolderServer} */
let server
before(async () => {
  const [folder, launched] = await Promise.all([ensureMedia().then(makeSite), launchChromium()])
  browser = launched
  // Like a static host that serves the demo in a subfolder.
  server = await serveFolder(folder, { under: '/demo' })
})
after(async () => {
  await browser.close()
  await server.close()
})

describe('the demo as files', () => {
  it('plays past its dead server, and past the one that the panel breaks', async () => {
    const giveSlotBack = await takeSlot()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const errors = uncaughtErrors(page)
    const until = (/** @type {string} */ expression) => page.waitForFunction(expression, null, { timeout: 40000 })
    const state = (/** @type {number} */ index) => `document.querySelectorAll('article')[${index}]?.dataset.state`
    const position = "document.querySelector('video').currentTime"
    try {
      await page.goto(`${server.origin}/demo/`)
      await until(`${state(1)} === 'playing' && ${position} > 1`)
      assert.equal(await page.evaluate(state(0)), 'resting')
      await page.locator('article').nth(1).locator('button[data-kind=refuse]').click()
      const at = Number(await page.evaluate(position))
      await until(`${position} > ${at + 7}`)
    } finally {
      await page.close()
      await giveSlotBack()
    }
    const missing = server.log.filter(({ status }) => status === 404)
    assert.deepEqual([errors, missing], [[], []])
  })
})
