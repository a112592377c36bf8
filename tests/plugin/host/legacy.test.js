/** @jest-environment jsdom */
import { createFakeNetwork } from '../../js/support/fake-network.js'
import { fake, loadCore, withFakeCore } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const folder = 'https://plugins.example/x/'

/** When the text of the legacy file runs, it offers a core of this version to the waiting plugin. */
function legacyFileOffers(version) {
  Object.defineProperty(window, 'legacyTextRan', {
    configurable: true,
    set: () =>
      window.waitingPage.ResilientPlayback.acceptCore(version, () => Promise.resolve({ ...fake.core, backend: 'js' }))
  })
}

/** @param {object} [server] how the server of the file answers @param {object} [options] */
async function start(server, { src = `${folder}plugin.js?logged=1`, stored = {}, agent, seconds = 30 } = {}) {
  const network = createFakeNetwork({ otherwise: { body: __LEGACY_TEXT__, ...server } })
  const page = createPage({ ...network.window, stored, media: { '*': { duration: 60 } } })
  if (agent) {
    page.window.navigator.userAgent = agent
    page.window.WebAssembly = {}
  }
  window.waitingPage = page.window
  page.run(src)
  page.Lampa.Player.play({ url: 'http://a.example/film.mp4' })
  await pass(seconds)
  return { page, asked: network.asked, backend: page.window.ResilientPlayback.backend }
}

withFakeCore()
beforeEach(() => {
  fake.fails = new Error('no WebAssembly')
  legacyFileOffers(__VERSION__)
})

test('without WebAssembly the JavaScript core is taken over from the file beside the plugin', async () => {
  const { page, asked, backend } = await start()
  expect(asked).toEqual([folder + __LEGACY_FILE__])
  expect(backend).toBe('js')
  expect(page.window.ResilientPlayback.acceptCore).toBeUndefined()
  expect(document.querySelectorAll('script')).toHaveLength(0)
})

test('the cached inline copy finds it where the plugin came from last time', async () => {
  const { asked, backend } = await start({}, { src: '', stored: { resilient_playback_base: folder } })
  expect(asked).toEqual([folder + __LEGACY_FILE__])
  expect(backend).toBe('js')
})

test.each([
  ['a wrong hash', { body: `${__LEGACY_TEXT__} // changed` }],
  ['a missing file', { status: 404 }],
  ['no CORS', { status: 0 }],
  ['silence', { silent: true }]
])('fails open: %s', async (_, server) => {
  const { page, backend } = await start(server)
  expect(backend).toBe('none')
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(0)
})

test('fails open: a core of another version', async () => {
  legacyFileOffers('0.0.0-other')
  expect((await start()).backend).toBe('none')
})

test('fails open: nobody knows where the plugin came from', async () => {
  const { asked, backend } = await start({}, { src: '' })
  expect(asked).toEqual([])
  expect(backend).toBe('none')
})

const agentOf = (version) =>
  `Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/${version}.0.1.2 Safari/537.36`

describe('an engine that compiles WebAssembly slowly', () => {
  test.each([57, 64, 68])('Chromium %i takes the JavaScript core', async (version) => {
    const { asked, backend } = await start({}, { agent: agentOf(version) })
    expect(asked).toEqual([folder + __LEGACY_FILE__])
    expect(backend).toBe('js')
    expect(fake.loads).toBe(0)
  })

  test.each([69, 120])('Chromium %i does not', async (version) => {
    fake.fails = null
    const { asked, backend } = await start({}, { agent: agentOf(version) })
    expect([asked, backend]).toEqual([[], 'wasm'])
  })

  test.each([
    ['fails', { status: 404 }],
    ['is slow', { silent: true }]
  ])('WebAssembly after all where the file %s', async (_, server) => {
    fake.fails = null
    const { backend } = await start(server, { agent: agentOf(68), seconds: 10 })
    expect(backend).toBe('wasm')
  })
})

test('the legacy file hands its core over and does nothing else', async () => {
  const page = createPage()
  const acceptCore = jest.fn()
  page.window.ResilientPlayback = { acceptCore }
  page.run()
  expect(acceptCore).toHaveBeenCalledWith(__VERSION__, loadCore)
  expect(Object.keys(page.window.ResilientPlayback)).toEqual(['acceptCore'])
})
