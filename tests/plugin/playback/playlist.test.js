/** @jest-environment jsdom */
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const film = { duration: 120 }
const url = (host, episode) => `http://${host}.example/e${episode}.m3u8`
const both = (episode) => `${url('a', episode)} or ${url('b', episode)}`

withFakeCore()

function start() {
  const page = createPage({ media: { '*': film } })
  page.run()
  return page
}

test('the item that is played stands in the list: next and previous find their way, nothing stays changed', async () => {
  const page = start()
  const { Player, PlayerPlaylist, PlayerVideo } = page.Lampa
  const list = [1, 2, 3].map((episode) => ({ title: `E${episode}`, url: both(episode) }))
  Player.play(list[1])
  Player.playlist(list)
  await pass(1)
  PlayerPlaylist.active()
  expect(PlayerPlaylist.position()).toBe(1)
  PlayerPlaylist.next()
  await pass(1)
  expect(PlayerPlaylist.get()).toBe(list)
  expect(list.map((item) => item.url)).toEqual([both(1), both(2), url('a', 3)])
  PlayerPlaylist.prev()
  await pass(1)
  expect(PlayerVideo.opened).toEqual([url('a', 2), url('a', 3), url('a', 2)])
  back(page)
  expect(list.map((item) => item.url)).toEqual([both(1), both(2), both(3)])
})

test('the played object is not the item: the place is found by what stood there before', async () => {
  const page = start()
  const { Player, PlayerPlaylist } = page.Lampa
  const list = [1, 2, 3].map((episode) => ({ title: `E${episode}`, url: both(episode) }))
  Player.play({ title: 'E2', url: both(2), playlist: list })
  await pass(1)
  expect(PlayerPlaylist.position()).toBe(1)
  PlayerPlaylist.next()
  expect(Player.playdata()).toBe(list[2])
})

test('the next item begins a session of its own, and a playdata may hold itself', async () => {
  const page = start()
  const { Player, PlayerPlaylist } = page.Lampa
  const first = { title: 'E1', url: both(1) }
  const list = [first, { title: 'E2', url: url('a', 2), url_reserve: url('b', 2) }]
  first.playlist = list
  Player.play(first)
  await pass(2)
  PlayerPlaylist.next()
  await pass(1)
  expect(fake.disposed).toBe(1)
  expect(fake.configs.map(({ sources }) => sources.map((source) => source.url))).toEqual([
    [url('a', 1), url('b', 1)],
    [url('a', 2), url('b', 2)]
  ])
})

test('an item whose address is a function is played when it has one', async () => {
  const page = start()
  const { Player, PlayerPlaylist } = page.Lampa
  const late = {
    title: 'E2',
    url(call) {
      late.url = both(2)
      call()
    }
  }
  const list = [{ title: 'E1', url: url('a', 1) }, late]
  Player.play(list[0])
  Player.playlist(list)
  await pass(1)
  PlayerPlaylist.next()
  await pass(1)
  expect(Player.playdata()).toBe(late)
  expect(fake.configs[1].sources).toHaveLength(2)
})

test('a stored default quality overrides the address: its own sources are used', async () => {
  const page = createPage({ media: { '*': film }, stored: { video_quality_default: '720' } })
  page.run()
  const data = { url: both(1), quality: { '1080p': both(1), '720p': both(7) } }
  page.Lampa.Player.play(data)
  await pass(1)
  expect(page.Lampa.PlayerVideo.opened).toEqual([url('a', 7)])
  expect(fake.parsed.url).toBe(both(7))
})

test('after a switch the list, the playdata and the panel know nothing of it', async () => {
  const page = start()
  const { Player, PlayerPlaylist, PlayerVideo } = page.Lampa
  const sent = []
  ;['create', 'start', 'ready', 'destroy'].forEach((type) => Player.listener.follow(type, () => sent.push(type)))
  const list = [1, 2].map((episode) => ({ title: `E${episode}`, url: both(episode) }))
  Player.play(list[0])
  Player.playlist(list)
  await pass(3)
  fake.reply = ({ type }) => (type === 'playback_failed' ? { commands: [loadUrl('s2', { position: 2 })] } : {})
  PlayerVideo.listener.send('error', { error: 'details [fragLoadError] fatal [true]', fatal: true })
  await pass(2)
  expect(PlayerVideo.opened).toEqual([url('a', 1), url('b', 1)])
  expect(sent).toEqual(['create', 'start', 'ready'])
  expect(Player.playdata().url).toBe(url('a', 1))
  PlayerPlaylist.next()
  expect(Player.playdata()).toBe(list[1])
})
