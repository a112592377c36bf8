import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codecsOf, familySamples, questionsOf } from '../../../js/device/codec-questions.js'
import { askCodecs, askDevice, askDrmSystems } from '../../../js/device/device-host.js'

const never = new Promise(() => {})
/** A window whose MediaSource supports the types that match the pattern. */
const windowWith = (pattern, more) => ({ MediaSource: { isTypeSupported: (type) => pattern.test(type) }, ...more })
const videoWith = (answer) => ({ canPlayType: (type) => answer(type) })
const withDrm = (grant, more) => ({ navigator: { requestMediaKeySystemAccess: grant }, ...more })

describe('codec questions', () => {
  test('every family of picture and sound that the core knows has its sample', () => {
    const source = readFileSync(join(process.cwd(), 'wasm/tracks/codec.cc'), 'utf8')
    const rows = [...source.matchAll(/Family\{"([^"]+)", CodecKind::k(Video|Audio), "([^"]+)"\}/g)]
    expect(rows.length).toBeGreaterThan(30)
    expect(Object.keys(familySamples).sort()).toEqual([...new Set(rows.map((row) => row[3]))].sort())
    rows.forEach(([, entry, kind]) =>
      expect([entry, questionsOf(entry)[0]]).toEqual([entry, expect.stringMatching(`^${kind.toLowerCase()}/`)])
    )
    Object.values(familySamples)
      .flat()
      .forEach((codec) => expect([codec, questionsOf(codec).length > 0]).toEqual([codec, true]))
  })

  test.each([
    ['avc1.64001f', ['video/mp4; codecs="avc1.64001f"']],
    ['avc1.66.30', ['video/mp4; codecs="avc1.42001e"']],
    ['avc1.100.40', ['video/mp4; codecs="avc1.640028"']],
    ['vp9', ['video/mp4; codecs="vp9"', 'video/webm; codecs="vp9"']],
    ['fLaC', ['audio/mp4; codecs="flac"', 'audio/mp4; codecs="fLaC"']],
    ['mp4a.40.34', ['audio/mp4; codecs="mp4a.40.34"', 'audio/mpeg']],
    ['wvtt', []],
    ['nothing.known', []],
    ['avc1"; x="', []],
    ['', []]
  ])('%s is asked as %j', (codec, types) => {
    expect(questionsOf(codec)).toEqual(types)
  })

  test('the strings of a report are each asked about once', () => {
    const manifest = {
      variants: [{ codecs: 'avc1.64001f, mp4a.40.2' }, { codecs: 'hvc1.1.6.L93.B0,mp4a.40.2,' }, {}],
      audio: [{ codecs: 'ec-3' }, {}]
    }
    expect(codecsOf({ manifest })).toEqual(['avc1.64001f', 'mp4a.40.2', 'hvc1.1.6.L93.B0', 'ec-3'])
    expect(codecsOf({ manifest: { kind: 'media' } })).toEqual([])
    expect(codecsOf({})).toEqual([])
    const many = Array.from({ length: 100 }, (_, index) => ({ codecs: `avc1.6400${index}` }))
    expect(codecsOf({ manifest: { variants: many } })).toHaveLength(64)
  })
})

describe('askCodecs', () => {
  test('a yes of MediaSource or of the element is enough', async () => {
    const window = windowWith(/avc1|mp4a/)
    const video = videoWith((type) => (/ac-3/.test(type) ? 'probably' : ''))
    const known = await askCodecs({ window, video, codecs: ['avc1.640028', 'hvc1.2.4.L153.B0', 'odd.1'] })
    expect(known).toMatchObject({ avc: true, aac: true, ac3: true, hevc: false, eac3: false })
    expect(known).toMatchObject({ 'avc1.640028': true, 'hvc1.2.4.L153.B0': false })
    expect(known).not.toHaveProperty(['odd.1'])
  })

  test('ManagedMediaSource is asked where it is the only one', async () => {
    const window = { ManagedMediaSource: windowWith(/avc1/).MediaSource }
    expect(await askCodecs({ window, codecs: [] })).toMatchObject({ avc: true, hevc: false })
  })

  test('"maybe" is no answer', async () => {
    const known = await askCodecs({ window: windowWith(/nothing/), video: videoWith(() => 'maybe'), codecs: ['avc1'] })
    expect(known).toEqual({})
  })

  test('MediaCapabilities decides where the others say no or nothing', async () => {
    const asked = []
    const decodingInfo = (configuration) => {
      asked.push(configuration)
      const { contentType } = configuration.audio || configuration.video
      return Promise.resolve({ supported: /hvc1|mp4a/.test(contentType) })
    }
    const window = windowWith(/avc1/, { navigator: { mediaCapabilities: { decodingInfo } } })
    expect(await askCodecs({ window, video: null })).toMatchObject({ avc: true, hevc: true, aac: true, vp9: false })
    expect(asked.some(({ video }) => video && /avc1/.test(video.contentType))).toBe(false)
    expect(asked.every(({ type }) => type === 'media-source')).toBe(true)
    const alone = { navigator: window.navigator }
    expect(await askCodecs({ window: alone })).toMatchObject({ hevc: true, avc: false })
    expect(asked.pop().type).toBe('file')
  })

  test('without anybody to ask nothing is known', async () => {
    expect(await askCodecs({ window: {} })).toEqual({})
    expect(await askCodecs({ window: undefined, codecs: ['avc1.640028'] })).toEqual({})
  })
})

describe('askDrmSystems', () => {
  test('a system is there under any of its names, in a fixed order', async () => {
    const grant = (name) =>
      /recommendation|fps$|clearkey/.test(name) ? Promise.resolve({}) : Promise.reject(new Error())
    expect(await askDrmSystems(withDrm(grant))).toEqual(['playready', 'fairplay', 'clearkey'])
  })

  test.each([
    ['no interface', { navigator: {} }],
    ['no navigator', {}],
    ['no window', undefined],
    ['a page that is not secure', withDrm(() => Promise.resolve({}), { isSecureContext: false })]
  ])('%s: none', async (name, window) => {
    expect(await askDrmSystems(window)).toEqual([])
  })

  test('a module that hangs is left out after two seconds', async () => {
    jest.useFakeTimers()
    const asking = askDrmSystems(withDrm((name) => (name === 'org.w3.clearkey' ? Promise.resolve({}) : never)))
    await jest.advanceTimersByTimeAsync(1900)
    let answer = null
    asking.then((systems) => (answer = systems))
    await jest.advanceTimersByTimeAsync(50)
    expect(answer).toBeNull()
    await jest.advanceTimersByTimeAsync(100)
    expect(answer).toEqual(['clearkey'])
    jest.useRealTimers()
  })
})

describe('askDevice', () => {
  test('engines, codecs and systems in one', async () => {
    const window = { ...windowWith(/avc1/), ...withDrm(() => Promise.resolve({})) }
    const video = videoWith((type) => (/mpegurl/.test(type) ? 'maybe' : ''))
    const engines = { Hls: { isSupported: () => true } }
    const device = await askDevice({ window, video, engines, codecs: ['avc1.4d401f'] })
    expect(device).toMatchObject({ mse: true, hlsjs: true, dashjs: false, nativeHls: true })
    expect(device.codecs).toMatchObject({ 'avc1.4d401f': true, avc: true, hevc: false })
    expect(device.drmSystems).toEqual(['widevine', 'playready', 'fairplay', 'clearkey', 'wiseplay'])
  })

  test('which libraries there will be is not guessed, but none helps without MediaSource', async () => {
    const device = await askDevice({ window: windowWith(/avc1/) })
    expect(Object.keys(device).sort()).toEqual(['codecs', 'drmSystems'])
    expect(await askDevice({ window: {} })).toMatchObject({ mse: false, hlsjs: false, dashjs: false, nativeHls: false })
  })

  test('systems are not asked where nobody wants to know', async () => {
    const grant = jest.fn(() => Promise.resolve({}))
    const device = await askDevice({ window: withDrm(grant), drm: false })
    expect(device).not.toHaveProperty('drmSystems')
    expect(grant).not.toHaveBeenCalled()
  })

  test('an element is made where none is given', async () => {
    const createElement = jest.fn(() => videoWith(() => 'probably'))
    const device = await askDevice({ window: { document: { createElement } }, drm: false })
    expect(createElement).toHaveBeenCalledTimes(1)
    expect(device.codecs.avc).toBe(true)
  })

  const trap = (names) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        names.map((name) => [
          name,
          {
            get() {
              throw new Error(name)
            }
          }
        ])
      )
    )
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['throwing getters', trap(['MediaSource', 'ManagedMediaSource', 'navigator', 'isSecureContext', 'document'])],
    ['a navigator that throws', { navigator: trap(['mediaCapabilities', 'requestMediaKeySystemAccess']) }],
    [
      'functions that throw',
      {
        MediaSource: { isTypeSupported: trap(['call']) },
        document: { createElement: () => trap(['canPlayType']) },
        navigator: { mediaCapabilities: { decodingInfo: () => trap(['then', 'supported']) } }
      }
    ],
    [
      'answers of a wrong kind',
      {
        MediaSource: { isTypeSupported: () => 'x' },
        document: { createElement: () => videoWith(() => 7) },
        navigator: { mediaCapabilities: { decodingInfo: () => null }, requestMediaKeySystemAccess: () => 0 }
      }
    ]
  ])('an odd browser (%s) has an answer too', async (name, window) => {
    const device = await askDevice({ window, engines: { Hls: trap(['isSupported']), dashjs: trap(['MediaPlayer']) } })
    expect(device.drmSystems).toEqual([])
    expect(device).toMatchObject({ hlsjs: false, dashjs: false })
  })
})
