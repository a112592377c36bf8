// @ts-check
/** The example apps for TVs, opened from their unpacked folders and driven by the keys of a remote control. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { appFolder, packTizen } from '../../scripts/pack-apps.mjs'
import { run } from '../../scripts/run.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { uncaughtErrors } from '../support/hooks.mjs'
import { closeMirrors, startMirrors } from '../support/fault-server.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { takeSlot } from '../support/slots.mjs'

/** Key codes from the developer guides: webOS TV "Remote control", Samsung "Remote Control". */
const OK = 13
const UP = 38
const DOWN = 40
const RIGHT = 39
const PLAY = 415
const PAUSE = 19
const BACK = { webos: 461, tizen: 10009 }

/** @type {import('playwright-core').Browser} */
let browser
/** @type {string} */
let root
before(async () => {
  ;[root, browser] = await Promise.all([ensureMedia(), launchChromium()])
})
after(() => browser.close())

/** Runs in the page before anything else: adds the globals of a TV. @param {string} platform */
function beSet(platform) {
  const page = /** @type {any} */ (window)
  page.left = []
  if (platform === 'webos') page.webOSSystem = { platformBack: () => page.left.push('back') }
  else {
    page.keys = []
    const registerKey = (/** @type {string} */ name) => {
      page.keys.push(name)
      if (name === 'MediaStop') throw new Error('no such key')
    }
    page.tizen = {
      tvinputdevice: { registerKey },
      application: { getCurrentApplication: () => ({ exit: () => page.left.push('exit') }) }
    }
  }
}

describe('the apps of televisions', { concurrency: true }, () => {
  for (const platform of /** @type {const} */ (['webos', 'tizen'])) {
    it(`${platform}: a film past a dead server, by the remote control`, async () => {
      const giveSlotBack = await takeSlot()
      const mirrors = await startMirrors({ root, hosts: ['127.0.0.2', '127.0.0.3'] })
      await mirrors[0].setFault({ kind: 'refuse' })
      const folder = appFolder(platform, `${platform}-test`)
      const film = (/** @type {string} */ path) => mirrors.map(({ origin }) => origin + path)
      const films = [
        { title: 'First', sources: film('/film.mp4') },
        { title: '<b>Second</b>', sources: film('/hls/master.m3u8') }
      ]
      writeFileSync(join(folder, 'films.js'), `var films = ${JSON.stringify(films)}`)
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
      const errors = uncaughtErrors(page)
      // Playwright's keyboard has no keys of a remote control.
      const press = (/** @type {number} */ keyCode) =>
        page.evaluate((code) => {
          const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true })
          Object.defineProperty(event, 'keyCode', { value: code })
          ;(document.activeElement || document.body).dispatchEvent(event)
        }, keyCode)
      const until = (/** @type {string} */ expression) => page.waitForFunction(expression, null, { timeout: 40000 })
      const focused = () => page.evaluate('document.activeElement.textContent')
      const video = "document.querySelector('video')"
      try {
        await page.addInitScript(beSet, platform)
        await page.goto(pathToFileURL(join(folder, 'index.html')).href)
        assert.equal(await focused(), 'First')
        await press(UP)
        await press(DOWN)
        await press(DOWN)
        assert.equal(await focused(), '<b>Second</b>')
        await press(OK)
        await until(`${video}.currentTime > 1.5`)
        assert.match(await page.locator('[role=status]').innerText(), /playing from server 2 of 2/)
        const box = await page.locator('video').boundingBox()
        assert.deepEqual(box, { x: 0, y: 0, width: 1920, height: 1080 })
        await press(PAUSE)
        await until(`${video}.paused`)
        const at = Number(await page.evaluate(`${video}.currentTime`))
        await press(RIGHT)
        await press(PLAY)
        await until(`!${video}.paused && ${video}.currentTime > ${at + 10}`)
        await page.screenshot({ path: `build/app-${platform}.png` })
        await press(BACK[platform])
        assert.equal(await focused(), '<b>Second</b>')
        assert.equal(await page.evaluate(`${video}.getAttribute('src')`), null)
        assert.deepEqual(await page.evaluate('left'), [])
        await press(BACK[platform])
        assert.deepEqual(await page.evaluate('left'), [platform === 'webos' ? 'back' : 'exit'])
        if (platform === 'tizen') assert.equal(await page.evaluate('keys.length'), 6)
      } finally {
        await page.close()
        await closeMirrors(mirrors)
        await giveSlotBack()
      }
      assert.deepEqual(errors, [])
    })
  }

  it('the .wgt is a zip with its config.xml at the root, as another reader finds it; both name what is there', async () => {
    const file = packTizen()
    const { code, text } = await run('python3', ['-m', 'zipfile', '-t', file], { capture: true })
    assert.equal(code, 0, text)
    const list = await run('python3', ['-m', 'zipfile', '-l', file], { capture: true })
    for (const name of ['config.xml', 'index.html', 'icon.png', 'platform.js', 'resilient-playback.legacy.js'])
      assert.match(list.text, new RegExp(`^${name} `, 'm'))
    const config = readFileSync('examples/tizen/config.xml', 'utf8')
    assert.match(config, /<tizen:application id="([A-Za-z0-9]{10})\.\w+" package="\1"/)
    for (const [, src] of config.matchAll(/ src="([^"]+)"/g)) assert.match(list.text, new RegExp(`^${src} `, 'm'))
    const { id, version, main, icon, largeIcon } = JSON.parse(readFileSync('examples/webos/appinfo.json', 'utf8'))
    assert.match(id, /^[a-z0-9.-]+$/)
    assert.match(version, /^\d+\.\d+\.\d+$/)
    for (const name of [main, icon, largeIcon]) assert.ok(readFileSync(join(appFolder('webos'), name)).length > 0)
  })
})
