// @ts-check
// "About this video" in the real application, by the keys of a remote control, in the two screen sizes of televisions.
import { setTimeout as sleep } from 'node:timers/promises'
import { moving } from '../picture.mjs'
import { focused, goDown, picture, press, pressLong, texts } from '../remote.mjs'
import { judged } from './claims.mjs'
import { afterSwitch } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 }
]
/** Share of the screen height that is readable from three metres. */
const smallestText = 1 / 45

/** @returns {import('../run.mjs').Cell[]} */
export const diagnosticsCells = () =>
  sizes.map((viewport) => ({
    name: `diagnostics/${viewport.height}`,
    bare: /** @type {const} */ ('skipped'),
    run: (/** @type {Bench} */ bench) => diagnostics(bench, viewport)
  }))

/** Opens the row, starting in the player. @param {App} app @param {RegExp} row */
async function open(app, row) {
  await pressLong(app)
  const found =
    (await goDown(app, /^About this video/)) && (await press(app, 'Enter'), await sleep(300), await goDown(app, row))
  await press(app, 'Enter')
  await sleep(300)
  return found
}

const windowText = '.modal [dir=auto]'

/** @param {App} app */
const playerHasFocus = (app) =>
  app.page.evaluate("Lampa.Controller.enabled().name === 'player' && !document.querySelector('.modal')")

/** @param {Bench} bench @param {{width: number, height: number}} viewport @returns {Promise<import('../run.mjs').Result>} */
async function diagnostics(bench, viewport) {
  const { height } = viewport
  const { app, started } = await afterSwitch(bench, { viewport })
  if (!started.ok) return started

  await pressLong(app)
  await goDown(app, /^About this video/)
  await press(app, 'Enter')
  await sleep(300)
  const rows = await texts(app, '.selectbox .selectbox-item')
  const first = await focused(app)
  await picture(app, `diagnostics-menu-${height}`)
  await press(app, 'Enter')
  await sleep(1500)
  const details = await texts(app, '.player > div > [dir=auto]')
  const textHeight = await app.page.$eval('.player > div > [dir=auto]', (line) =>
    parseFloat(getComputedStyle(line).fontSize)
  )
  await picture(app, `diagnostics-details-${height}`)

  const tested = await open(app, /^Test the servers/)
  const done = await waitForBar(app)
  const results = await texts(app, windowText)
  await picture(app, `diagnostics-test-${height}`)
  await press(app, 'Backspace')
  const focusAfterTest = await playerHasFocus(app)

  const looked = await open(app, /^Look into the video/)
  await waitForBar(app)
  const video = await texts(app, windowText)
  await picture(app, `diagnostics-video-${height}`)
  await press(app, 'Backspace')

  const remembered = await open(app, /^Last switches/)
  const history = await texts(app, windowText)
  await picture(app, `diagnostics-history-${height}`)
  await press(app, 'Backspace')

  const reported = await open(app, /^Report without addresses/)
  const report = (await texts(app, windowText)).join('\n')
  const before = await scrolled(app)
  await press(app, 'ArrowDown', 'ArrowDown')
  await sleep(500)
  const after = await scrolled(app)
  await picture(app, `diagnostics-report-${height}`)
  await press(app, 'Backspace')
  const since = app.samples.length
  const plays = await app.until(() => moving(app.samples.slice(since)).length > 10, 10000)
  return judged(
    [
      [rows.length === 5 && /^Show details/.test(first), `menu: ${rows.join(' | ')}`],
      [details.some((line) => /^Player: hls\.js$/.test(line)), `details: ${details.join(' | ')}`],
      [details.some((line) => /^Picture: \d+×\d+, avc1/.test(line)), `details: ${details.join(' | ')}`],
      [
        details.some((line) => /^Buffer: [\d.]+ s, network: [\d.]+ Mbit\/s$/.test(line)),
        `details: ${details.join(' | ')}`
      ],
      [details.some((line) => /^2\. 127\.\S+: playing$/.test(line)), `details: ${details.join(' | ')}`],
      [textHeight >= height * smallestText, `text of ${textHeight} px`],
      [tested && done && focusAfterTest, 'the test did not come to its end, or the focus is elsewhere'],
      [
        results.length === 2 && results.every((line) => /: good, answers after \d+ ms, HLS/.test(line)),
        `test: ${results.join(' | ')}`
      ],
      [/the same film$/.test(results[1] ?? ''), `test: ${results.join(' | ')}`],
      [looked && video[0] === 'The video can be played here.', `video: ${video.join(' | ')}`],
      [
        remembered && /^The video is no longer on this server/.test(history[0] ?? ''),
        `history: ${history.join(' | ')}`
      ],
      [
        reported && /"step":"sources"/.test(report) && !/\.m3u8|127\.0/.test(report),
        'the report is empty, or tells too much'
      ],
      [after > before, 'the report is not scrolled by the keys'],
      [plays && (await playerHasFocus(app)), 'the film does not play on']
    ],
    { ...started, detail: results.join(' | ') }
  )
}

/** @param {App} app */
const waitForBar = (app) =>
  app.page.waitForSelector('.modal [role=progressbar][aria-valuenow="100"]', { timeout: 20000 }).then(
    () => true,
    () => false
  )

/** How far the window's text is scrolled, in pixels. @param {App} app @returns {Promise<number>} */
const scrolled = (app) =>
  app.page.evaluate(
    "(() => { const [line] = document.querySelectorAll('.modal [dir=auto]'); return line ? -line.getBoundingClientRect().top : 0 })()"
  )
