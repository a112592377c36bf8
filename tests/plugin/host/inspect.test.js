/** @jest-environment jsdom */
import { createFakeNetwork } from '../../js/support/fake-network.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const folder = 'https://plugins.example/x/'

/** The page builds that belong to this plugin build. */
const files = { 'resilient-playback.js': __PAGE_TEXT__, 'resilient-playback.legacy.js': __PAGE_LEGACY_TEXT__ }

/** A server with the page builds. When a build's script runs, it offers `face` to the waiting plugin. */
function start({ face, status = 200, src = `${folder}plugin.js?email=x`, wasm = true, text, stored } = {}) {
  const ran = []
  const network = createFakeNetwork({
    otherwise: (url) => ({ status, body: text || files[url.replace(/^.*\//, '')] })
  })
  const page = createPage({ ...network.window, stored })
  if (wasm) page.window.WebAssembly = {}
  Object.defineProperty(window, 'pageTextRan', {
    configurable: true,
    set(own) {
      ran.push(own)
      if (face) page.window.ResilientPlayback.acceptPage(face)
    }
  })
  page.run(src)
  return { asked: network.asked, ran, page, api: page.window.ResilientPlayback }
}

withFakeCore()
beforeEach(() => (fake.fails = new Error('none')))

/** Waits 1 s, then returns the value or the error of a promise. */
async function outcome(promise) {
  const seen = promise.then(
    (value) => ({ value }),
    (error) => ({ error: error.message })
  )
  await pass(1)
  return seen
}

test('the file for pages is fetched at the first call, once, and adds nothing to the global', async () => {
  const inspect = jest.fn(() => Promise.resolve({ verdict: 'playable' }))
  const { asked, api } = start({ face: { version: __VERSION__, inspect, createPlayer() {} } })
  expect(asked).toEqual([])
  const options = { engines: {} }
  expect(await outcome(api.inspect('http://a.example/x.m3u8', options))).toEqual({ value: { verdict: 'playable' } })
  await outcome(api.inspect('http://a.example/y.m3u8'))
  expect(asked).toEqual([`${folder}resilient-playback.js`])
  expect(inspect.mock.calls).toEqual([
    ['http://a.example/x.m3u8', options],
    ['http://a.example/y.m3u8', undefined]
  ])
  expect([api.createPlayer, api.acceptPage]).toEqual([undefined, undefined])
})

test('without WebAssembly: the other file', async () => {
  const { asked, ran, api } = start({ wasm: false })
  await outcome(api.inspect('http://a.example/x.m3u8'))
  expect(asked).toEqual([`${folder}resilient-playback.legacy.js`])
  expect(ran).toEqual(['js'])
})

describe('a script that is not the file of this build is never run', () => {
  const face = { version: __VERSION__, inspect: () => Promise.resolve({ verdict: 'playable' }) }

  test.each([
    ['another script', "window.pageTextRan = 'foreign'"],
    ['one byte more', __PAGE_TEXT__ + ' '],
    ['the file for the other core', __PAGE_LEGACY_TEXT__]
  ])('%s', async (_, text) => {
    const { asked, ran, api } = start({ face, text })
    expect(await outcome(api.inspect('http://a.example/x.m3u8'))).toEqual({
      error: 'inspect: not the file of this version'
    })
    expect([asked.length, ran]).toEqual([1, []])
    expect(document.querySelector('script')).toBeNull()
  })

  test('from the folder that somebody else wrote into Storage', async () => {
    const stored = { resilient_playback_base: 'https://evil.example/' }
    const { asked, ran, api } = start({ face, src: '', stored, text: "window.pageTextRan = 'foreign'" })
    expect(await outcome(api.inspect('http://a.example/x.m3u8'))).toEqual({
      error: 'inspect: not the file of this version'
    })
    expect([asked, ran]).toEqual([['https://evil.example/resilient-playback.js'], []])
  })
})

test.each([
  ['another version', { face: { version: '0.0.0', inspect() {} } }, 'inspect: not the file of this version'],
  ['something else', {}, 'inspect: not the file of this version'],
  ['gone', { status: 404 }, 'resilient-playback.js: HTTP 404'],
  ['no place', { src: '' }, 'inspect: nobody knows where the plugin came from']
])('%s: a rejection, and the next call tries again', async (_, options, message) => {
  const { asked, api } = start(options)
  expect(await outcome(api.inspect('http://a.example/x.m3u8'))).toEqual({ error: message })
  expect(await outcome(api.inspect('http://a.example/x.m3u8'))).toEqual({ error: message })
  expect(asked).toHaveLength(options.src === '' ? 0 : 2)
})

test('a page that has its own keeps it', () => {
  const page = createPage()
  const inspect = () => {}
  page.window.ResilientPlayback = { inspect }
  page.run()
  expect(page.window.ResilientPlayback.inspect).toBe(inspect)
})
