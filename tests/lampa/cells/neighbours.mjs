// @ts-check
// Other plugins that intercept playback too, installed before this plugin or after it, and an advertisement before the film.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pluginHost } from '../bench.mjs'
import { serveFolder } from '../../support/folder-server.mjs'
import { moving } from '../picture.mjs'
import { judged } from './claims.mjs'
import { judgeStart } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../run.mjs').Result} Result */

/** The film opens when the advertisement ends, give or take this time. */
const nearMs = 100

/** @returns {import('../run.mjs').Cell[]} */
export function neighbourCells() {
  return [
    { name: 'plugin/after-an-interceptor', bare: 'skipped', run: (bench) => besideInterceptor(bench, false) },
    { name: 'plugin/before-an-interceptor', bare: 'skipped', run: (bench) => besideInterceptor(bench, true) },
    { name: 'plugin/advertisement', bare: 'skipped', run: advertisement }
  ]
}

/** Runs as a plugin of the app: it wraps `Player.play`, renames every film and listens to every failure. */
function interceptor() {
  const all = /** @type {any} */ (window)
  const { Lampa } = all
  all.intercepted = { plays: 0, starts: 0, errors: 0 }
  const begin = () => {
    const { play } = Lampa.Player
    Lampa.Player.play = (/** @type {any} */ data) => {
      all.intercepted.plays += 1
      data.title += ', intercepted'
      return play(data)
    }
    Lampa.Player.listener.follow('start', () => (all.intercepted.starts += 1))
    Lampa.PlayerVideo.listener.follow('error', () => (all.intercepted.errors += 1))
  }
  if (all.appready) begin()
  else Lampa.Listener.follow('app', (/** @type {any} */ { type }) => type === 'ready' && begin())
}

/** @param {Bench} bench @param {boolean} oursFirst @returns {Promise<Result>} */
async function besideInterceptor(bench, oursFirst) {
  const folder = await mkdtemp(join(tmpdir(), 'neighbour-'))
  await writeFile(join(folder, 'neighbour.js'), `(${interceptor})()`)
  const [neighbour, ours] = [await serveFolder(folder, { host: pluginHost }), await bench.servePlugin()]
  try {
    await bench.faulty.setFault({ kind: 'refuse' })
    const urls = [`${neighbour.origin}/neighbour.js`, `${ours.origin}/plugin.js`]
    if (oursFirst) urls.reverse()
    const plugins = urls.map((url, i) => ({ url, status: 1, name: `plugin ${i}`, author: 'test' }))
    const app = await bench.openApp({ pluginUrl: urls[0], storage: { plugins: JSON.stringify(plugins) } })
    await app.record()
    const result = await judgeStart(bench, app, await app.play(bench.playdata('hls')))
    const seen = await app.page.evaluate('({ ...intercepted, title: Lampa.Player.playdata().title })')
    return judged(
      [
        [result.ok, result.why ?? ''],
        [seen.plays === 1 && seen.starts === 1, `the other plugin saw ${JSON.stringify(seen)}`],
        [/, intercepted$/.test(seen.title), `title: ${seen.title}`]
      ],
      { ...result, detail: JSON.stringify(seen) }
    )
  } finally {
    await neighbour.close()
    await rm(folder, { recursive: true })
  }
}

/**
 * An advertisement plays between the call and the film; its time does not count against the server.
 * @param {Bench} bench
 * @returns {Promise<Result>}
 */
async function advertisement(bench) {
  await bench.faulty.setFault({ kind: 'refuse' })
  const app = await bench.openApp()
  await app.record()
  await app.play({ ...bench.playdata('hls'), vast_url: `${bench.healthy.origin}/no-such-advertisement.xml` })
  await app.page.waitForSelector('.ad-preroll', { timeout: 5000 })
  const over = await app.page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = setInterval(() => {
          if (document.querySelector('.ad-preroll')) return
          clearInterval(look)
          resolve(Date.now())
        }, 5)
      })
  )
  const result = await judgeStart(bench, app, Number(over))
  const early = bench.healthy.log.filter(({ path, at }) => /m3u8/.test(path) && at < Number(over) - nearMs)
  return judged(
    [
      [early.length === 0, `asked while the advertisement stood: ${JSON.stringify(early)}`],
      [app.notes.length <= 1, `notes: ${JSON.stringify(app.notes)}`],
      [moving(app.samples).length > 0 && result.ok, result.why ?? '']
    ],
    result
  )
}
