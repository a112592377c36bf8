// @ts-check
// A server that lets the application read nothing, a proxy, and a viewer with a remote control.
import { setTimeout as sleep } from 'node:timers/promises'
import { launchChromium } from '../../support/chromium.mjs'
import { ensureMedia } from '../../support/make-media.mjs'
import { ENDPOINT, startProxyStage, withoutNativeHls } from '../../support/proxy-stage.mjs'
import { moving } from '../picture.mjs'
import { resolverRules } from '../resolver.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

const hostile = '<img src=x onerror="window.ranFromOutside=true">'
const keyMs = 150
/** Rows of a list: those that can be chosen, and those for reading only. */
const rows = '.selectbox .selectbox-item, .selectbox .settings-param-title'

/** @returns {import('../run.mjs').Cell[]} */
export function proxyCells() {
  return [
    { name: 'proxies/yes', bare: 'skipped', run: (bench) => onStage(bench, yes) },
    { name: 'proxies/no', bare: 'skipped', run: (bench) => onStage(bench, no) },
    { name: 'proxies/pieces', bare: 'skipped', run: (bench) => onStage(bench, pieces) }
  ]
}

/**
 * @param {Bench} bench
 * @param {(app: App, stage: import('../../support/proxy-stage.mjs').ProxyStage) => Promise<Result>} run
 */
async function onStage(bench, run) {
  const stage = await startProxyStage({ root: await ensureMedia() })
  const [rules, ...args] = stage.args
  const browser = await launchChromium({ args: [`${rules},${resolverRules}`, ...args] })
  try {
    const storage = { resilient_playback_proxies: 'true' }
    const app = await bench.openApp({ browser, storage, initScripts: [withoutNativeHls] })
    return await run(app, stage)
  } finally {
    await browser.close()
    await stage.close()
  }
}

/** @param {App} app @param {string} name */
const picture = (app, name) => app.page.screenshot({ path: `build/lampa/seen-${name}.png` })

/** @param {App} app @param {string} selector @returns {Promise<string[]>} */
const texts = (app, selector) =>
  app.page.$$eval(selector, (found) => found.map((node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim()))

/** @param {App} app @param {string[]} keys */
async function press(app, ...keys) {
  for (const key of keys) {
    await app.page.keyboard.press(key)
    await sleep(keyMs)
  }
}

/** Moves down to the row with this text and presses OK. @param {App} app @param {RegExp} row */
async function choose(app, row) {
  const focus = () => app.page.evaluate("document.querySelector('.selector.focus')?.textContent ?? ''")
  for (let i = 0; i < 40 && !row.test(await focus()); i++) await press(app, 'ArrowDown')
  await press(app, 'Enter')
}

/** @param {App} app @param {import('../../support/proxy-stage.mjs').ProxyStage} stage @param {string} [owner] */
async function play(app, stage, owner = 'Somebody') {
  await app.record()
  app.samples.length = 0
  await app.play({ title: 'Film', url: stage.film, proxies: [{ url: ENDPOINT, owner, purpose: 'a test' }] })
}

/** @param {App} app @returns {Promise<string[]>} the rows of the question; empty: no question came */
async function asked(app) {
  const up = await app.page.waitForSelector('.selectbox-item', { timeout: 20000 }).catch(() => null)
  await sleep(500)
  return up ? texts(app, rows) : []
}

const badge = (/** @type {App} */ app) => texts(app, '.player .resilient-playback-proxy')
const moves = (/** @type {App} */ app) => app.until(() => moving(app.samples).length > 20, 20000)

/** @param {App} app @param {import('../../support/proxy-stage.mjs').ProxyStage} stage @returns {Promise<Result>} */
async function yes(app, stage) {
  stage.set({ corsFor: /\.ts$/ })
  await play(app, stage, hostile)
  const question = await asked(app)
  await picture(app, 'proxies-question')
  const before = stage.pathsOf('proxy.example.com').length
  await choose(app, /^Yes, always/)
  const plays = await moves(app)
  const shown = await badge(app)
  await picture(app, 'proxies-badge')
  await press(app, 'Escape')
  await sleep(500)
  const gone = await badge(app)

  await app.boot()
  await play(app, stage)
  const again = await moves(app)
  const second = await texts(app, rows)
  await press(app, 'Escape')
  await sleep(500)
  const { list, rest } = await app.page.evaluate(() => {
    const { resilient_playback_proxy_list: kept, ...others } = { ...localStorage }
    return { list: kept, rest: JSON.stringify(others) }
  })

  await app.page.evaluate("Lampa.Controller.toggle('settings')")
  await choose(app, /Resilient Playback/)
  await choose(app, /^\s*Proxies/)
  await sleep(300)
  await picture(app, 'proxies-list')
  await choose(app, /proxy\.example\.com/)
  await sleep(300)
  const details = await texts(app, rows)
  await picture(app, 'proxies-one')
  const [known] = JSON.parse(list ?? '[]')
  const ran = await app.page.evaluate('window.ranFromOutside === true')
  return judged([
    [question.some((text) => text === `Run by: ${hostile}`), `the question: ${question.join(' | ')}`],
    [before === 0, 'it was asked before the viewer said yes'],
    [plays, 'no picture'],
    [shown.join() === 'Through proxy.example.com', `the badge: ${shown.join()}`],
    [gone.length === 0, 'the badge stays'],
    [again && second.length === 0, `the second evening: ${second.join(' | ')}`],
    [known?.bytes > 100 && known?.usedAt > 0, `kept: ${list}`],
    [!/manifests|pieces/.test(list + rest), 'a yes stands where everybody can write'],
    [details.some((text) => /^Last used .* MB so far\.$/.test(text)), `details: ${details.join(' | ')}`],
    [details.includes('You have agreed to it.'), 'the list does not know of the yes'],
    [!ran, 'HTML from outside ran']
  ])
}

/** @param {App} app @param {import('../../support/proxy-stage.mjs').ProxyStage} stage @returns {Promise<Result>} */
async function no(app, stage) {
  await play(app, stage)
  const question = await asked(app)
  await press(app, 'Enter')
  await app.page.waitForSelector('.player-video__noise-text', { timeout: 20000 }).catch(() => null)
  await sleep(500)
  const noise = await texts(app, '.player-video__noise-text')
  await picture(app, 'proxies-no')
  return judged([
    [question.length > 0, 'no question'],
    [/^The server does not let this app read the video;/.test(noise.join()), `the end: ${noise.join()}`],
    [stage.pathsOf('proxy.example.com').length === 0, 'it was asked all the same']
  ])
}

/** @param {App} app @param {import('../../support/proxy-stage.mjs').ProxyStage} stage @returns {Promise<Result>} */
async function pieces(app, stage) {
  await play(app, stage)
  await asked(app)
  await choose(app, /^Only for this film/)
  const segments = () => stage.pathsOf('proxy.example.com').filter((path) => /\.ts$/.test(path)).length
  await app.page.waitForFunction("document.querySelector('.selectbox')?.textContent.includes('can carry it')", null, {
    timeout: 20000
  })
  await sleep(500)
  const before = segments()
  await picture(app, 'proxies-pieces')
  await choose(app, /^Only for this film/)
  const plays = await moves(app)
  return judged([
    [before === 0, 'pieces went through it before the second yes'],
    [plays && segments() > 0, `a picture: ${plays}, pieces: ${segments()}`]
  ])
}
