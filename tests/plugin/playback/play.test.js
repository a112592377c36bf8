/** @jest-environment jsdom */
import { giveUp, loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const media = { [a]: { duration: 120 }, [b]: { duration: 120 } }

withFakeCore()

function start(options = {}) {
  const page = createPage({ media, ...options })
  page.run()
  return { page, Lampa: page.Lampa, api: page.window.ResilientPlayback }
}

const endAtFailure = (event) =>
  event.type === 'playback_failed' ? { state: 'exhausted', commands: [giveUp(['s1', 's2'])] } : {}

test('play: sources, list, callback and focus in one synchronous call', async () => {
  const { page, Lampa, api } = start()
  Lampa.Controller.toggle('full_start')
  const data = { title: 'Film', sources: [a, { url: b, quality: 720 }] }
  const session = api.play(data)
  expect(Lampa.PlayerVideo.opened).toEqual([a])
  expect(Lampa.PlayerPlaylist.get()).toEqual([data])
  expect(session.sources.map(({ url, state }) => [url, state])).toEqual([
    [a, 'untried'],
    [b, 'untried']
  ])
  await pass(2)
  expect(session.source).toEqual({ url: a })
  expect(session.sources.map(({ state }) => state)).toEqual(['playing', 'untried'])
  back(page)
  expect(Lampa.Controller.enabled().name).toBe('full_start')
})

test('the focus never goes back into a closed list or the closed player', () => {
  const { page, Lampa, api } = start()
  Lampa.Controller.toggle('select')
  api.play({ url: a })
  back(page)
  expect(Lampa.Controller.enabled().name).toBe('content')
})

test('a list with items that have sources only: each gets an address, the list stays whole', async () => {
  const { Lampa, api } = start()
  const playlist = [
    { title: '1', url: a },
    { title: '2', sources: [b, a] }
  ]
  api.play({ title: '1', url: a, playlist })
  await pass(1)
  expect(Lampa.PlayerPlaylist.get()).toBe(playlist)
  expect(playlist[1].url).toBe(b)
  Lampa.PlayerPlaylist.next()
  await pass(1)
  expect(Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(fake.configs[1].sources.map(({ url }) => url)).toEqual([b, a])
})

test('a bad field is a TypeError at the call, naming it', () => {
  const { api, Lampa } = start()
  expect(() => api.play({ sources: [a, { url: 5 }] })).toThrow(/sources\[1\]\.url/)
  expect(() => api.play({ url: a, policy: { firstFrameMs: -1 } })).toThrow(/policy\.firstFrameMs/)
  expect(() => api.play({ url: a, trailer: {} })).toThrow(/trailer/)
  expect(() => api.play({ url: a, resolve: b })).toThrow(/resolve/)
  expect(() => api.play({ url: a, onSwitch: {} })).toThrow(/onSwitch/)
  expect(() => api.play()).toThrow(TypeError)
  expect(Lampa.PlayerVideo.opened).toEqual([])
})

test('callback: error at the end with its reason and sentence, close when the viewer leaves, once', async () => {
  fake.reply = endAtFailure
  const { page, api } = start({ media: {} })
  const fn = jest.fn()
  api.play({ url: a })
  api.callback(fn)
  await pass(1)
  expect(fn.mock.calls).toEqual([
    [{ type: 'error', reason: 'no_answer', message: expect.stringMatching(/^None of the servers/) }]
  ])
  back(page)
  await pass(1)
  expect(fn.mock.calls.slice(1)).toEqual([[{ type: 'close' }]])
  page.Lampa.Player.play({ url: a })
  back(page)
  await pass(1)
  expect(fn).toHaveBeenCalledTimes(2)
})

test('callback: under plain Lampa.Player.play too, and a step in the list is no close', async () => {
  const { page, Lampa, api } = start()
  const fn = jest.fn()
  api.callback(fn)
  const list = [{ url: a }, { url: b }]
  Lampa.Player.play(list[0])
  Lampa.Player.playlist(list)
  await pass(1)
  Lampa.PlayerPlaylist.next()
  await pass(1)
  expect(fn).not.toHaveBeenCalled()
  back(page)
  await pass(1)
  expect(fn.mock.calls).toEqual([[{ type: 'close' }]])
})

test('the session tells what happens; closed comes last and once; what an author throws stops nothing', async () => {
  fake.reply = ({ type }) => (type === 'playback_failed' ? { state: 'switching', commands: [loadUrl('s2')] } : {})
  const { page, api } = start({ media: { [b]: { duration: 120 } } })
  const seen = []
  const session = api.play({
    sources: [a, b],
    onEvent(event) {
      seen.push(event.type)
      throw new Error('mine')
    },
    onSwitch: () => seen.push('switch')
  })
  const closed = jest.fn()
  session.on('closed', closed)
  const off = session.on('trying', () => seen.push('never'))
  off()
  await pass(4)
  expect(seen).toEqual(['trying', 'trying', 'source_changed', 'switch', 'recovered'])
  session.stop()
  await pass(1)
  expect(seen.slice(5)).toEqual(['closed'])
  expect(closed).toHaveBeenCalledTimes(1)
  expect(page.Lampa.Player.opened()).toBe(false)
})

test("use: the viewer's pick by its place", async () => {
  const { api } = start()
  const session = api.play({ sources: [a, b] })
  await pass(1)
  session.use(1)
  expect(fake.ofType('user_pick')).toMatchObject([{ sourceId: 's2' }])
  session.use(7)
  expect(fake.ofType('user_pick')).toHaveLength(1)
})

test('without a core it plays as the application alone, before appready too', async () => {
  fake.fails = new Error('none')
  const { page, Lampa, api } = start({ appready: false })
  const session = api.play({ sources: [a, b] })
  expect(Lampa.PlayerVideo.opened).toEqual([a])
  expect([session.source, session.trace()]).toEqual([null, []])
  back(page)
  page.becomeReady()
  api.play({ sources: [a, b] })
  await pass(2)
  expect(Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(0)
  expect(api.backend).toBe('none')
})
