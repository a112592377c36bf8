// @ts-check
/** The form of the demo page: what `inspect()` reports about real servers in a real browser, and how the page shows it. */
import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startDemo } from '../../examples/web-page/server.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { uncaughtErrors } from '../support/hooks.mjs'

const build = join(dirname(fileURLToPath(import.meta.url)), '../../build')
const PLAYLIST = '/hls/master.m3u8'
const FAULTY = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXTINF:four,\nb.ts\n#EXT-X-ENDLIST\n'
const CLEAR_KEY = `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" minBufferTime="PT2S"
 type="static" mediaPresentationDuration="PT8S"><Period id="p"><AdaptationSet mimeType="video/mp4">
<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>
<ContentProtection schemeIdUri="urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e"/>
<Representation id="1" bandwidth="1000000" codecs="avc1.64001f"><BaseURL>v.mp4</BaseURL></Representation>
</AdaptationSet></Period></MPD>`

/** @type {import('playwright-core').Browser} */
let browser
/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo
before(async () => {
  browser = await launchChromium()
  demo = await startDemo()
})
after(async () => {
  await browser.close()
  await demo.close()
})

/**
 * @param {(page: import('playwright-core').Page) => Promise<void>} look
 * @param {{width: number, height: number}} [viewport]
 */
async function onPage(look, viewport = { width: 1280, height: 720 }) {
  const page = await browser.newPage({ viewport })
  const errors = uncaughtErrors(page)
  try {
    // Other tests play the film. Here it would only take bandwidth from the mirrors.
    await page.addInitScript(() => (HTMLMediaElement.prototype.play = () => new Promise(() => {})))
    await page.goto(demo.url + '?type=mp4&failover=off')
    await look(page)
  } finally {
    await page.close()
  }
  assert.deepEqual(errors, [])
}

/** @param {import('playwright-core').Page} page @param {string} subject */
async function inspect(page, subject) {
  await page.locator('#subject').fill(subject)
  await page.locator('#inspect button').click()
  return answer(page)
}

/** @param {import('playwright-core').Page} page */
async function answer(page) {
  await page.waitForSelector('.answer:not([aria-busy]) .verdict', { timeout: 25000 })
  return {
    verdict: await page.locator('.verdict').getAttribute('data-verdict'),
    text: await page.locator('.answer').innerText()
  }
}

const origin = (/** @type {number} */ index) => demo.mirrors[index].origin
/** @param {number} index @param {any} fault @param {() => Promise<void>} look */
async function withFault(index, fault, look) {
  const usual = demo.mirrors[index].fault()
  await demo.mirrors[index].setFault(fault)
  await look().finally(() => demo.mirrors[index].setFault(usual))
}

describe('the form', () => {
  it('a good HLS playlist, its first variant included, by keyboard alone', async () => {
    await onPage(async (page) => {
      await page.locator('#subject').focus()
      await page.keyboard.type(origin(2) + PLAYLIST)
      await page.keyboard.press('Enter')
      const { verdict, text } = await answer(page)
      assert.equal(verdict, 'playable', text)
      assert.match(text, /The video can be played here\./)
      assert.match(text, /Type\s+hls \(content\)/)
      assert.match(text, /Kind\s+multivariant/)
      assert.match(text, /The first variant/)
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Inspect')
      await page.keyboard.press('Enter')
      assert.equal((await answer(page)).verdict, 'playable')
    })
  })

  it('a web page in place of a video', async () => {
    await withFault(2, { kind: 'html' }, () =>
      onPage(async (page) => {
        const { verdict, text } = await inspect(page, origin(2) + PLAYLIST)
        assert.equal(verdict, 'unplayable')
        assert.match(text, /TYPE-510[12]/)
        assert.match(text, /html/)
      })
    )
  })

  it('a fault of a pasted manifest: its code, line, clause, and the line itself with a caret', async () => {
    await onPage(async (page) => {
      const { verdict } = await inspect(page, FAULTY)
      assert.equal(verdict, 'degraded')
      const item = page.locator('.diagnostics li', { hasText: 'HLS-1105' })
      assert.equal(await item.getAttribute('data-severity'), 'error')
      assert.match(await item.locator('.place').innerText(), /^line 5(, column \d+)? · EXTINF · RFC 8216 4\.3\.2\.1$/)
      const shown = await item.locator('pre').innerText()
      assert.match(shown, /^#EXTINF:four,/)
      const column = /column (\d+)/.exec(await item.locator('.place').innerText())
      if (column) assert.equal(shown.split('\n')[1].indexOf('^'), Number(column[1]) - 1)
      await page.locator('#inspect').scrollIntoViewIfNeeded()
      await page.screenshot({ path: join(build, 'inspect-1280.png'), fullPage: true })
    })
    await onPage(
      async (page) => {
        await inspect(page, FAULTY)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= 400, `the page is ${wide} pixels wide`)
        await page.screenshot({ path: join(build, 'inspect-400.png'), fullPage: true })
      },
      { width: 400, height: 800 }
    )
  })

  it('what comes from outside stays text', async () => {
    await onPage(async (page) => {
      const evil = '<img src=x onerror=alert(1)>'
      const { text } = await inspect(page, `${FAULTY.replace('four', evil)}\u202e${evil}\u0007\n`)
      assert.match(text, /<img src=x/)
      assert.doesNotMatch(text, /[\u202e\u0007]/)
      assert.equal(await page.locator('.answer img').count(), 0)
    })
  })

  it('an MP4 is read by ranges, as far as its index', async () => {
    await onPage(async (page) => {
      const begin = demo.mirrors[2].log.length
      const { verdict, text } = await inspect(page, origin(2) + '/film.mp4')
      assert.equal(verdict, 'playable', text)
      assert.match(text, /Type\s+mp4 \(magic\)/)
      assert.match(text, /Picture\s+\d+×\d+/)
      const asked = demo.mirrors[2].log.slice(begin).filter(({ path, range }) => path === '/film.mp4' && range)
      assert.equal(asked[0].range, 'bytes=0-65535')
      assert.ok(asked.length <= 4 && asked.every(({ status }) => status === 206))
    })
  })

  it('a server that does not let pages read, and one that is dead, cannot be told apart', async () => {
    await withFault(2, { kind: 'no_cors' }, () =>
      onPage(async (page) => {
        const closed = await inspect(page, origin(2) + PLAYLIST)
        assert.equal(closed.verdict, 'unknown')
        assert.match(closed.text, /did not answer, or does not allow pages to read it/)
        const dead = await inspect(page, origin(0) + PLAYLIST)
        assert.equal(dead.verdict, 'unknown')
        assert.match(dead.text, /did not answer, or does not allow pages to read it/)
      })
    )
  })

  it('a newer question ends the older one', async () => {
    await withFault(1, { kind: 'never_answer' }, () =>
      onPage(async (page) => {
        await page.locator('#subject').fill(origin(1) + PLAYLIST)
        await page.locator('#inspect button').click()
        assert.equal((await inspect(page, FAULTY)).verdict, 'degraded')
        await page.waitForTimeout(1000)
        assert.equal(await page.locator('.verdict').getAttribute('data-verdict'), 'degraded')
      })
    )
  })
})

describe('inspect() in a real browser', () => {
  /** @param {import('playwright-core').Page} page @param {any[]} args */
  const call = (page, ...args) =>
    page.evaluate(
      ([url, options]) => /** @type {any} */ (window).ResilientPlayback.inspect(url, options),
      /** @type {any} */ (args)
    )

  it('the device answers for itself', async () => {
    await onPage(async (page) => {
      const { verdict, report, capabilities } = await call(page, '', { body: CLEAR_KEY })
      assert.deepEqual([verdict, report.reason, report.protection], ['degraded', 'protected', 'openable'])
      assert.ok(capabilities.drmSystems.includes('clearkey'), String(capabilities.drmSystems))
      assert.ok(!capabilities.drmSystems.includes('fairplay'))
      assert.equal(capabilities.codecs.avc, true)
      assert.equal(capabilities.codecs['avc1.64001f'], true)
      assert.equal(capabilities.codecs.aac, true)
      assert.equal(capabilities.codecs.dts, false)
      assert.deepEqual([capabilities.mse, capabilities.hlsjs, capabilities.dashjs], [true, true, true])
    })
  })

  it('a codec that it has not', async () => {
    await onPage(async (page) => {
      const body = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f,dtsc"\nv.m3u8\n'
      const { verdict, report, message } = await call(page, '', { body })
      assert.deepEqual([verdict, report.reason], ['degraded', 'codec'])
      assert.match(message, /no decoder for the sound/)
    })
  })

  it('relative to the page, and a page itself is no video', async () => {
    await onPage(async (page) => {
      const { verdict, report } = await call(page, 'index.html?not=there')
      assert.deepEqual([verdict, report.reason], ['unplayable', 'not_found'])
      assert.equal((await call(page, '/')).report.type, 'html')
      assert.equal((await call(page, '')).verdict, 'unplayable')
    })
  })
})
