/** @jest-environment jsdom */
import { folderOf } from '../../../plugin/host/base-address.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'

withFakeCore()

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
  expect(fake.loads).toBe(0)
  page.becomeReady()
  page.becomeReady()
  expect(listeners(page)).toEqual(bare.map((count) => count + 1))
  await pass(4)
  expect(fake.loads).toBe(0)
  await pass(2)
  expect(fake.loads).toBe(1)
})

test('the first playback loads the core at once', async () => {
  const page = createPage({ media: { [a]: { duration: 60 } } })
  page.run()
  page.Lampa.Player.play({ url: a })
  expect(fake.loads).toBe(1)
  await pass(10)
  expect(fake.loads).toBe(1)
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

test("in the application's list of plugins: once, with version and purpose", () => {
  const page = createPage()
  const list = []
  page.Lampa.Manifest = Object.defineProperty({}, 'plugins', { set: (entry) => list.push(entry), get: () => list })
  page.run()
  page.run()
  const { version } = page.window.ResilientPlayback
  const description = 'Keep videos playing when a server fails'
  expect(list).toEqual([{ type: 'other', version, name: 'Resilient Playback', description }])
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
  expect(fake.configs).toHaveLength(sessions)
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
  expect(fake.configs).toEqual([])
  expect(given).toMatchObject(before)
})

test("a TorrServer's address as a prefix of another host is not that TorrServer", async () => {
  const page = createPage({ stored: { torrserver_url: 'http://ts.example' }, media: { '*': { duration: 60 } } })
  page.run()
  page.Lampa.Player.play({ url: 'http://ts.example.org/film.mp4' })
  await pass(1)
  expect(fake.configs).toHaveLength(1)
})

test('channel zapping is left alone', async () => {
  const page = createPage()
  page.run()
  page.Lampa.Player.iptv({ url: a, position: 0, total: 3 })
  await pass(1)
  expect(fake.configs).toEqual([])
})
