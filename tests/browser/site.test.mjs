// @ts-check
/** The demo as files: its servers are a service worker. */
import assert from 'node:assert/strict'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { makeSite } from '../../scripts/site.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { takeSlot } from '../support/slots.mjs'

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

/** @type {import('playwright-core').Browser} */
let browser
/** @type {import('node:http').Server} */
let server
/** @type {string} */
let url
/** @type {string[]} what the static host was asked for and does not have */
const missing = []
before(async () => {
  const [folder, launched] = await Promise.all([ensureMedia().then(makeSite), launchChromium()])
  browser = launched
  // A static host, in a folder of its own.
  server = createServer((request, response) => {
    const path = decodeURIComponent((request.url || '').split('?')[0]).replace(/^\/demo\//, '')
    const file = join(folder, path || 'index.html')
    if (!existsSync(file) || !statSync(file).isFile()) {
      missing.push(path)
      return response.writeHead(404).end()
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] || 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/demo/`
})
after(async () => {
  await browser.close()
  server.close()
})

describe('the demo as files', () => {
  it('plays past its dead server, and past the one that the panel breaks', async () => {
    const giveSlotBack = await takeSlot()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    /** @type {string[]} */
    const errors = []
    page.on('pageerror', (error) => errors.push(String(error)))
    const until = (/** @type {string} */ expression) => page.waitForFunction(expression, null, { timeout: 40000 })
    const state = (/** @type {number} */ index) => `document.querySelectorAll('article')[${index}]?.dataset.state`
    const position = "document.querySelector('video').currentTime"
    try {
      await page.goto(url)
      await until(`${state(1)} === 'playing' && ${position} > 1`)
      assert.equal(await page.evaluate(state(0)), 'resting')
      await page.locator('article').nth(1).locator('button[data-kind=refuse]').click()
      const at = Number(await page.evaluate(position))
      await until(`${position} > ${at + 7}`)
    } finally {
      await page.close()
      await giveSlotBack()
    }
    assert.deepEqual([errors, missing], [[], []])
  })
})
