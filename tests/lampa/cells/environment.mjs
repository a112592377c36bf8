// @ts-check
// The plugin in unusual environments: another address, the application's cached copy, no WebAssembly, switched off,
// installed twice.
import { lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'
import { judgeStart } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

/** Long enough for any switch of the plugin after a refused start. */
const patienceMs = 15000

/** @returns {import('../run.mjs').Cell[]} */
export function environmentCells() {
  /** @type {[string, (bench: Bench) => Promise<Result>][]} */
  const cells = [
    ['plugin/by-name', byName],
    ['plugin/from-cache', fromCache],
    ['plugin/no-wasm', noWasm],
    ['plugin/no-wasm-from-cache', noWasmFromCache],
    ['plugin/no-core', noCore],
    ['plugin/switched-off', switchedOff],
    ['plugin/resilient-false', resilientFalse],
    ['plugin/twice', twice],
    ['plugin/inspect', inspect],
    ['plugin/beside-a-replayer', besideReplayer]
  ]
  return cells.map(([name, run]) => ({ name, run, bare: 'skipped' }))
}

/** @param {Bench} bench @param {App} app @returns {Promise<Result>} */
async function recovers(bench, app) {
  await bench.faulty.setFault({ kind: 'refuse' })
  await app.record()
  return judgeStart(bench, app, await app.play(bench.playdata('hls')))
}

/**
 * Passed: the film of the dead server does not play, as without the plugin; then a healthy film plays.
 * @param {Bench} bench @param {App} app @param {object} [extra]   further fields of the playdata
 * @returns {Promise<Result>}
 */
async function playsAsBare(bench, app, extra = {}) {
  await bench.faulty.setFault({ kind: 'refuse' })
  await app.record()
  await app.play({ ...bench.playdata('hls'), ...extra })
  await app.until(() => moving(app.samples).length > 0, patienceMs)
  const moved = moving(app.samples).length
  const { noise } = lastOf(app.samples)
  const asked = bench.healthy.log.length
  await app.page.evaluate('Lampa.Player.close()')
  const url = bench.urlOf(bench.healthy, 'mp4')
  await app.play({ title: 'Healthy', url })
  const plays = await app.until(() => moving(app.samples).length > 10, 10000)
  return judged([
    [moved === 0, 'the dead film plays'],
    [asked === 0, 'the other server was asked'],
    [noise, 'the application shows no error'],
    [app.notes.length === 0, `notes: ${app.notes.map(({ text }) => text).join()}`],
    [plays, 'a healthy film does not play']
  ])
}

/** @param {Result} result @param {[boolean, string][]} claims @returns {Result} */
function also(result, claims) {
  return result.ok ? judged(claims, result) : result
}

/** @param {App} app @returns {Promise<string>} */
const backend = (app) => app.page.evaluate('ResilientPlayback.backend')

/** @param {Bench} bench @returns {Promise<Result>} */
async function byName(bench) {
  const plugin = await bench.servePlugin()
  const pluginUrl = plugin.origin.replace(/\/\/[\d.]+/, '//plugin.test') + '/plugin.js'
  const app = await bench.openApp({ pluginUrl })
  const query = plugin.log.find(({ path }) => path === '/plugin.js')?.query ?? ''
  const base = await app.page.evaluate("localStorage.getItem('resilient_playback_base')")
  return also(await recovers(bench, app), [
    [/logged=.*reset=.*origin=/.test(query), `the application appended nothing: ${query}`],
    [base === pluginUrl.replace('plugin.js', ''), `remembered as ${base}`]
  ])
}

/**
 * Starts the application twice: first with the plugin's server alive, then with it dead.
 * @param {Bench} bench @param {import('../app.mjs').AppOptions} [options]
 */
async function secondEvening(bench, options) {
  const plugin = await bench.servePlugin()
  const app = await bench.openApp({ pluginUrl: `${plugin.origin}/plugin.js`, ...options })
  const kept = await app.until(() => app.console.some((line) => line.includes('update plugin cache')), 10000)
  return { plugin, app, kept }
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function fromCache(bench) {
  const { plugin, app, kept } = await secondEvening(bench)
  plugin.setDead(() => true)
  await app.boot()
  const inline = app.console.some((line) => line.includes('add plugin from cache'))
  return also(await recovers(bench, app), [
    [kept && inline, `kept: ${kept}, run from the cache: ${inline}`],
    [(await backend(app)) === 'wasm', `backend ${await backend(app)}`]
  ])
}

function withoutWasm() {
  delete (/** @type {any} */ (window).WebAssembly)
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function noWasm(bench) {
  const app = await bench.openApp({ initScripts: [withoutWasm] })
  return also(await recovers(bench, app), [[(await backend(app)) === 'js', `backend ${await backend(app)}`]])
}

/**
 * The cached copy has no src: the remembered folder leads to the file beside the plugin.
 * @param {Bench} bench
 * @returns {Promise<Result>}
 */
async function noWasmFromCache(bench) {
  const { plugin, app, kept } = await secondEvening(bench, { initScripts: [withoutWasm] })
  plugin.setDead((path) => path === '/plugin.js')
  await app.boot()
  return also(await recovers(bench, app), [
    [kept, 'the application kept no copy'],
    [(await backend(app)) === 'js', `backend ${await backend(app)}`]
  ])
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function noCore(bench) {
  const plugin = await bench.servePlugin()
  plugin.setDead((path) => path.includes('legacy'))
  const app = await bench.openApp({ pluginUrl: `${plugin.origin}/plugin.js`, initScripts: [withoutWasm] })
  return also(await playsAsBare(bench, app), [[(await backend(app)) === 'none', `backend ${await backend(app)}`]])
}

/** Switches the plugin off in the Settings screen, as a viewer does. @param {Bench} bench @returns {Promise<Result>} */
async function switchedOff(bench) {
  const app = await bench.openApp()
  const words = await app.page.evaluate(() => {
    const { Lampa, $ } = /** @type {any} */ (window)
    Lampa.Controller.toggle('settings')
    Lampa.Settings.create('resilient_playback')
    const row = $('.settings [data-name="resilient_playback_mode"]')
    const shown = row.text().replace(/\s+/g, ' ').trim()
    row.trigger('hover:enter')
    $('.selectbox .selectbox-item').last().trigger('hover:enter')
    const off = row.find('.settings-param__value').text()
    Lampa.Controller.toggle('content')
    return `${shown} -> ${off}`
  })
  const stored = await app.page.evaluate("localStorage.getItem('resilient_playback_mode')")
  const bare = await playsAsBare(bench, app)
  return also({ ...bare, detail: words }, [
    [stored === 'off', `stored: ${stored}`],
    [/^Keep videos playing when a server fails\s*Yes -> No$/.test(words), `the row: ${words}`]
  ])
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function resilientFalse(bench) {
  return playsAsBare(bench, await bench.openApp(), { resilient: false })
}

/**
 * The full core is loaded from beside the plugin, but only at the first inspection.
 * @param {Bench} bench
 * @returns {Promise<Result>}
 */
async function inspect(bench) {
  const plugin = await bench.servePlugin()
  const app = await bench.openApp({ pluginUrl: `${plugin.origin}/plugin.js` })
  const files = () => plugin.log.filter(({ path }) => path.includes('resilient-playback')).length
  const before = files()
  const [verdict, type, keys] = await app.page.evaluate(
    async (url) => {
      const { ResilientPlayback } = /** @type {any} */ (window)
      const found = await ResilientPlayback.inspect(url)
      await ResilientPlayback.inspect(url)
      return [found.verdict, found.type, Object.keys(ResilientPlayback).sort().join()]
    },
    bench.urlOf(bench.healthy, 'hls')
  )
  return judged(
    [
      [verdict === 'playable' && type === 'hls', `${verdict}, ${type}`],
      [before === 0 && files() === 1, `fetched ${before} times before, ${files()} times in all`],
      [keys === 'api,backend,callback,configure,inspect,play,version', `the global has ${keys}`]
    ],
    { detail: `${verdict}, ${type}` }
  )
}

/** Another plugin aborts every film and plays a copy of it a second later. @param {Bench} bench @returns {Promise<Result>} */
async function besideReplayer(bench) {
  await bench.faulty.setFault({ kind: 'refuse' })
  const app = await bench.openApp()
  await app.record()
  const { title, sources } = bench.playdata('hls')
  const startedAt = await app.page.evaluate(
    ([name, url]) => {
      const { Lampa, lampaRecorder } = /** @type {any} */ (window)
      /** @type {any} */
      let replayed = null
      Lampa.Player.listener.follow('create', ({ data, abort }) => {
        if (data === replayed) return
        abort()
        replayed = { ...data }
        setTimeout(() => Lampa.Player.play(replayed), 1000)
      })
      Lampa.Player.play({ title: name, url, onEvent: lampaRecorder.hear })
      return Date.now()
    },
    /** @type {[string, string]} */ ([title, sources.join(' or ')])
  )
  return judgeStart(bench, app, startedAt)
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function twice(bench) {
  const [one, two] = [await bench.servePlugin(), await bench.servePlugin()]
  const plugins = [one, two].map(({ origin }, i) => ({
    url: `${origin}/plugin.js`,
    status: 1,
    name: `copy ${i}`,
    author: 'test'
  }))
  const app = await bench.openApp({ pluginUrl: plugins[0].url, storage: { plugins: JSON.stringify(plugins) } })
  const ran = [one, two].every(({ log }) => log.some(({ path }) => path === '/plugin.js'))
  const result = await recovers(bench, app)
  return also(result, [
    [ran, 'not both copies were loaded'],
    [app.told.filter(({ type }) => type === 'source_changed').length === 1, 'not one switch'],
    [app.notes.length <= 1, `${app.notes.length} notes`]
  ])
}
