/** @jest-environment jsdom */
// External audio tracks in Lampa: whole films with another dub, and playlists with audio only. The real core chooses.
import { createExternalAudio } from '../../../plugin/tracks/external-audio.js'
import { loadCore } from '../../../js/core/client.js'
import { createFakeHls } from '../../js/support/fake-hls.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

const film = 'http://a.example/film.mp4'
const mirror = 'http://b.example/film.mp4'
const dub = 'http://c.example/dub.mp4'
const list = 'http://a.example/film.m3u8'
const plan = { duration: 120 }
const audio = [{ label: 'Studio <Dub>', url: dub, language: 'uk', complete: true }]
const sound = [{ label: 'Commentary', url: 'http://c.example/sound.m3u8', language: 'en' }]

beforeAll(() => loadCore())
withTimers()

/** @param {object} media @param {object} data */
async function open(media, data, { Hls = undefined } = {}) {
  const page = createPage({ media, Hls })
  page.run()
  page.Lampa.Player.play({ title: 'Film', url: film, ...data })
  await pass(4)
  return page
}

const rows = (page) => page.Lampa.PlayerPanel.tracks.map(({ language, selected }) => [language, selected])
const said = (page) => page.Lampa.Noty.shown.map(({ html }) => html)
const video = (page) => page.Lampa.PlayerVideo.video()

describe('a film with another sound', () => {
  test('stands in the panel beside the own sound; a choice opens it at the same place, and back', async () => {
    const page = await open({ [film]: plan, [dub]: plan }, { audio })
    const { Player, PlayerPanel, PlayerVideo } = page.Lampa
    const callback = jest.fn()
    Player.callback(callback)
    expect(rows(page)).toEqual([
      ['Main sound', true],
      ['Studio &lt;Dub&gt;', false]
    ])
    const at = video(page).currentTime
    PlayerPanel.pickTrack(1)
    await pass(3)
    expect(PlayerVideo.opened).toEqual([film, dub])
    expect(video(page).currentTime).toBeGreaterThan(at)
    expect(rows(page)).toEqual([
      ['Main sound', false],
      ['Studio &lt;Dub&gt;', true]
    ])
    PlayerPanel.pickTrack(0)
    await pass(3)
    expect(PlayerVideo.opened).toEqual([film, dub, film])
    expect(rows(page)[0]).toEqual(['Main sound', true])
    expect(callback).not.toHaveBeenCalled()
    expect(said(page)).toEqual([])
  })

  test('is no server: neither in the list of servers nor counted', async () => {
    const stored = { resilient_playback_notices: 'all' }
    const page = createPage({ media: { [film]: { ...plan, breaksAt: 6 }, [mirror]: plan, [dub]: plan }, stored })
    page.run()
    const session = page.window.ResilientPlayback.play({ title: 'Film', sources: [film, mirror], audio })
    await pass(20)
    expect(session.sources.map(({ url }) => url)).toEqual([film, mirror])
    expect(session.source.url).toBe(mirror)
    expect(said(page)).toHaveLength(1)
    expect(said(page)[0]).toMatch(/server 2 of 2/)
  })

  test('sixty servers and thirty voices: the servers that there is room for, and every voice', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${film}?n=${index}`)
    const voices = Array.from({ length: 30 }, (_, index) => ({
      label: `Voice ${index}`,
      url: `${dub}?n=${index}`,
      complete: true
    }))
    const page = createPage({ media: { '*': plan } })
    page.run()
    const session = page.window.ResilientPlayback.play({ title: 'Film', sources: many, audio: voices })
    await pass(4)
    expect(session.sources).toHaveLength(34)
    expect(page.Lampa.PlayerPanel.tracks).toHaveLength(31)
  })

  test('plays where every server has died, and it is said whose voice that is', async () => {
    const page = await open({ [film]: { ...plan, dataEnds: 6 }, [dub]: plan }, { audio })
    await pass(60)
    expect(video(page).src).toBe(dub)
    expect(said(page)).toContain(
      'The other server does not have the dub &quot;Main sound&quot;; &quot;Studio &lt;Dub&gt;&quot; is on.'
    )
    expect(said(page).join()).not.toMatch(/server \d of/)
    expect(video(page).currentTime).toBeGreaterThan(20)
    expect(rows(page)).toEqual([['Studio &lt;Dub&gt;', true]])
  })

  test('is chosen by the rules where its language is wished for', async () => {
    const page = await open({ [film]: plan, [dub]: plan }, { audio, preferences: { audioLanguages: ['uk'] } })
    await pass(3)
    expect(page.Lampa.PlayerVideo.opened).toEqual([film, dub])
    expect(rows(page)[1]).toEqual(['Studio &lt;Dub&gt;', true])
  })

  test('that dies: the film goes on with its own sound, says so, and does not offer it again', async () => {
    const page = await open({ [film]: plan, [dub]: { ...plan, breaksAt: 9 } }, { audio })
    page.Lampa.PlayerPanel.pickTrack(1)
    await pass(40)
    const { opened } = page.Lampa.PlayerVideo
    expect(opened[opened.length - 1]).toBe(film)
    expect(video(page).currentTime).toBeGreaterThan(9)
    expect(said(page).join()).toContain(
      'does not have the dub &quot;Studio &lt;Dub&gt;&quot;; &quot;Main sound&quot; is on'
    )
    expect(rows(page)).toEqual([['Main sound', true]])
  })

  test('that does not even begin: the same', async () => {
    const page = await open({ [film]: plan, [dub]: { ...plan, errorCode: 2 } }, { audio })
    page.Lampa.PlayerPanel.pickTrack(1)
    await pass(20)
    expect(video(page).src).toBe(film)
    expect(said(page)).toEqual([
      'The other server does not have the dub &quot;Studio &lt;Dub&gt;&quot;; &quot;Main sound&quot; is on.'
    ])
    expect(rows(page)).toEqual([['Main sound', true]])
  })

  test('no rule takes it before the own sounds of the film are known, nor when the viewer goes back to one of them', async () => {
    const Hls = createFakeHls()
    const two = [
      { name: 'English', lang: 'en', default: true },
      { name: 'Українська', lang: 'uk' }
    ]
    const data = { url: list, audio, preferences: { audioLanguages: ['uk'] } }
    const page = await open({ [list]: { ...plan, audio: two }, [dub]: plan }, data, { Hls })
    const heard = () => Hls.made[Hls.made.length - 1].audioTracks[Hls.made[Hls.made.length - 1].audioTrack].name
    const { PlayerPanel, PlayerVideo } = page.Lampa
    expect(PlayerVideo.opened).toEqual([list])
    expect(heard()).toBe('Українська')
    PlayerPanel.pickTrack(2)
    await pass(4)
    PlayerPanel.pickTrack(1)
    await pass(6)
    expect(PlayerVideo.opened).toEqual([list, dub, list])
    expect(heard()).toBe('Українська')
  })

  test('a server that is asked for by itself stays, though the other voice was on, and though it is the wished language', async () => {
    const page = createPage({ media: { [film]: plan, [mirror]: plan, [dub]: plan } })
    page.run()
    const preferences = { audioLanguages: ['uk'] }
    const session = page.window.ResilientPlayback.play({ title: 'Film', sources: [film, mirror], audio, preferences })
    await pass(6)
    expect(video(page).src).toBe(dub)
    session.use(1)
    await pass(6)
    expect(video(page).src).toBe(mirror)
    expect(rows(page)).toEqual([
      ['Main sound', true],
      ['Studio &lt;Dub&gt;', false]
    ])
  })

  test('has as many sounds as there are rows: they are still ours', async () => {
    const nativeAudio = ['en', 'de'].map((language, index) => ({ label: '', language, enabled: !index }))
    const page = await open({ [film]: plan, [dub]: { ...plan, nativeAudio } }, { audio })
    page.Lampa.PlayerPanel.pickTrack(1)
    await pass(4)
    expect(rows(page)).toEqual([
      ['Main sound', false],
      ['Studio &lt;Dub&gt;', true]
    ])
  })

  test('one voice lost to another, every server being dead: one sentence, of those two', async () => {
    const two = [...audio, { label: 'Second', url: `${dub}?2`, complete: true }]
    const page = await open(
      { [film]: { ...plan, errorCode: 2 }, [dub]: { ...plan, dataEnds: 12 }, [`${dub}?2`]: plan },
      { audio: two }
    )
    await pass(60)
    expect(video(page).src).toBe(`${dub}?2`)
    const voices = said(page).filter((text) => /the dub/.test(text))
    expect(voices[voices.length - 1]).toContain('&quot;Studio &lt;Dub&gt;&quot;; &quot;Second&quot; is on')
    expect(voices.join()).not.toMatch(/Studio[^;]*; &quot;Main sound/)
  })

  test('can be picked when it is over', async () => {
    const page = await open(
      { [film]: { ...plan, breaksAt: 6 }, '*': { ...plan, errorCode: 4 }, [dub]: plan },
      { audio }
    )
    page.Lampa.PlayerPanel.tracks[1].onSelect()
    await pass(2)
    expect(video(page).src).toBe(dub)
  })

  test('the rows go with the help', async () => {
    const page = await open({ [film]: plan, [dub]: plan }, { audio })
    expect(rows(page)).toHaveLength(2)
    page.Lampa.Keypad.listener.send('longdown', { code: 13 })
    const { items } = page.Lampa.Select.shown()
    page.Lampa.Select.answer(items[0])
    await pass(2)
    expect(page.Lampa.PlayerPanel.tracks).toEqual([])
  })

  test('beside the sounds of hls.js: one of them leads back to the film, with it on', async () => {
    const Hls = createFakeHls()
    const two = [
      { name: 'English', lang: 'en', default: true },
      { name: 'Русский', lang: 'ru' }
    ]
    const page = await open({ [list]: { ...plan, audio: two }, [dub]: plan }, { url: list, audio }, { Hls })
    const { PlayerPanel, PlayerVideo } = page.Lampa
    expect(PlayerPanel.tracks).toHaveLength(3)
    PlayerPanel.pickTrack(2)
    await pass(3)
    expect(rows(page)).toEqual([
      ['English', false],
      ['Русский', false],
      ['Studio &lt;Dub&gt;', true]
    ])
    PlayerPanel.pickTrack(1)
    await pass(4)
    expect(PlayerVideo.opened).toEqual([list, dub, list])
    expect(Hls.made[1].audioTracks[Hls.made[1].audioTrack].name).toBe('Русский')
  })
})

describe('what the core says of servers, while another voice is there', () => {
  const voice = { id: 'v1', given: true, voice: 'Dub', source: { url: dub } }
  const servers = [{ id: 's1' }, { id: 's2' }]
  const all = [servers[0], voice, servers[1]]
  const film2 = { all: () => all, placeOf: (source) => ({ n: servers.indexOf(source) + 1, t: servers.length }) }
  const given = () =>
    createExternalAudio({
      host: { address: () => 'http://app.example/', language: () => 'en', app: { PlayerPanel: {} } },
      data: { audio },
      film: film2,
      control: {}
    })
  const note = (messageKey, params) => ({ type: 'notify', messageKey, params, severity: 'quiet' })

  test.each([
    ['switched_stalled', { n: 3, t: 3 }, 'switched_stalled', { n: 2, t: 2 }],
    ['switched_stalled', { n: 2, t: 3 }, 'other_voice', { a: 'Main sound', b: 'Dub' }],
    ['lower_quality', { n: 2, t: 3, q: 720, q2: 480 }, 'other_voice', { a: 'Main sound', b: 'Dub' }],
    ['reloaded', { n: 2, t: 3 }, 'reloaded', { n: 2, t: 3 }],
    ['offline', { n: 2, t: 3 }, 'offline', { n: 2, t: 3 }],
    ['still_trying', { n: 2, t: 3 }, 'still_trying', { n: 2, t: 3 }],
    ['exhausted', { n: 2, t: 3 }, 'exhausted', { n: 2, t: 3 }]
  ])('%s, %j: %s', (key, params, expected, told) => {
    expect(given().counted(note(key, params))).toMatchObject({ messageKey: expected, params: told })
  })
})

describe('a sound alone', () => {
  test('where nothing can join it: told as not available, and asking for it says so and leaves the sound on', async () => {
    const page = await open({ [film]: plan }, { audio: sound })
    expect(rows(page)).toEqual([
      ['Main sound', true],
      ['Commentary: not on this device', false]
    ])
    page.Lampa.PlayerPanel.pickTrack(1)
    await pass(1)
    expect(said(page)).toEqual(['This device cannot add the sound &quot;Commentary&quot; to the film.'])
    expect(rows(page)[0]).toEqual(['Main sound', true])
    expect(page.Lampa.PlayerVideo.opened).toEqual([film])
  })

  test('its name is written once', async () => {
    const page = await open({ [film]: plan }, { audio: [{ ...sound[0], label: 'Tom & Jerry' }] })
    expect(rows(page)[1]).toEqual(['Tom &amp; Jerry: not on this device', false])
    expect(page.Lampa.PlayerPanel.translates.tracks).toEqual([undefined, undefined])
  })

  test('of the platform: its sounds are on again after it was asked for', async () => {
    const nativeAudio = [
      { label: 'English', language: 'en', enabled: true },
      { label: 'Русский', language: 'ru', enabled: false }
    ]
    const page = await open({ [film]: { ...plan, nativeAudio } }, { audio: sound })
    page.Lampa.PlayerPanel.pickTrack(2)
    await pass(1)
    expect(video(page).audioTracks.map(({ enabled }) => enabled)).toEqual([true, false])
  })

  test('where the platform plays HLS: the film is opened once more, by hls.js, which joins it', async () => {
    const Hls = createFakeHls()
    const joined = {
      ...plan,
      native: true,
      program: {
        audio: [
          { name: 'Main sound', default: true },
          { name: 'Commentary', lang: 'en' }
        ]
      }
    }
    const page = await open({ [list]: joined }, { url: list, audio: sound }, { Hls })
    const { PlayerPanel, PlayerVideo } = page.Lampa
    expect(rows(page)).toEqual([
      ['Main sound', true],
      ['Commentary', false]
    ])
    PlayerPanel.pickTrack(1)
    await pass(5)
    expect(PlayerVideo.programs).toEqual([false, true])
    expect(Hls.made[0].audioTracks[Hls.made[0].audioTrack].name).toBe('Commentary')
  })
})

describe('what is no list of sounds', () => {
  test.each([['a text'], [{}], [[null]], [[{ label: 'x' }]], [7]])(
    '%j of another plugin is left alone',
    async (other) => {
      const page = await open({ [film]: plan }, { audio: other })
      expect(video(page).currentTime).toBeGreaterThan(0)
      expect(said(page)).toEqual([])
    }
  )

  test('of an author it is refused by name', () => {
    const page = createPage({ media: { [film]: plan } })
    page.run()
    const play = () => page.window.ResilientPlayback.play({ title: 'Film', url: film, audio: [{ url: dub }] })
    expect(play).toThrow(new TypeError('audio[0].label: a name is expected'))
  })
})
