/** @jest-environment jsdom */
import { capLevels, lowerAddress, lowerLevel } from '../../../plugin/playback/opening.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const url = (name) => `http://a.example/${name}.m3u8`

withFakeCore()

const quality = { '2160p': url('4k'), '1080p': { url: url('fhd'), label: 'FHD' }, '720p': url('hd'), Auto: url('auto') }

test.each([
  ['no limit', url('4k'), 0, ''],
  ['above it', url('4k'), 1080, url('fhd')],
  ['far above it', url('4k'), 900, url('hd')],
  ['at it', url('fhd'), 1080, ''],
  ['of no known height', url('auto'), 720, ''],
  ['nothing low enough', url('4k'), 480, ''],
  ['not in the map', url('other'), 720, '']
])('the best entry that is allowed: %s', (_, opened, limit, expected) => {
  expect(lowerAddress(quality, opened, limit)).toBe(expected)
})

test.each([undefined, null, '1080p', { '1080p': null }, { '1080p': { call() {} }, '720p': 5 }])(
  'a map like %j',
  (map) => {
    expect(lowerAddress(map, url('4k'), 720)).toBe('')
  }
)

test.each([
  ['1080p', undefined],
  ['screen', { width: 1920, height: 1080 }]
])(
  "the limit %s wins over the application's default, the panel and the sources follow, all comes back",
  async (limit, screen) => {
    const stored = { resilient_playback_max_height: limit, video_quality_default: '2160' }
    const page = createPage({ media: { '*': { duration: 60 } }, stored })
    page.window.screen = screen
    page.run()
    const data = { url: `${url('hd')}`, quality: { '2160p': url('4k'), '1080p': `${url('fhd')} or ${url('fhd2')}` } }
    const before = { ...data.quality }
    page.Lampa.Player.play(data)
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([url('fhd')])
    expect(fake.parsed.url).toBe(`${url('fhd')} or ${url('fhd2')}`)
    expect(page.Lampa.PlayerPanel.text).toBe('1080p')
    back(page)
    expect(data).toMatchObject({ url: url('4k'), quality: before })
  }
)

test.each([
  ['hlsjs', undefined, 'hlsjs'],
  ['hlsjs', 'native', 'native'],
  ['lampa', undefined, undefined]
])('the engine of Settings is %s, that of the playdata %s', async (engine, own, expected) => {
  const stored = { resilient_playback_hls_engine: engine }
  const page = createPage({ media: { '*': { duration: 60 } }, stored })
  page.run()
  const data = { url: url('hd') }
  if (own) data.hls_type = own
  let atOpening
  const open = page.Lampa.PlayerVideo.url
  page.Lampa.Player.listener.follow('start', () => (atOpening = data.hls_type))
  page.Lampa.Player.play(data)
  await pass(1)
  expect(open).toBe(page.Lampa.PlayerVideo.url)
  expect(atOpening).toBe(expected)
  back(page)
  expect(data.hls_type).toBe(own)
  expect('hls_type' in data).toBe(!!own)
})

test('levels of hls.js: capped by its own property, for its instances of this session only', () => {
  class CapLevelController {}
  const Hls = { DefaultConfig: { capLevelController: CapLevelController } }
  const hls = { levels: [480, 720, 1080, 2160].map((height) => ({ height })), startLevel: 3, autoLevelCapping: -1 }
  hls.on = (type, fn) => (hls[type] = fn)
  const undo = capLevels(Hls, 1080)
  expect(new Hls.DefaultConfig.capLevelController(hls)).toBeInstanceOf(CapLevelController)
  hls.hlsManifestParsed()
  expect([hls.autoLevelCapping, hls.startLevel]).toEqual([2, 2])
  undo()
  expect(Hls.DefaultConfig.capLevelController).toBe(CapLevelController)
  capLevels(Hls, 0)()
  capLevels(undefined, 720)()
  expect(Hls.DefaultConfig.capLevelController).toBe(CapLevelController)
})

test('a level that the application has fixed above the limit gives way to the best one below', () => {
  const levels = [480, 720, 1080].map((height) => ({ height, selected: height === 1080 }))
  lowerLevel(levels, 1080)
  expect(levels.map(({ enabled }) => enabled)).toEqual([undefined, undefined, undefined])
  lowerLevel(levels, 900)
  expect(levels.map(({ enabled }) => enabled)).toEqual([undefined, true, undefined])
  lowerLevel([{ height: 1080, selected: true }, null], 480)
  lowerLevel(null, 480)
})
