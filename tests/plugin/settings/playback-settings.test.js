/** @jest-environment jsdom */
// Where track preferences come from: Settings, the author, the previous episode, an earlier playback of the title.
import { loadCore } from '../../../js/core/client.js'
import { createTrackMemory } from '../../../plugin/tracks/track-memory.js'
import { createFakeHls } from '../../js/support/fake-hls.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'
import { createStorage } from '../stand-in/storage.js'

const e1 = 'http://a.example/e1.m3u8'
const e2 = 'http://a.example/e2.m3u8'
const sound = (name, lang) => ({ name, lang })
const media = {
  [e1]: {
    duration: 60,
    audio: [sound('English', 'en'), sound('LostFilm', 'ru'), sound('Дубляж', 'ru')],
    texts: [sound('English', 'en'), sound('Русские', 'ru')]
  },
  // The tracks have another order and another number than in episode 1.
  [e2]: {
    duration: 60,
    audio: [sound('Дубляж', 'ru'), sound('Українська', 'uk'), sound('Lostfilm (5.1)', 'ru'), sound('English', 'en')],
    texts: [sound('Українські', 'uk'), sound('Русские', 'ru'), sound('English', 'en')]
  }
}
const card = { id: 987654321, name: 'A Series of Secrets', first_air_date: '2020-01-01' }
const key = 'resilient_playback_tracks'

beforeAll(() => loadCore())
withTimers()

function start({ stored, plans = media } = {}) {
  const Hls = createFakeHls()
  const page = createPage({ media: plans, Hls, stored })
  page.run()
  const { PlayerPanel } = page.Lampa
  const heard = () => {
    const hls = Hls.made[Hls.made.length - 1]
    return hls.audioTracks[hls.audioTrack].name
  }
  const read = () => PlayerPanel.subs.filter(({ mode }) => mode === 'showing').map(({ label }) => label)[0]
  return { ...page, Hls, heard, read, panel: PlayerPanel, Player: page.Lampa.Player }
}

const episodes = (more) => [
  { title: 'S1 / E1', url: e1, ...more },
  { title: 'S1 / E2', url: e2, ...more }
]

/** Plays the first episode and gives the app the whole playlist, as the app expects. */
async function playList(page, list) {
  page.Player.play(list[0])
  page.Player.playlist(list)
  await pass(2)
}

test('no wish, no settings: nothing is chosen', async () => {
  const page = start()
  await playList(page, episodes({ card }))
  expect(page.Hls.selected).toEqual([])
  expect(page.read()).toBe(undefined)
})

test("the viewer's languages in Settings choose, and win over the author's", async () => {
  const page = start({
    stored: { resilient_playback_audio_languages: 'uk, ru', resilient_playback_text_languages: 'en' }
  })
  page.Player.play({ title: 'Film', url: e2, preferences: { audioLanguages: ['en'], textMode: 'always' } })
  await pass(2)
  expect([page.heard(), page.read()]).toEqual(['Українська', 'English'])
})

test("the author's preferences choose; a bad field is named by play, and ignored by the application's own player", async () => {
  const page = start()
  const { play } = page.window.ResilientPlayback
  expect(() => play({ url: e2, preferences: { audioLanguages: 'en' } })).toThrow('preferences.audioLanguages')
  const session = play({ title: 'Film', url: e2, preferences: { audioLanguages: ['fi', 'en'] } })
  await pass(2)
  expect(page.heard()).toBe('English')
  expect(session.tracks.audio.filter(({ selected }) => selected).map(({ language }) => language)).toEqual(['en'])
  session.selectTrack(session.tracks.audio[1].id)
  await pass(1)
  expect(page.heard()).toBe('Українська')
  page.Player.close()
  page.Player.play({ title: 'Film', url: e2, preferences: { audioLanguages: 'en' } })
  await pass(2)
  expect(page.heard()).toBe('Дубляж')
})

test('the next episode has the same voice and subtitles by name, and the place in the list means nothing', async () => {
  const page = start()
  await playList(page, episodes({ card }))
  page.panel.pickTrack(1)
  page.panel.pickSub(1)
  await pass(3)
  page.Lampa.PlayerPlaylist.next()
  await pass(3)
  expect([page.heard(), page.read()]).toEqual(['Lostfilm (5.1)', 'Русские'])
  // The plugin selects the audio track once, and the episode starts with it.
  expect(page.Hls.began[1].sound).toBe('Lostfilm (5.1)')
  expect(page.Hls.selected.map(({ name }) => name)).toEqual(['LostFilm', 'Lostfilm (5.1)'])
})

test('what nobody chose is carried to the next episode of a list too, by what it is', async () => {
  const page = start()
  await playList(page, episodes())
  await pass(2)
  page.Lampa.PlayerPlaylist.next()
  await pass(3)
  expect(page.heard()).toBe('English')
})

test('the next evening: the series is remembered, and nothing of it can be read', async () => {
  const first = start()
  await playList(first, episodes({ card }))
  first.panel.pickTrack(1)
  first.panel.pickSub(1)
  await pass(2)
  first.Player.close()
  const stored = first.Lampa.Storage.stored[key]
  expect(stored).toMatch(/LostFilm/)
  expect(stored).not.toMatch(/Secrets|987654321|S1|a\.example/)
  const second = start({ stored: { [key]: stored } })
  second.Player.play({ title: 'S1 / E2', url: e2, card })
  await pass(2)
  expect([second.heard(), second.read()]).toEqual(['Lostfilm (5.1)', 'Русские'])
  const other = start({ stored: { [key]: stored } })
  other.Player.play({ title: 'S1 / E2', url: e2, card: { id: 78, name: 'Another' } })
  await pass(2)
  expect(other.heard()).toBe('Дубляж')
})

test('neither a title nor the name of a file in a label is stored', () => {
  const Storage = createStorage()
  const memory = createTrackMemory({ Storage })
  const data = { title: 'S1 / E1', card }
  memory.remember('one', { audio: { language: 'ru', label: 'A Series of Secrets, dub' } }, data)
  memory.remember('two', { text: { language: 'ru', label: 'a.series.of.s01.srt' } }, data)
  memory.remember('three', { text: { off: true }, audio: { language: 'ru', label: 'LostFilm' }, height: 720 }, data)
  expect(memory.recall('one')).toEqual({ audio: { language: 'ru', label: '' } })
  expect(memory.recall('two')).toEqual({ text: { language: 'ru', label: '' } })
  expect(memory.recall('three')).toEqual({
    text: { off: true },
    audio: { language: 'ru', label: 'LostFilm' },
    height: 720
  })
  expect(memory.recall('four')).toBe(undefined)
})

test('at most 200 titles: the one that was watched longest ago is forgotten', () => {
  const Storage = createStorage()
  const memory = createTrackMemory({ Storage })
  for (let id = 1; id <= 200; id++) memory.remember(`film:${id}`, { text: { off: true } }, {})
  memory.remember('film:1', { text: { off: true } }, {})
  memory.remember('film:201', { text: { off: true } }, {})
  const { titles, salt } = JSON.parse(Storage.stored[key])
  expect(titles).toHaveLength(200)
  expect(new Set(titles.map((one) => one.key)).size).toBe(200)
  expect(salt).not.toBe('')
  expect(['film:1', 'film:2', 'film:201'].map((title) => memory.recall(title) !== undefined)).toEqual([
    true,
    false,
    true
  ])
})

test.each(['{"salt":5,"titles":"x"}', '[1]', 'nonsense', '{"salt":"s","titles":[null,{"key":"k","audio":7}]}'])(
  'a memory that holds %s is as good as none',
  async (bad) => {
    const page = start({ stored: { [key]: bad } })
    await playList(page, episodes({ card }))
    page.panel.pickTrack(1)
    await pass(2)
    expect(page.Lampa.Storage.stored[key]).toMatch(/LostFilm/)
  }
)

test('switched off in Settings: neither carried nor remembered', async () => {
  const page = start({ stored: { resilient_playback_keep_tracks: 'false' } })
  await playList(page, episodes({ card }))
  page.panel.pickTrack(1)
  await pass(2)
  page.Lampa.PlayerPlaylist.next()
  await pass(3)
  expect(page.heard()).toBe('Українська')
  expect(page.Lampa.Storage.stored[key]).toBe(undefined)
})

test("the viewer's later choice is never undone: not by lists that come again, nor by what comes late", async () => {
  const page = start({ stored: { resilient_playback_audio_languages: 'ru' } })
  page.Player.play({ title: 'Film', url: e1 })
  await pass(2)
  page.panel.pickTrack(0)
  await pass(1)
  const { PlayerVideo } = page.Lampa
  PlayerVideo.listener.send('tracks', { tracks: page.panel.tracks })
  await pass(2)
  expect(page.heard()).toBe('English')
})

/** Tracks as webOS reports them: objects with setters. */
const webosTracks = (calls) =>
  ['eng', 'rus'].map((language, index) => {
    const track = { language, index, selected: false }
    Object.defineProperty(track, 'enabled', { set: (on) => on && calls.push(language), get: () => undefined })
    return track
  })

/** The app reports the tracks twice, late after the start. */
function lateTracks(page, calls) {
  const tracks = webosTracks(calls)
  page.Lampa.PlayerVideo.listener.send('webos_tracks', { tracks })
  page.Lampa.PlayerVideo.listener.send('webos_tracks', { tracks })
}

test('webOS opens the film once more when it has found the tracks: one selection, after that', async () => {
  const url = 'http://a.example/film.mp4'
  const page = start({ plans: { [url]: { duration: 90 } }, stored: { resilient_playback_audio_languages: 'ru' } })
  page.Player.play({ title: 'Film', url })
  await pass(2)
  const calls = []
  const tracks = webosTracks(calls)
  const { PlayerVideo } = page.Lampa
  PlayerVideo.listener.send('webos_tracks', { tracks })
  PlayerVideo.url(url, true)
  expect(calls).toEqual([])
  await pass(0.7)
  expect(calls).toEqual([])
  PlayerVideo.listener.send('webos_tracks', { tracks })
  await pass(2)
  expect(calls).toEqual(['rus'])
})

test.each([
  [5, ['rus']],
  [11, []]
])('tracks known %d s after the start', async (seconds, expected) => {
  const page = start({
    plans: { 'http://a.example/film.mp4': { duration: 90 } },
    stored: { resilient_playback_audio_languages: 'ru' }
  })
  page.Player.play({ title: 'Film', url: 'http://a.example/film.mp4' })
  await pass(seconds)
  const calls = []
  lateTracks(page, calls)
  await pass(3)
  expect(calls).toEqual(expected)
})
