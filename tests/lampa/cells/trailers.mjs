// @ts-check
// A protected film: the viewer reads the reason and is offered a trailer, which never starts by itself.
import { setTimeout as sleep } from 'node:timers/promises'
import { moving } from '../picture.mjs'
import { judged } from './claims.mjs'
import { pathOf } from './faults.mjs'
import { focused, picture, press, texts } from '../remote.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

const sentence = /protected and cannot play here/
const offerRows = '.selectbox .settings-param-title, .selectbox .selectbox-item__title'
const withinMs = 20000

/** @returns {import('../run.mjs').Cell[]} */
export function trailerCells() {
  return [
    ...['hls', 'native-hls', 'dash'].map((name) => ({
      name: `trailer/${name}`,
      bare: /** @type {const} */ ('fails'),
      run: (/** @type {Bench} */ bench) => fromTheAuthor(bench, pathOf(name))
    })),
    { name: 'trailer/clear-first', bare: 'fails', run: clearFirst },
    { name: 'trailer/catalogue', bare: 'skipped', run: fromTheCatalogue }
  ]
}

/** @param {App} app */
async function offered(app) {
  const since = Date.now()
  while (Date.now() - since < withinMs && !(await app.page.evaluate('Lampa.Select.opened()'))) await sleep(200)
  await sleep(400)
  return { rows: await texts(app, offerRows), seconds: (Date.now() - since) / 1000 }
}

/**
 * The only source is protected; the author's trailer is on another server.
 * @param {Bench} bench
 * @param {ReturnType<typeof pathOf>} path
 * @returns {Promise<Result>}
 */
async function fromTheAuthor(bench, { kind, userAgent }) {
  await bench.faulty.setFault({ kind: 'protected' })
  const app = await bench.openApp({ userAgent })
  await app.record()
  await app.play({ title: 'Film', url: bench.urlOf(bench.faulty, kind), trailer: bench.urlOf(bench.healthy, 'mp4') })
  const { rows, seconds } = await offered(app)
  const focus = await focused(app)
  await picture(app, `trailer-${kind}${userAgent ? '-native' : ''}`)
  await sleep(3000)
  const early = bench.healthy.log.length
  await press(app, 'Enter')
  const plays = await app.until(() => moving(app.samples).length > 20, 10000)
  return judged(
    [
      [rows.length === 3 && sentence.test(rows[0]), `rows: ${rows.join(' | ')}`],
      [focus === 'Watch the trailer', `the focus is on "${focus}"`],
      [early === 0, 'the trailer was loaded before it was chosen'],
      [plays, 'the trailer does not play']
    ],
    { seconds }
  )
}

/** Another source is not protected: it plays, and no trailer is offered. @param {Bench} bench @returns {Promise<Result>} */
async function clearFirst(bench) {
  await bench.faulty.setFault({ kind: 'protected' })
  const app = await bench.openApp()
  await app.record()
  await app.play({ ...bench.playdata('hls'), trailer: bench.urlOf(bench.healthy, 'mp4') })
  const plays = await app.until(() => moving(app.samples).length > 30, withinMs)
  return judged([
    [plays, 'the clear one does not play'],
    [!(await app.page.evaluate('Lampa.Select.opened()')), 'a trailer was offered']
  ])
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function fromTheCatalogue(bench) {
  await bench.faulty.setFault({ kind: 'protected' })
  const app = await bench.openApp()
  const video = { key: 'dQw4w9WgXcQ', name: 'Trailer <b>1</b>', site: 'YouTube', type: 'Trailer', iso_639_1: 'en' }
  /** @type {string[]} */
  const asked = []
  await app.page.route(/movie\/27205\/videos/, (route) => {
    asked.push(route.request().url())
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/json',
      body: JSON.stringify({ id: 27205, results: [video] })
    })
  })
  await app.record()
  const card = { id: 27205, title: 'Film', original_title: 'Film', source: 'tmdb' }
  await app.play({ title: 'Film', url: bench.urlOf(bench.faulty, 'hls'), card })
  const { rows } = await offered(app)
  await picture(app, 'trailer-look')
  const early = asked.length
  await press(app, 'Enter')
  const { rows: found } = await offered(app)
  await picture(app, 'trailer-found')
  const still = await app.page.evaluate('Lampa.Player.playdata().url')
  await press(app, 'Enter')
  await sleep(1000)
  const opened = await app.page.evaluate('Lampa.Player.playdata().url')
  return judged([
    [rows.length === 3 && /catalogue/.test(rows[1]), `rows: ${rows.join(' | ')}`],
    [early === 0, 'the catalogue was asked before the press'],
    [asked.length === 1, `the catalogue was asked ${asked.length} times`],
    [found[1] === video.name, `found: ${found.join(' | ')}`],
    [still === bench.urlOf(bench.faulty, 'hls'), 'it started by itself'],
    [opened === `https://www.youtube.com/watch?v=${video.key}`, `opened: ${opened}`]
  ])
}
