/** @jest-environment jsdom */
// Audio track, subtitles, level and speed survive a failover, matched by their properties. The real core chooses.
import { loadCore } from '../../../js/core/client.js'
import { createFakeHls } from '../../js/support/fake-hls.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass, passQuickly } from '../stand-in/page.js'

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const levels = (...heights) => heights.map((height) => ({ height, width: height * 2, bitrate: height * 1000 }))

/** Two servers with the same film. Their lists differ in order, in names and in the default track. */
const onA = {
  duration: 120,
  audio: [
    { name: 'English', lang: 'en', default: true },
    { name: 'Русский', lang: 'ru' }
  ],
  texts: [
    { name: 'English', lang: 'en' },
    { name: 'Русский', lang: 'ru' }
  ],
  levels: () => levels(180, 360, 720)
}
const onB = {
  duration: 120,
  audio: [
    { name: 'Українська', lang: 'uk', default: true },
    { name: 'English', lang: 'en' },
    { name: 'Russian, dub', lang: 'ru' }
  ],
  texts: [
    { name: 'Українські', lang: 'uk' },
    { name: 'English', lang: 'en' },
    { name: 'Full', lang: 'ru' }
  ],
  levels: () => levels(180, 240, 360, 1080)
}

beforeAll(() => loadCore())
withTimers()

async function open(media, { data = {}, Hls = createFakeHls(), stored } = {}) {
  const page = createPage({ media, Hls, stored })
  page.run()
  page.Lampa.Player.play({ title: 'Film', url: `${a} or ${b}`, ...data })
  await pass(2)
  return page
}

const video = (page) => page.Lampa.PlayerVideo.video()
const subtitlesHidden = (page) => page.Lampa.PlayerVideo.render().find('.player-video__subtitles').hasClass('hide')
const shown = (page) =>
  page.Lampa.PlayerPanel.subs.filter(({ mode, selected }) => mode === 'showing' || selected).map(({ label }) => label)

test('hls.js: the next server begins with the same sound, subtitles, height and speed, whatever its order', async () => {
  const Hls = createFakeHls()
  const page = await open({ [a]: { ...onA, fragErrorMs: 8000 }, [b]: onB }, { Hls })
  const { PlayerPanel, PlayerVideo } = page.Lampa
  PlayerPanel.pickTrack(1)
  PlayerPanel.pickSub(1)
  PlayerPanel.pickLevel(1)
  PlayerVideo.speed(1.5)
  await pass(2)
  Hls.selected.length = 0
  await pass(8)
  expect(PlayerVideo.opened).toEqual([a, b])
  // The second load starts with this track and this level.
  expect(Hls.began[1]).toEqual({ sound: 'Russian, dub', level: 2 })
  expect(Hls.selected.map(({ name }) => name)).toEqual(['Russian, dub'])
  expect(shown(page)).toEqual(['Full'])
  expect(subtitlesHidden(page)).toBe(false)
  expect(video(page).playbackRate).toBe(1.5)
})

test('what nobody chose goes on too, and subtitles that were off stay off', async () => {
  const Hls = createFakeHls()
  const page = await open({ [a]: { ...onA, fragErrorMs: 4000 }, [b]: onB }, { Hls })
  await pass(8)
  expect(Hls.began.map(({ sound }) => sound)).toEqual(['English', 'English'])
  expect(Hls.made[1].audioTrack).toBe(1)
  expect(shown(page)).toEqual([])
  expect(Hls.made[1].manualLevel).toBe(-1)
})

test('off is off: a forced text that nobody has asked for does not come on by a failover', async () => {
  const texts = [
    { name: 'English', lang: 'en' },
    { name: 'English forced', lang: 'en', forced: true }
  ]
  const page = await open({ [a]: { ...onA, texts, fragErrorMs: 4000 }, [b]: { ...onB, texts } })
  await pass(8)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(shown(page)).toEqual([])
})

test('without a failover nothing is touched', async () => {
  const Hls = createFakeHls()
  await open({ [a]: onA }, { Hls })
  await pass(20)
  expect(Hls.selected).toEqual([])
})

test('native: tracks of the platform, one of them on', async () => {
  const sounds = (plan) => plan.audio.map(({ name, lang }, index) => ({ label: name, language: lang, enabled: !index }))
  const native = (plan, more) => ({ duration: 120, native: true, nativeAudio: sounds(plan), ...more })
  const page = await open({ [a]: native(onA, { dataEnds: 8 }), [b]: native(onB) }, { Hls: undefined })
  page.Lampa.PlayerPanel.pickTrack(1)
  await pass(30)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(video(page).audioTracks.map(({ enabled }) => enabled)).toEqual([false, false, true])
})

test('files beside the film: the same one is read again, shown, and none where none was on', async () => {
  const subtitles = [
    { label: 'English', url: 'http://s.example/en.vtt' },
    { label: 'Русские', url: 'http://s.example/ru.vtt' }
  ]
  const page = await open({ [a]: { ...onA, fragErrorMs: 6000 }, [b]: onB }, { data: { subtitles } })
  // Row 0 opens the list of the stream's subtitles, so the second file is row 2.
  page.Lampa.PlayerPanel.pickSub(2)
  await pass(10)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(shown(page)).toEqual(['Русские'])
  expect(subtitlesHidden(page)).toBe(false)
  expect(page.Lampa.Player.files).toEqual(['http://s.example/ru.vtt', 'http://s.example/ru.vtt'])
  page.Lampa.PlayerPanel.pickSub(-1)
  await pass(2)
  expect(subtitlesHidden(page)).toBe(true)
})

test('the application that switches subtitles on by itself does not undo that they are off', async () => {
  const subtitles = [{ label: 'English', url: 'http://s.example/en.vtt' }]
  const page = await open(
    { [a]: { ...onA, fragErrorMs: 6000 }, [b]: onB },
    { data: { subtitles }, stored: { subtitles_start: 'true' } }
  )
  expect(subtitlesHidden(page)).toBe(false)
  page.Lampa.PlayerPanel.pickSub(-1)
  await pass(10)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(subtitlesHidden(page)).toBe(true)
})

test('a choice that comes while the core is still loading is kept, and two selections are 100 ms apart', async () => {
  const Hls = createFakeHls()
  const page = await open({ [a]: onA, [b]: onB }, { Hls, data: { preferences: { audioLanguages: ['ru'] } } })
  page.Lampa.PlayerPanel.pickTrack(0)
  await pass(1)
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [fragLoadError] fatal [true]', fatal: true })
  await pass(6)
  const { selected } = Hls
  const apart = selected.slice(1).map(({ at }, index) => at - selected[index].at)
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(100)
  expect(Hls.made[Hls.made.length - 1].audioTracks[Hls.made[Hls.made.length - 1].audioTrack].lang).toBe('en')
})

test('two selections are never within 100 ms: the newest one comes when its time has come', async () => {
  const Hls = createFakeHls()
  const page = createPage({ media: { [a]: onA }, Hls })
  page.run()
  const session = page.window.ResilientPlayback.play({ title: 'Film', url: a })
  await pass(3)
  session.selectTrack('a1')
  await pass(0.03)
  session.selectTrack('a0')
  session.selectTrack('a1')
  await pass(0.03)
  session.selectTrack('a0')
  expect(Hls.selected.map(({ name }) => name)).toEqual(['Русский'])
  await pass(1)
  expect(Hls.selected.map(({ name }) => name)).toEqual(['Русский', 'English'])
  expect(Hls.selected[1].at - Hls.selected[0].at).toBeGreaterThanOrEqual(100)
})

test('the next film begins with the picture that the line was measured to carry in the last', async () => {
  const Hls = createFakeHls()
  const page = await open({ [a]: onA }, { Hls })
  Hls.made[0].bandwidthEstimate = 600000
  page.Lampa.Player.close()
  await pass(1)
  page.Lampa.Player.play({ title: 'Next', url: a })
  await pass(3)
  expect(Hls.made[1].startLevel).toBe(1)
})

test('what was measured before a file played for long is not taken for new', async () => {
  const Hls = createFakeHls()
  const file = 'http://b.example/film.mp4'
  const media = { [a]: { ...onA, fragErrorMs: 5000 }, [b]: onB, [file]: { duration: 5400 } }
  const page = await open(media, { Hls, data: { url: `${a} or ${file}` } })
  Hls.made[0].bandwidthEstimate = 600000
  await pass(8)
  passQuickly(700)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, file])
  page.Lampa.Player.close()
  await pass(1)
  page.Lampa.Player.play({ title: 'Next', url: b })
  await pass(3)
  expect(Hls.made[1].startLevel).toBe(undefined)
})

test('all that was changed in hls.js is as it was when the player is closed', async () => {
  const Hls = createFakeHls()
  const before = { ...Hls.DefaultConfig }
  const page = await open({ [a]: onA }, { Hls })
  expect(Hls.DefaultConfig.fpsController).not.toBe(before.fpsController)
  page.Lampa.Player.close()
  expect(Hls.DefaultConfig).toEqual(before)
})

describe('HLS that the platform plays, where nobody can choose a sound', () => {
  const native = (plan, more) => ({ ...plan, native: true, ...more })

  test('our rows are in the panel, and a choice opens the film once more, by hls.js, at its place, without a close', async () => {
    const Hls = createFakeHls()
    const callback = jest.fn()
    const page = await open({ [a]: native(onA), [b]: native(onB) }, { Hls })
    const { Player, PlayerPanel, PlayerVideo } = page.Lampa
    Player.callback(callback)
    await pass(5)
    expect(PlayerPanel.tracks.map(({ language, selected }) => [language, selected])).toEqual([
      ['English', true],
      ['Русский', false]
    ])
    const at = video(page).currentTime
    PlayerPanel.pickTrack(1)
    await pass(4)
    expect(PlayerVideo.opened).toEqual([a, a])
    expect(Hls.began.map(({ sound }) => sound)).toEqual(['Русский'])
    expect(video(page).currentTime).toBeGreaterThan(at)
    expect(callback).not.toHaveBeenCalled()
    expect(PlayerVideo.alive()).toHaveLength(1)
    const data = Player.playdata()
    Player.close()
    expect(data).not.toHaveProperty('hls_type')
  })

  test('the next server is opened by hls.js, so that its sound is the one that was heard', async () => {
    const Hls = createFakeHls()
    await open({ [a]: native(onA, { dataEnds: 8 }), [b]: native(onB) }, { Hls })
    await pass(30)
    expect(Hls.began.map(({ sound }) => sound)).toEqual(['English'])
  })

  test('the hls_type of the author comes back', async () => {
    const page = await open({ [a]: native(onA, { dataEnds: 8 }), [b]: native(onB) }, { data: { hls_type: 'native' } })
    await pass(30)
    const data = page.Lampa.Player.playdata()
    page.Lampa.Player.close()
    expect(data.hls_type).toBe('native')
  })
})

describe('what the device cannot decode', () => {
  const surround = {
    duration: 120,
    audio: [
      { name: 'Русский <b>DTS</b>', lang: 'ru', audioCodec: 'dtsc', default: true },
      { name: 'Русский', lang: 'ru', audioCodec: 'mp4a.40.2' },
      { name: 'English', lang: 'en', audioCodec: 'mp4a.40.2' }
    ]
  }
  /** Plays on a device that decodes only AAC. */
  async function deaf(plan, data) {
    const Hls = createFakeHls()
    const page = createPage({ media: { [a]: plan }, Hls })
    page.window.MediaSource = { isTypeSupported: (type) => /mp4a/.test(type) }
    page.run()
    const { PlayerVideo, Player } = page.Lampa
    const { url } = PlayerVideo
    PlayerVideo.url = (...all) => {
      url(...all)
      PlayerVideo.video().canPlayType = () => ''
    }
    Player.play({ title: 'Film', url: a, ...data })
    await pass(3)
    const hls = Hls.made[0]
    return { page, heard: hls.audioTracks[hls.audioTrack].name }
  }

  test('another of the same language is taken, and said once', async () => {
    const { page, heard } = await deaf(surround)
    expect(heard).toBe('Русский')
    expect(page.Lampa.Noty.shown.map(({ html }) => html)).toEqual([
      'This device cannot play the DTS sound; switched to &quot;Русский&quot;.'
    ])
  })

  test('none of the language is left: the next wished one', async () => {
    const plan = { ...surround, audio: [surround.audio[0], surround.audio[2]] }
    const { page, heard } = await deaf(plan, { preferences: { audioLanguages: ['ru', 'en'] } })
    expect(heard).toBe('English')
    expect(page.Lampa.Noty.shown).toHaveLength(1)
  })

  test('nothing can be heard: nothing is said of a switch that did not happen', async () => {
    const { page } = await deaf({ ...surround, audio: surround.audio.slice(0, 1) })
    expect(page.Lampa.Noty.shown).toEqual([])
  })
})

describe('names in the panel', () => {
  test('where its own say less, in the language of the viewer, escaped; its own where they are as good', async () => {
    const audio = [
      { name: 'Русский', lang: 'ru', default: true },
      { name: '', lang: 'ukr', channels: '6' },
      { name: '<img src=x onerror=alert(1)>', lang: 'en' },
      { name: 'Dub', lang: 'uk', channels: '6' },
      { name: 'Українська, багатоголосий', lang: 'uk', channels: '6' }
    ]
    const page = await open({ [a]: { ...onA, audio } })
    await pass(1)
    const { tracks, subs } = page.Lampa.PlayerPanel.translates
    expect(tracks).toEqual([
      undefined,
      { language: 'Ukrainian, 5.1' },
      { language: 'English, &lt;img src=x onerror=alert(1)&gt;' },
      { language: 'Ukrainian, Dub, 5.1' },
      { language: 'Українська, багатоголосий, 5.1' }
    ])
    expect(subs).toEqual([])
  })

  test("the author's names are left alone", async () => {
    const translate = { tracks: [{ language: 'Mine' }] }
    const page = await open({ [a]: onA }, { data: { translate } })
    await pass(1)
    expect(page.Lampa.PlayerPanel.translates).toBe(translate)
    expect(translate).toEqual({ tracks: [{ language: 'Mine' }] })
  })
})

describe('subtitles of the stream behind files beside the film', () => {
  const subtitles = [{ label: 'Русские <i>', url: 'http://s.example/ru.vtt' }]

  test('a row of the panel opens a list of all; the choice is shown, the file is forgotten, the focus is where it was', async () => {
    const page = await open({ [a]: onA }, { data: { subtitles } })
    const { PlayerPanel, Select, Controller, Player } = page.Lampa
    await pass(1)
    const more = PlayerPanel.subs.findIndex(({ label }) => label === 'more')
    PlayerPanel.pickSub(more + 1)
    await pass(1)
    expect(Player.files).toEqual(['http://s.example/ru.vtt'])
    PlayerPanel.pickSub(PlayerPanel.subs.findIndex(({ label }) => label === 'more') - 1)
    const { items } = Select.shown()
    expect(items.map(({ title, selected }) => [title, selected])).toEqual([
      ['Player_disabled', false],
      ['Русские &lt;i&gt;', true],
      ['English', false],
      ['Русский', false]
    ])
    const old = video(page).customSubs
    Select.answer(items[2])
    await pass(1)
    expect(Controller.toggled[Controller.toggled.length - 1]).toBe('player')
    expect(subtitlesHidden(page)).toBe(false)
    expect(video(page).customSubs.map(({ selected }) => !!selected)).toEqual([false])
    // The app has a new list, whose reader has loaded no file.
    expect(video(page).customSubs).not.toBe(old)
  })

  test('without files there is no such row', async () => {
    const page = await open({ [a]: onA })
    expect(page.Lampa.PlayerPanel.subs.map(({ label }) => label)).toEqual(['English', 'Русский'])
  })
})
