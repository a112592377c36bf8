// @ts-check
// Which servers get requests from the plugin: in a whole evening (a dead server, a switch, a seek, the close) only the
// film's servers and the plugin's own server, unless the viewer asks for more.
import { setTimeout as sleep } from 'node:timers/promises'
import { moving } from '../picture.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */

/** Time in which the bare application sends its requests after it is ready. */
const bootMs = 7000
const ofTheBrowser = /^(data|blob|about|chrome):/

/** @returns {import('../run.mjs').Cell[]} */
export const requestCells = () => [{ name: 'requests/whole-evening', bare: 'skipped', run: wholeEvening }]

/** @param {App} app @returns {Promise<Set<string>>} origins, from the boot on; grows */
async function listen(app) {
  /** @type {Set<string>} */
  const origins = new Set()
  app.page.on('request', (request) => {
    if (!ofTheBrowser.test(request.url())) origins.add(new URL(request.url()).origin)
  })
  await app.boot()
  await sleep(bootMs)
  return origins
}

/** @param {Bench} bench @returns {Promise<import('../run.mjs').Result>} */
async function wholeEvening(bench) {
  const bare = await listen(await bench.openApp({ withPlugin: false }))
  const plugin = await bench.servePlugin()
  const app = await bench.openApp({ pluginUrl: `${plugin.origin}/plugin.js` })
  const asked = await listen(app)
  await app.record()
  await bench.faulty.setFault({ kind: 'status', status: 503 })
  for (const kind of ['hls', 'dash', 'mp4']) {
    const since = app.samples.length
    await app.play(bench.playdata(kind))
    await app.until(() => moving(app.samples.slice(since)).length > 20, 20000)
    await app.page.evaluate('Lampa.PlayerVideo.video().currentTime = 20')
    await sleep(2000)
    await app.page.evaluate('Lampa.Player.close()')
    await sleep(500)
  }
  const own = [bench.faulty, bench.healthy, plugin].map(({ origin }) => origin)
  const strangers = [...asked].filter((origin) => !bare.has(origin) && !own.includes(origin))
  const played = app.told.filter(({ type }) => type === 'source_changed').length
  return judged(
    [
      [strangers.length === 0, `asked too: ${strangers.join(', ')}`],
      [own.every((origin) => asked.has(origin)), `not asked: ${own.filter((origin) => !asked.has(origin)).join(', ')}`],
      [played === 3, `${played} of 3 films went on from the other server`]
    ],
    { detail: `${asked.size} origins, ${bare.size} of the bare application` }
  )
}
