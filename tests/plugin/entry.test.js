/** @jest-environment jsdom */
import { folderOf } from '../../plugin/base-url.js'
import { createFakeCore } from './stand-in/fake-core.js'
import { createPage, pass } from './stand-in/page.js'
import { swallowed } from './stand-in/subscribe.js'

let mockFake
jest.mock('../../js/core-client.js', () => ({
  loadCore: () => mockFake.loadCore(),
  reloadCore: () => mockFake.loadCore()
}))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'

beforeEach(() => {
  jest.useFakeTimers()
  mockFake = createFakeCore()
  swallowed.length = 0
})
afterEach(() => {
  expect(swallowed).toEqual([])
  jest.useRealTimers()
})

const listeners = ({ Lampa }) =>
  ['create', 'start', 'destroy']
    .map((type) => Lampa.Player.listener.count(type))
    .concat(Lampa.PlayerVideo.listener.count('error'))

test('before appready nothing is listened to and nothing loaded; then after five idle seconds', async () => {
  const page = createPage({ appready: false })
  const bare = listeners(page)
  page.run()
  await pass(10)
  expect(listeners(page)).toEqual(bare)
  expect(mockFake.loads).toBe(0)
  page.becomeReady()
  page.becomeReady()
  expect(listeners(page)).toEqual(bare.map((count) => count + 1))
  await pass(4)
  expect(mockFake.loads).toBe(0)
  await pass(2)
  expect(mockFake.loads).toBe(1)
})

test('the first playback loads the core at once', async () => {
  const page = createPage({ media: { [a]: { duration: 60 } } })
  page.run()
  page.Lampa.Player.play({ url: a })
  expect(mockFake.loads).toBe(1)
  await pass(10)
  expect(mockFake.loads).toBe(1)
  expect(page.window.ResilientPlayback.backend).toBe('wasm')
})

test('two copies: the first owns the player, the later hands over', async () => {
  const page = createPage({ media: { [a]: { duration: 60 } } })
  page.run()
  const { play } = page.window.ResilientPlayback
  const once = listeners(page)
  page.run('http://other.example/plugin.js')
  expect(listeners(page)).toEqual(once)
  expect(page.window.ResilientPlayback.play).toBe(play)
})

test('the global is extended, never replaced', () => {
  const page = createPage()
  const createPlayer = () => {}
  const before = { version: '9.9.9', api: 1, createPlayer }
  page.window.ResilientPlayback = before
  page.run()
  expect(page.window.ResilientPlayback).toBe(before)
  expect(before).toMatchObject({ version: '9.9.9', createPlayer, api: 1, backend: 'none' })
  expect(typeof before.play).toBe('function')
})

test('without the application it does nothing', () => {
  const page = createPage()
  delete page.window.Lampa
  page.run()
  expect(page.window.ResilientPlayback).toBeUndefined()
})

test('where the plugin came from: origin and path only', () => {
  const page = createPage()
  page.run('https://plugins.example/x/plugin.js?logged=1&email=c2VjcmV0&origin=aG9zdA#z')
  expect(page.Lampa.Storage.stored.resilient_playback_base).toBe('https://plugins.example/x/')
  expect(folderOf('https://user:secret@plugins.example/x/plugin.js')).toBe('https://plugins.example/x/')
  expect(['', 'blob:http://x/1', null].map(folderOf)).toEqual(['', '', ''])
})

test('the cached copy, which has no src, leaves the remembered place alone', () => {
  const page = createPage({ stored: { resilient_playback_base: 'https://plugins.example/x/' } })
  page.run('')
  expect(page.Lampa.Storage.stored.resilient_playback_base).toBe('https://plugins.example/x/')
  expect(typeof page.window.ResilientPlayback.play).toBe('function')
})

test("switches in Settings, in the viewer's language, English where there is no text", () => {
  const page = createPage()
  page.run()
  const { SettingsApi, Lang } = page.Lampa
  expect(SettingsApi.components).toHaveLength(1)
  expect(SettingsApi.params.map(({ component }) => component)).toEqual(
    Array(5).fill(SettingsApi.components[0].component)
  )
  expect(SettingsApi.params.map(({ param }) => param)).toMatchObject([
    { type: 'trigger', default: true },
    { name: 'resilient_playback_seamless', type: 'trigger', default: true },
    { name: 'resilient_playback_keep_tracks', type: 'trigger', default: true },
    { name: 'resilient_playback_audio_languages', type: 'input', default: '' },
    { name: 'resilient_playback_text_languages', type: 'input', default: '' }
  ])
  const key = SettingsApi.params[0].param.name
  expect(key).toMatch(/^resilient_playback_/)
  expect(Lang.texts.ru[key]).toBe('Продолжать видео, если сервер отказал')
  expect(Lang.texts.uk[key]).toBe('Продовжувати відео, якщо сервер відмовив')
  expect([Lang.texts.cs[key], Lang.texts.he[key]]).toEqual([Lang.texts.en[key], Lang.texts.en[key]])
})

test.each([
  ['true', 1],
  ['false', 0],
  [false, 0]
])('switched to %s: applied at the next playback', async (value, sessions) => {
  const page = createPage({ media: { [a]: { duration: 60 } } })
  page.run()
  page.Lampa.Storage.set('resilient_playback_mode', value)
  page.Lampa.Player.play({ url: a })
  await pass(1)
  expect(mockFake.configs).toHaveLength(sessions)
})

const torrServer = { torrserver_url: '192.168.1.5:8090', torrserver_url_two: 'https://ts.example:443/' }
test.each([
  ['the author says no', { url: `${a} or ${b}`, resilient: false }],
  ['a torrent', { url: a, torrent_hash: 'abc' }],
  ['a TorrServer by origin', { url: 'http://192.168.1.5:8090/stream/x.mkv?link=1&index=1&preload' }],
  ['the second TorrServer', { url: 'https://ts.example/stream/x.m3u8?play' }],
  ['a video site', { url: 'https://www.youtube.com/watch?v=1' }],
  ['no address', { url: 'nofound' }],
  ['nothing', { url: '' }]
])('left alone entirely: %s', async (_, data) => {
  const before = { ...data, error: () => {}, url_reserve: b, quality: { '1440p': `${a} or ${b}`, '720p': b } }
  const page = createPage({ stored: torrServer, media: { '*': { duration: 60 } } })
  page.run()
  const given = { ...before, quality: { ...before.quality } }
  page.Lampa.Player.play(given)
  await pass(1)
  expect(mockFake.configs).toEqual([])
  expect(given).toMatchObject(before)
})

test("a TorrServer's address as a prefix of another host is not that TorrServer", async () => {
  const page = createPage({ stored: { torrserver_url: 'http://ts.example' }, media: { '*': { duration: 60 } } })
  page.run()
  page.Lampa.Player.play({ url: 'http://ts.example.org/film.mp4' })
  await pass(1)
  expect(mockFake.configs).toHaveLength(1)
})

test('channel zapping is left alone', async () => {
  const page = createPage()
  page.run()
  page.Lampa.Player.iptv({ url: a, position: 0, total: 3 })
  await pass(1)
  expect(mockFake.configs).toEqual([])
})
