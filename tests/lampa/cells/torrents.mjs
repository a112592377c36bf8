// @ts-check
// Films from TorrServer: without consent they play as in the bare application; with consent the plugin helps, with longer
// deadlines for torrents.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { elementsUsed, moving } from '../picture.mjs'
import { startTorrServer } from '../torrserver.mjs'
import { judged } from './claims.mjs'
import { focused, picture, press, texts } from '../remote.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */
/** @typedef {import('../torrserver.mjs').TorrServer} TorrServer */

const hash = 'd'.repeat(40)
/** Longer than the deadline for the first frame of any other server. */
const slowMs = 14000

/** @returns {import('../run.mjs').Cell[]} */
export function torrentCells() {
  return [
    { name: 'torrents/off', bare: 'passes', run: (bench) => withServers(bench, off) },
    { name: 'torrents/refused', bare: 'skipped', run: (bench) => withServers(bench, refused) },
    ...['en', 'ru'].map((language) => ({
      name: `torrents/agreed-${language}`,
      bare: /** @type {const} */ ('skipped'),
      run: (/** @type {Bench} */ bench) => withServers(bench, (...all) => agreed(...all, language))
    }))
  ]
}

/**
 * @param {Bench} bench
 * @param {(bench: Bench, one: TorrServer, two: TorrServer) => Promise<Result>} run
 */
async function withServers(bench, run) {
  const film = join(bench.media, 'film.mp4')
  const start = (/** @type {number} */ last) =>
    startTorrServer({ film, host: bench.faulty.host.replace(/\d+$/, String(last)), seconds: 60 })
  const [one, two] = await Promise.all([start(5), start(6)])
  try {
    return await run(bench, one, two)
  } finally {
    await Promise.all([one.close(), two.close()])
  }
}

/** @param {Bench} bench @param {TorrServer} one @param {TorrServer} two @param {Record<string, string>} [more] */
async function openApp(bench, one, two, more = {}) {
  const storage = { torrserver_url: one.address, torrserver_url_two: two.address, ...more }
  const app = await bench.openApp({ storage })
  await app.record()
  return app
}

/** The address as the application builds it; its default is to fill the buffer first. @param {App} app */
async function playTorrent(app) {
  const url = await app.page.evaluate((link) => {
    const { Torserver } = /** @type {any} */ (window).Lampa
    return Torserver.stream('Films/film.mp4', link, 1)
  }, hash)
  await app.play({ title: 'Film from a torrent', url, torrent_hash: hash })
  return url
}

/** @param {TorrServer} server @param {RegExp} what */
const asked = (server, what) => server.log.filter(({ path, query }) => what.test(path + query))

/** @param {App} app */
const isAsked = (app) => app.page.evaluate('Lampa.Select.opened()')

/** @param {Bench} bench @param {TorrServer} one @param {TorrServer} two @returns {Promise<Result>} */
async function off(bench, one, two) {
  const app = await openApp(bench, one, two)
  const url = await playTorrent(app)
  const plays = await app.until(() => moving(app.samples).length > 30, 15000)
  // The application itself requests the state of the torrent to show it.
  const others = one.log.filter(({ path, query }) => !/^\/(stream\/.*&(play|stat)|cache)$/.test(path + query))
  return judged([
    [/&preload$/.test(url), `the application has built ${url}`],
    [plays, 'no picture'],
    [!(await isAsked(app)), 'the viewer was asked'],
    [others.length === 0, `asked besides the film: ${JSON.stringify(others)}`],
    [two.log.length === 0, 'the other server was asked']
  ])
}

/** @param {Bench} bench @param {TorrServer} one @param {TorrServer} two @returns {Promise<Result>} */
async function refused(bench, one, two) {
  const app = await openApp(bench, one, two, { resilient_playback_torrserver: 'true' })
  await playTorrent(app)
  await app.until(() => moving(app.samples).length > 20, 15000)
  const first = await focused(app)
  await press(app, 'Enter')
  await sleep(500)
  const focus = await app.page.evaluate('Lampa.Controller.enabled().name')
  await one.close()
  await sleep(12000)
  return judged([
    [/^No,/.test(first), `the focus was on "${first}"`],
    [focus === 'player', `the focus is in ${focus}`],
    [asked(one, /echo/).length === 0, 'its echo was asked for'],
    [two.log.length === 0, 'the other server was asked']
  ])
}

/** @param {Bench} bench @param {TorrServer} one @param {TorrServer} two @param {string} language @returns {Promise<Result>} */
async function agreed(bench, one, two, language) {
  const app = await openApp(bench, one, two, { resilient_playback_torrserver: 'true', language })
  one.setPeersAfter(slowMs)
  await playTorrent(app)
  const wasAsked = await poll(() => isAsked(app), 5000)
  await sleep(500)
  const rows = await texts(app, '.selectbox .settings-param-title, .selectbox .selectbox-item__title')
  await picture(app, `torrent-consent-${language}`)
  const before = one.log.concat(two.log).filter(({ path }) => !/^\/(stream\/|cache$)/.test(path))
  await press(app, 'ArrowDown', 'Enter')
  const plays = await app.until(() => moving(app.samples).length > 60, slowMs + 15000)
  const early = { echoes: asked(one, /^\/echo/).length, two: two.log.length, elements: elementsUsed(app.samples) }
  await one.close()
  // First the film plays what it has buffered.
  const second = () => moving(app.samples).filter(({ element }) => element > early.elements)
  const goesOn = await app.until(() => second().length > 20, 60000)
  const left = app.samples.filter(({ element }) => element === early.elements).pop()?.position ?? 0
  const jump = Math.abs((second()[0]?.position ?? 0) - left)
  await picture(app, `torrent-second-${language}`)
  await app.page.evaluate('Lampa.Player.close()')
  await playTorrent(app)
  await sleep(2500)
  return judged(
    [
      [wasAsked, 'the viewer was not asked'],
      [rows.length === 6, `rows: ${rows.join(' | ')}`],
      [rows.join().includes(one.address) && rows.join().includes(two.address), `rows: ${rows.join(' | ')}`],
      [before.length === 0, `asked before the answer: ${JSON.stringify(before)}`],
      [plays, 'no picture from the first server'],
      [early.echoes === 1, `${early.echoes} echoes of the first server`],
      [early.elements === 1, `the film was opened ${early.elements} times while the first server was slow`],
      [early.two === 0, 'the other server was asked before it was needed'],
      [goesOn, 'no picture from the second server'],
      [jump < 2, `it went on ${jump.toFixed(1)} s away`],
      [asked(two, /^\/stream/).every(({ query }) => /&(play|stat)$/.test(query)), 'not opened with "play"'],
      [[...one.log, ...two.log].every(({ authorization }) => authorization === ''), 'an account was sent'],
      [!(await isAsked(app)), 'asked once more']
    ],
    { detail: rows.slice(0, 1).join() }
  )
}

/** @param {() => Promise<boolean>} ready @param {number} timeoutMs */
async function poll(ready, timeoutMs) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(200)) if (await ready()) return true
  return false
}
