// @ts-check
/** A server that lets no page read its film: the player asks a proxy only if the viewer agrees. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { launchChromium } from '../support/chromium.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { startPageServer } from '../support/page-server.mjs'
import { ENDPOINT, FILM_HOST, startProxyStage, withoutNativeHls } from '../support/proxy-stage.mjs'

/** @type {Awaited<ReturnType<typeof startPageServer>>} */
let pages
/** @type {Awaited<ReturnType<typeof startProxyStage>>} */
let stage
/** @type {import('playwright-core').Browser} */
let browser
before(async () => {
  pages = await startPageServer()
  stage = await startProxyStage({ root: await ensureMedia(), pages: pages.url() })
  browser = await launchChromium({ args: stage.args })
})
after(async () => {
  await browser.close()
  await stage.close()
  await pages.close()
})

const AGREE = { manifests: true, pieces: true }

/**
 * @param {{answers?: {manifests: boolean, pieces: boolean}, how?: Parameters<typeof stage.set>[0], secure?: boolean, native?: boolean, film?: string, seconds?: number}} options
 */
async function play({ answers = AGREE, how = {}, secure = false, native = false, film = stage.film, seconds = 3 }) {
  stage.set(how)
  stage.forget()
  const context = await browser.newContext()
  await context.addCookies([
    { name: 'who', value: 'me', domain: 'proxy.example.com', path: '/', secure: true, sameSite: 'None' }
  ])
  const page = await context.newPage()
  if (!native) await page.addInitScript(withoutNativeHls)
  const address = pages.url()
  await page.goto(secure ? 'https://page.example.com/' + new URL(address).search : address)
  await page.evaluate(
    ({ url, endpoint, said }) => {
      const view = /** @type {any} */ (window)
      view.questions = []
      view.startRecording({
        sources: [url],
        language: 'en',
        proxies: [{ url: endpoint, owner: 'Somebody', purpose: 'films that no page may read' }],
        askProxy(/** @type {any} */ proxy, /** @type {'manifests' | 'pieces'} */ what) {
          view.questions.push([proxy.owner, what])
          return said[what]
        }
      })
    },
    { url: film, endpoint: ENDPOINT, said: answers }
  )
  const end = Date.now() + 25000
  for (;;) {
    const record = await page.evaluate(() => /** @type {any} */ (window).record)
    const { position } = record.samples[record.samples.length - 1] || { position: 0 }
    const over = record.settled && !record.settled.ok
    if (position > seconds || over || Date.now() > end) {
      const questions = await page.evaluate(() => /** @type {any} */ (window).questions)
      await context.close()
      const shown = record.events.filter((/** @type {any} */ { type }) => type === 'proxy_changed')
      return { record, position, questions, shown }
    }
    await page.waitForTimeout(200)
  }
}

/** The requests that the browser itself sent to the film's server, not through the proxy. */
const askedDirectly = () => stage.asked.filter(({ host, headers }) => host === FILM_HOST && !headers['x-via'])

describe('an intermediary', () => {
  it('gets the manifests, where the rest may be read', async () => {
    const { position, questions, shown, record } = await play({ how: { corsFor: /\.ts$/ } })
    assert.ok(position > 3, `it stands at ${position}`)
    assert.deepEqual(record.errors, [])
    assert.deepEqual(questions, [['Somebody', 'manifests']])
    assert.deepEqual(
      shown.map((/** @type {any} */ { proxy, pieces }) => [proxy && proxy.owner, pieces]),
      [['Somebody', false]]
    )
    const through = stage.pathsOf('proxy.example.com').map((path) => new URL(path, ENDPOINT).searchParams.get('url'))
    assert.ok(through.length >= 2)
    for (const url of through) assert.match(String(url), /\.m3u8$/)
    assert.ok(askedDirectly().some(({ path }) => path.endsWith('.ts')))
  })

  it('is told as little as can be', async () => {
    await play({ how: { corsFor: /\.ts$/ } })
    const asked = stage.asked.filter(({ host }) => host === 'proxy.example.com')
    assert.ok(asked.length > 0)
    for (const { headers } of asked) {
      assert.equal(headers.cookie, undefined)
      assert.equal(headers.referer, undefined)
      assert.equal(headers.authorization, undefined)
    }
  })

  it('gets the pieces with a second yes', async () => {
    const { position, questions } = await play({})
    assert.ok(position > 3, `it stands at ${position}`)
    assert.deepEqual(questions, [
      ['Somebody', 'manifests'],
      ['Somebody', 'pieces']
    ])
    assert.ok(stage.pathsOf('proxy.example.com').some((path) => /\.ts$/.test(path)))
  })

  it('with a second no: the film ends in words', async () => {
    const { record } = await play({ answers: { manifests: true, pieces: false } })
    assert.equal(record.settled.reason, 'cors')
    assert.ok(!stage.pathsOf('proxy.example.com').some((path) => /\.ts$/.test(path)))
  })

  it('with a no: nothing is asked of it', async () => {
    const { record } = await play({ answers: { manifests: false, pieces: false } })
    assert.equal(record.settled.reason, 'cors')
    assert.match(record.settled.message, /^The server does not let this app read the video;/)
    assert.deepEqual(stage.pathsOf('proxy.example.com'), [])
  })

  it('gets past mixed content', async () => {
    const { position, questions } = await play({ secure: true })
    assert.ok(position > 3, `it stands at ${position}`)
    assert.equal(questions.length, 2)
  })

  it('is not needed where the element plays it', async () => {
    const { position, questions } = await play({ native: true })
    assert.ok(position > 3, `it stands at ${position}`)
    assert.deepEqual(questions, [])
  })

  it('never gets a token, and that is said', async () => {
    const { record, questions } = await play({ film: stage.film + '?token=secret' })
    assert.deepEqual(questions, [])
    assert.deepEqual(stage.pathsOf('proxy.example.com'), [])
    assert.match(record.settled.message, /personal key, so no proxy was asked\.$/)
  })

  it('is not asked for a server that is dead', async () => {
    const dead = 'http://dead.example.com/film.m3u8'
    const { questions, record } = await play({ film: dead })
    assert.deepEqual(questions, [])
    assert.equal(record.settled.reason, 'no_answer')
  })

  it('that leads elsewhere leads nowhere', async () => {
    const { record } = await play({ how: { redirect: 'https://elsewhere.example.com/film.m3u8' } })
    assert.equal(record.settled.reason, 'cors')
    assert.ok(stage.pathsOf('proxy.example.com').length > 0)
    assert.deepEqual(stage.pathsOf('elsewhere.example.com'), [])
  })
})
