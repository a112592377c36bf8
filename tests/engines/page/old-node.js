// Runs in Node 0.12. Its global acts as a window without a browser, so this file adds what the plugin needs of one.
import { createLampa } from '../../plugin/stand-in/lampa.js'
import { swallowed } from '../../plugin/stand-in/subscribe.js'
import { runContract } from './contract.js'

const fs = require('fs')
const vm = require('vm')
const [root, contract, legacy] = process.argv.slice(2)
const folder = 'https://plugins.example/x/'
const goodUrl = 'http://b.example/film.mp4'
const film = 'http://a.example/film.mp4 or ' + goodUrl
const results = []
const asked = []

const read = (name) => fs.readFileSync(root + '/' + name, 'utf8')
const mostMs = 30000

/** @param {() => boolean} state @returns {Promise<void>} resolves when the state is true, or after mostMs */
function until(state) {
  const end = Date.now() + mostMs
  return new Promise((resolve) => {
    const look = () => (state() || Date.now() > end ? resolve() : setTimeout(look, 100))
    look()
  })
}

/** @param {string} column @param {string} name @param {() => Promise<string>} work throws if the cell fails */
function cell(column, name, work) {
  return Promise.resolve()
    .then(work)
    .then(
      (said) => results.push({ column, name, ok: true, said }),
      (error) => results.push({ column, name, ok: false, said: String((error && error.stack) || error) })
    )
}

function insist(truth, reason) {
  if (!truth) throw new Error(reason)
}

function LegacyRequest() {
  this.open = (method, url) => asked.push(url)
  this.send = () =>
    setTimeout(() => {
      this.status = 200
      this.responseText = read('dist/' + legacy)
      this.onload()
    }, 10)
}

/** Opens a page of the app and runs plugin.js in it, as if it came from `src`. */
function openPage(src, stored) {
  const element = () => ({ src, text: '' })
  const body = { appendChild: ({ text }) => vm.runInThisContext(text), removeChild() {} }
  // The stand-in needs a document too.
  global.document = {
    currentScript: element(),
    createElement: element,
    body,
    addEventListener() {},
    removeEventListener() {}
  }
  const { Lampa } = createLampa({
    media: { [goodUrl]: { duration: 60 }, '*': { errorCode: 4 } },
    stored
  })
  const page = { Lampa, appready: true, XMLHttpRequest: LegacyRequest, ResilientPlayback: undefined }
  page.window = global
  page.navigator = { onLine: true }
  page.location = { href: 'http://app.example/', protocol: 'http:' }
  page.addEventListener = page.removeEventListener = () => {}
  Object.keys(page).forEach((name) => (global[name] = page[name]))
  vm.runInThisContext(read('dist/plugin.js'))
  return Lampa
}

/** @param {string} src @param {object} stored @returns {Promise<object>} what the app stores afterwards */
function playWithPlugin(src, stored) {
  const from = asked.length
  const Lampa = openPage(src, stored)
  Lampa.Player.play({ title: 'Film', url: film })
  const { PlayerVideo } = Lampa
  return until(() => PlayerVideo.opened.length > 1 && PlayerVideo.video().currentTime > 1).then(() => {
    insist(asked.slice(from).join() === folder + legacy, 'asked for: ' + asked.slice(from).join())
    insist(global.ResilientPlayback.backend === 'js', 'backend: ' + global.ResilientPlayback.backend)
    insist(PlayerVideo.opened.indexOf(goodUrl) > 0, 'opened: ' + PlayerVideo.opened.join())
    insist(PlayerVideo.video().currentTime > 1, 'stands at ' + PlayerVideo.video().currentTime)
    insist(swallowed.length === 0, 'swallowed: ' + JSON.stringify(swallowed))
    Lampa.Player.close()
    return Lampa.Storage.stored
  })
}

function contractHere() {
  const lean = require(root + '/build/wasm-js/core.js')
  const full = require(root + '/build/wasm-js/core-full.js')
  return runContract({ lean, full }, JSON.parse(fs.readFileSync(contract, 'utf8')), 'js').then(({ passed, failed }) => {
    insist(failed.length === 0, failed.join('; '))
    return String(passed)
  })
}

function pageBundle() {
  global.window = global
  vm.runInThisContext(read('dist/resilient-playback.legacy.js'))
  return global.ResilientPlayback.loadCore().then((core) => {
    insist(core.backend === 'js', core.backend)
    return 'core ' + core.version
  })
}

// Without this, js-sha256 detects Node.
global.JS_SHA256_NO_NODE_JS = true
let stored = {}
insist(typeof WebAssembly === 'undefined', 'an engine with WebAssembly')
cell('contract', 'JavaScript', contractHere)
  .then(() => cell('without WebAssembly', 'page', pageBundle))
  .then(() =>
    cell('without WebAssembly', 'plugin', () =>
      playWithPlugin(folder + 'plugin.js?logged=1', {}).then((after) => {
        stored = after
        return 'fetched'
      })
    )
  )
  .then(() => cell('without WebAssembly', 'plugin, cached', () => playWithPlugin('', stored).then(() => 'fetched')))
  .then(null, (error) => results.push({ column: 'engine', name: 'run', ok: false, said: String(error) }))
  .then(() => process.stdout.write(JSON.stringify(results) + '\n', () => process.exit(0)))
