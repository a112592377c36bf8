import { createDashTracks } from '../../../js/engines/dash/tracks.js'
import { createHlsTracks } from '../../../js/engines/hls/tracks.js'
import { createFakeDashjs } from '../support/fake-dashjs.js'
import { createFakeHls } from '../support/fake-hls.js'

describe('hls.js', () => {
  function start(fields = {}) {
    const Hls = createFakeHls()
    const hls = Object.assign(new Hls(), {
      audioTracks: [
        { name: 'English', lang: 'en', default: true, autoselect: true, channels: '6/JOC', audioCodec: 'ec-3' },
        { name: 'Described', lang: 'en', characteristics: 'public.accessibility.describes-video' }
      ],
      audioTrack: 0,
      subtitleTracks: [
        { name: 'CC', lang: 'en', characteristics: 'public.accessibility.transcribes-spoken-dialog' },
        { name: 'Signs', lang: 'uk', forced: true }
      ],
      subtitleTrack: -1,
      levels: [{ width: 640, height: 360, bitrate: 8e5, frameRate: 25, videoCodec: 'avc1.4d401e', videoRange: 'SDR' }],
      ...fields
    })
    const onChange = jest.fn()
    return { hls, onChange, tracks: createHlsTracks(hls, onChange) }
  }

  test('its lists as the core reads them', () => {
    expect(start().tracks.lists()).toEqual({
      audio: [
        { id: 'a0', language: 'en', label: 'English', default: true, autoselect: true, codec: 'ec-3', channels: 6 },
        { id: 'a1', language: 'en', label: 'Described', default: false, autoselect: false, roles: ['description'] }
      ],
      text: [
        {
          id: 't0',
          language: 'en',
          label: 'CC',
          default: false,
          forced: false,
          embedded: true,
          format: 'vtt',
          roles: ['caption']
        },
        { id: 't1', language: 'uk', label: 'Signs', default: false, forced: true, embedded: true, format: 'vtt' }
      ],
      video: [{ id: 'v0', width: 640, height: 360, bitrate: 8e5, frameRate: 25, codec: 'avc1.4d401e', range: 'SDR' }],
      selected: { audio: 'a0', text: null, video: null }
    })
  })

  test('an old one without lists has none', () => {
    const { tracks } = start({ audioTracks: undefined, subtitleTracks: undefined, levels: undefined, audioTrack: -1 })
    expect(tracks.lists()).toMatchObject({ audio: [], text: [], video: [], selected: { audio: null } })
  })

  test('selects', () => {
    const { hls, tracks } = start()
    tracks.select('audio', 'a1')
    tracks.select('text', 't1')
    tracks.select('video', 'v0')
    expect(hls).toMatchObject({ audioTrack: 1, subtitleTrack: 1, subtitleDisplay: true, nextLevel: 0 })
    expect(tracks.lists().selected).toEqual({ audio: 'a1', text: 't1', video: 'v0' })
    tracks.select('text', null)
    tracks.select('video', null)
    expect(hls).toMatchObject({ subtitleTrack: -1, subtitleDisplay: false, nextLevel: -1 })
  })

  test('goes no higher than it is told, and says what plays', () => {
    const { hls, tracks } = start({ loadLevel: 0 })
    expect(tracks.playing()).toBe('v0')
    tracks.limit('v0')
    expect(hls.autoLevelCapping).toBe(0)
    tracks.limit(null)
    expect(hls.autoLevelCapping).toBe(-1)
  })

  test('tells of every change', () => {
    const { hls, onChange } = start()
    const events = hls.listening()
    events.forEach((name) => hls.trigger(name, {}))
    expect(events).toContain('hlsAudioTrackSwitched')
    expect(onChange).toHaveBeenCalledTimes(events.length)
  })
})

describe('dash.js', () => {
  const sounds = [
    {
      index: 1,
      id: 'x',
      lang: 'en',
      labels: [{ text: 'English' }],
      roles: ['main'],
      codec: 'audio/mp4;codecs="mp4a.40.2"',
      audioChannelConfiguration: ['2']
    },
    {
      index: 2,
      id: 'y',
      lang: 'uk',
      labels: [],
      roles: [{ value: 'dub' }],
      audioChannelConfiguration: [{ value: '6' }]
    }
  ]
  const texts = [{ index: 3, lang: 'uk', roles: ['forced-subtitle'] }]

  function start(fields = {}) {
    const state = { sound: sounds[0], text: -1, settings: [], picture: [] }
    const player = Object.assign(createFakeDashjs().MediaPlayer().create(), {
      getTracksFor: (kind) => ({ audio: sounds, text: texts })[kind] || [],
      getCurrentTrackFor: () => state.sound,
      setCurrentTrack: (track) => (state.sound = track),
      getCurrentTextTrackIndex: () => state.text,
      setTextTrack: (index) => (state.text = index),
      updateSettings({ streaming: { abr } }) {
        if (abr.maxBitrate) state.most = abr.maxBitrate.video
        else state.settings.push(abr.autoSwitchBitrate.video)
      },
      getRepresentationsByType: () => [{ width: 640, height: 360, bandwidth: 8e5, codecs: 'avc1' }],
      setRepresentationForTypeByIndex: (kind, index) => state.picture.push([kind, index]),
      ...fields
    })
    const onChange = jest.fn()
    return { player, state, handlers: player.handlers, onChange, tracks: createDashTracks(player, onChange) }
  }

  test('its lists as the core reads them', () => {
    expect(start().tracks.lists()).toEqual({
      audio: [
        { id: 'a0', language: 'en', label: 'English', roles: ['main'], default: true, codec: 'mp4a.40.2', channels: 2 },
        { id: 'a1', language: 'uk', label: '', roles: ['dub'], default: false, channels: 6 }
      ],
      text: [{ id: 't0', language: 'uk', label: '', roles: ['forced-subtitle'], embedded: true }],
      video: [{ id: 'v0', width: 640, height: 360, bitrate: 8e5, codec: 'avc1' }],
      selected: { audio: 'a0', text: null, video: null }
    })
  })

  test('before its stream is there it throws, and has none', () => {
    const fail = () => {
      throw new Error('not yet')
    }
    const { tracks } = start({ getTracksFor: fail, getRepresentationsByType: fail })
    expect(tracks.lists()).toMatchObject({ audio: [], text: [], video: [], selected: { audio: null, text: null } })
  })

  test('subtitles that were asked for too early are asked for again', () => {
    const { state, handlers, tracks, onChange } = start()
    handlers.textTracksAdded()
    expect(state.text).toBe(-1)
    tracks.select('text', 't0')
    state.text = -1
    handlers.allTextTracksAdded()
    expect(state.text).toBe(0)
    expect(onChange).toHaveBeenCalledTimes(2)
  })

  test('selects, in both generations', () => {
    const { state, tracks } = start()
    tracks.select('audio', 'a1')
    tracks.select('text', 't0')
    tracks.select('video', 'v0')
    expect(state).toMatchObject({ sound: sounds[1], text: 0, settings: [false], picture: [['video', 0]] })
    expect(tracks.lists().selected).toEqual({ audio: 'a1', text: 't0', video: 'v0' })
    tracks.select('video', null)
    tracks.select('text', null)
    expect(state.settings).toEqual([false, true])
    expect(state.text).toBe(-1)
    const older = []
    const four = start({
      getRepresentationsByType: undefined,
      getBitrateInfoListFor: () => [{ width: 640, height: 360, bitrate: 8e5 }],
      setRepresentationForTypeByIndex: undefined,
      setQualityFor: (kind, index) => older.push([kind, index])
    })
    expect(four.tracks.lists().video).toEqual([{ id: 'v0', width: 640, height: 360, bitrate: 8e5 }])
    four.tracks.select('video', 'v0')
    expect(older).toEqual([['video', 0]])
  })

  test('goes no higher than it is told, and says what plays, in both generations', () => {
    const list = [
      { id: 'low', bandwidth: 8e5 },
      { id: 'high', bandwidth: 2400001 }
    ]
    const five = start({
      getRepresentationsByType: () => list,
      getCurrentRepresentationForType: () => ({ id: 'high' })
    })
    expect(five.tracks.playing()).toBe('v1')
    five.tracks.limit('v1')
    expect(five.state.most).toBe(2401)
    five.tracks.limit(null)
    expect(five.state.most).toBe(-1)
    expect(start({ getCurrentRepresentationForType: () => null }).tracks.playing()).toBe(null)
    expect(start({ getQualityFor: () => 0 }).tracks.playing()).toBe('v0')
    five.tracks.select('video', 'v0')
    expect(five.tracks.playing()).toBe('v0')
  })
})
