// @ts-check
// ResilientPlayback.play and ResilientPlayback.callback as a plugin's author uses them, closed with a real key.
import { setTimeout as sleep } from 'node:timers/promises'
import { judged } from './claims.mjs'
import { judgeStart } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

/** @returns {import('../run.mjs').Cell[]} */
export function authorCells() {
  return [
    { name: 'author/escape', bare: 'skipped', run: (bench) => back(bench, 'Escape', 'menu') },
    { name: 'author/backspace', bare: 'skipped', run: (bench) => back(bench, 'Backspace', 'content') },
    { name: 'author/exhausted', bare: 'skipped', run: exhausted }
  ]
}

/**
 * @param {Bench} bench @param {string} key @param {string} focus   the controller that was enabled before
 * @returns {Promise<Result>}
 */
async function back(bench, key, focus) {
  await bench.faulty.setFault({ kind: 'refuse' })
  const app = await bench.openApp()
  await app.record()
  const started = await judgeStart(bench, app, await begin(bench, app, focus))
  if (!started.ok) return started
  const heardWhilePlaying = await heard(app)
  const source = await app.page.evaluate('lampaTest.session.source.url')
  const trace = await app.page.evaluate('lampaTest.session.trace().length')
  await app.page.keyboard.press(key)
  await sleep(500)
  const closed = await state(app)
  return judged(
    [
      [heardWhilePlaying === '[]', `the callback heard ${heardWhilePlaying} while it played`],
      [source === bench.urlOf(bench.healthy, 'hls'), `session.source is ${source}`],
      [trace > 0, 'the trace is empty'],
      [(await heard(app)) === '[{"type":"close"}]', `the callback heard ${await heard(app)}`],
      [!closed.opened && closed.videos === 0, 'the player is still open'],
      [closed.focus === focus, `the focus is in ${closed.focus}, it was in ${focus}`]
    ],
    started
  )
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function exhausted(bench) {
  await Promise.all([bench.faulty, bench.healthy].map((mirror) => mirror.setFault({ kind: 'status', status: 404 })))
  const app = await bench.openApp()
  await app.record()
  const startedAt = await begin(bench, app, 'content')
  const gaveUp = await poll(app, async () => (await heard(app)) !== '[]', 60000)
  const seconds = (Date.now() - startedAt) / 1000
  const error = JSON.parse(await heard(app))[0] ?? {}
  const noise = await app.page.evaluate("document.querySelector('.player-video__noise-text')?.textContent ?? ''")
  await app.page.keyboard.press('Escape')
  await sleep(500)
  const closed = await state(app)
  const types = JSON.parse(await heard(app))
    .map((event) => event.type)
    .join()
  return judged(
    [
      [gaveUp, 'never exhausted'],
      [typeof error.reason === 'string' && error.reason !== '', 'no reason'],
      [Boolean(error.message), 'no message'],
      [noise.trim() === error.message, `the screen says "${noise.trim()}", the callback "${error.message}"`],
      [types === 'error,close', `the callback heard ${types}`],
      [!closed.opened && closed.focus === 'content', `left open, or the focus is in ${closed.focus}`]
    ],
    { seconds, detail: noise.trim() }
  )
}

/** @param {Bench} bench @param {App} app @param {string} focus @returns {Promise<number>} */
function begin(bench, app, focus) {
  const sources = [bench.faulty, bench.healthy].map((mirror) => bench.urlOf(mirror, 'hls'))
  return app.page.evaluate(([addresses, controller]) => {
    const page = /** @type {any} */ (window)
    page.Lampa.Controller.toggle(controller)
    page.lampaTest = { heard: [] }
    page.ResilientPlayback.callback((event) => page.lampaTest.heard.push(event))
    const at = Date.now()
    const playdata = { title: 'Film', sources: addresses, onEvent: page.lampaRecorder.hear }
    page.lampaTest.session = page.ResilientPlayback.play(playdata)
    return at
  }, /** @type {[string[], string]} */ ([sources, focus]))
}

/** @param {App} app @returns {Promise<string>} */
const heard = (app) => app.page.evaluate('JSON.stringify(lampaTest.heard)')

/** @param {App} app @returns {Promise<{opened: boolean, focus: string, videos: number}>} */
const state = (app) =>
  app.page.evaluate(() => {
    const { Controller, Player } = /** @type {any} */ (window).Lampa
    return {
      opened: Player.opened(),
      focus: Controller.enabled().name,
      videos: document.querySelectorAll('video').length
    }
  })

/** @param {App} app @param {() => Promise<boolean>} ready @param {number} timeoutMs */
async function poll(app, ready, timeoutMs) {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    await app.collect()
    if (await ready()) return true
    await sleep(250)
  }
  return false
}
