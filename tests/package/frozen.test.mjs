// @ts-check
/** The bundles work in a page that has frozen the prototypes of the language. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createContext, runInContext } from 'node:vm'

const FREEZE = `
  ;['Object', 'Array', 'Function', 'String', 'Promise', 'RegExp', 'Error'].forEach((name) => {
    Object.freeze(window[name])
    Object.freeze(window[name].prototype)
  })
`

/** @param {string} file of dist/ @param {object} [more] globals */
function openPage(file, more = {}) {
  const page = createContext({
    console,
    setTimeout,
    clearTimeout,
    navigator: { language: 'en' },
    document: {},
    ...more
  })
  runInContext('var window = this, self = this', page)
  runInContext(FREEZE, page)
  runInContext(readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8'), page)
  return page
}

for (const file of ['resilient-playback.js', 'resilient-playback.legacy.js']) {
  test(`${file}: a core that answers, an error with its name`, async () => {
    const page = openPage(file)
    const core = await runInContext('ResilientPlayback.loadCore()', page)
    const source = { id: 's1', url: 'http://a.example/film.mp4' }
    const session = core.createSession({ sources: [source], capabilities: { mse: true }, seed: 7, now: 0 })
    assert.equal(session.handle({ type: 'load', now: 1 }).state, 'starting')
    const error = runInContext("new ResilientPlayback.PlaybackError('unknown', [], 'No.')", page)
    assert.equal(String(error), 'PlaybackError: No.')
    assert.ok(error instanceof runInContext('Error', page))
  })
}

test('plugin.js: there for the application', () => {
  const script = { src: 'https://plugins.example/plugin.js' }
  const Lampa = { Listener: { follow() {} }, Storage: { get: () => '', set() {} } }
  const page = openPage('plugin.js', { document: { currentScript: script }, Lampa, appready: false })
  assert.equal(runInContext('typeof ResilientPlayback.play', page), 'function')
})
