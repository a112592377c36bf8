import { joinAudio } from '../../../js/external-tracks/joined-audio.js'
import { readExternalTracks } from '../../../js/external-tracks/options.js'
import { toWebVtt } from '../../../js/external-tracks/subtitle-text.js'
import { createDubs } from '../../../js/external-tracks/dubs.js'
import { readPageOptions } from '../../../js/page/options.js'
import { helpersOf } from '../../../js/requests/alternatives.js'

const base = 'https://page.example/films/'
const sound = { label: 'Dub', url: 'https://cdn.example/uk.m3u8', language: 'uk' }

describe('what an author gives', () => {
  test('is sorted into files, whole films and sounds; addresses are resolved', () => {
    const given = readExternalTracks(
      {
        subtitles: [{ label: ' English ', url: 'en.vtt', forced: true }],
        audio: [
          { label: 'Dub', url: 'dub.m3u8', language: 'uk', complete: true },
          { label: 'Radio', url: 'radio.m3u8' }
        ]
      },
      base
    )
    expect(given.texts).toEqual([{ label: 'English', url: base + 'en.vtt', language: '', forced: true }])
    expect(given.sounds).toEqual([{ label: 'Radio', url: base + 'radio.m3u8', language: '' }])
    expect(given.voices).toMatchObject([{ raw: 'dub.m3u8', url: base + 'dub.m3u8', type: 'hls', voice: 'Dub' }])
  })

  test.each([
    [{ subtitles: {} }, 'subtitles: a list is expected'],
    [{ subtitles: [null] }, 'subtitles[0]: {label, url} is expected'],
    [{ subtitles: [{ label: '', url: 'a' }] }, 'subtitles[0].label: a name is expected'],
    [{ subtitles: [{ label: 'a', url: ' ' }] }, 'subtitles[0].url: an address is expected'],
    [{ subtitles: [{ label: 'a', url: 'a', forced: 1 }] }, 'subtitles[0].forced: a boolean is expected'],
    [{ audio: [{ label: 'a', url: 'a', language: 5 }] }, 'audio[0].language: a string is expected'],
    [{ audio: [{ label: 'a', url: 'a', complete: 'yes' }] }, 'audio[0].complete: a boolean is expected'],
    [{ audio: Array.from({ length: 33 }, () => ({ label: 'a', url: 'a' })) }, 'audio: more than 32']
  ])('%j: %s', (options, message) => {
    expect(() => readExternalTracks(options, base)).toThrow(new TypeError(message))
  })
})

test('with sources no more than 64 films in all', () => {
  const video = { play() {}, addEventListener() {}, ownerDocument: { baseURI: base } }
  const complete = (count) => Array.from({ length: count }, () => ({ ...sound, complete: true }))
  const sources = Array.from({ length: 40 }, (_, index) => `https://a.example/${index}.mp4`)
  expect(() => readPageOptions(video, { sources, audio: complete(24) })).not.toThrow()
  expect(() => readPageOptions(video, { sources, audio: complete(25) })).toThrow(
    new TypeError('audio: more than 64 films together with sources')
  )
})

describe('a playlist of sound', () => {
  test('makes a multivariant playlist of a media playlist', () => {
    const text = joinAudio('#EXTM3U\n#EXTINF:4,\na.ts\n', 'https://a.example/f.m3u8', [sound], 'Main')
    expect(text.split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="given",NAME="Main",DEFAULT=YES,AUTOSELECT=YES',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="given",NAME="Dub",LANGUAGE="uk",URI="https://cdn.example/uk.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="given"',
      'https://a.example/f.m3u8',
      ''
    ])
  })

  test('joins every group there is, by a name of its own, and the variants without one', () => {
    const own = '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="g",NAME="Dub",URI="d.m3u8"'
    const variants = '#EXT-X-STREAM-INF:BANDWIDTH=5,AUDIO="g"\r\nhigh.m3u8\r\n#EXT-X-STREAM-INF:BANDWIDTH=2\r\nlow.m3u8'
    const lines = joinAudio(`#EXTM3U\r\n${own}\r\n${variants}`, 'x', [sound], 'Main').split('\n')
    expect(lines).toContain(
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="g",NAME="Dub 2",LANGUAGE="uk",URI="https://cdn.example/uk.m3u8"'
    )
    expect(lines).toContain('#EXT-X-STREAM-INF:BANDWIDTH=2,AUDIO="given"')
    expect(lines.filter((line) => line.includes('GROUP-ID="given"'))).toHaveLength(2)
    expect(lines.indexOf('high.m3u8')).toBe(lines.indexOf('#EXT-X-STREAM-INF:BANDWIDTH=5,AUDIO="g"') + 1)
  })

  test("an author's group of our name stays the author's", () => {
    const text = '#EXTM3U\n#EXT-X-STREAM-INF:AUDIO="given",BANDWIDTH=5\na\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb'
    const joined = joinAudio(text, 'x', [sound], 'Main')
    expect(joined.match(/GROUP-ID="[^"]*"/g)).toEqual(['GROUP-ID="given"', 'GROUP-ID="given 2"', 'GROUP-ID="given 2"'])
    expect(joined).toMatch(/BANDWIDTH=2,AUDIO="given 2"/)
  })

  test('what is no playlist is let through; a name cannot leave its quotes', () => {
    expect(joinAudio('<html>', 'x', [sound], 'Main')).toBe('<html>')
    const hostile = { ...sound, label: 'a"\n#EXT-X-ENDLIST\r"b' }
    expect(joinAudio('#EXTM3U', 'x', [hostile], 'Main')).not.toMatch(/^#EXT-X-ENDLIST/m)
  })
})

describe('a file of subtitles', () => {
  const bytes = (text) => new TextEncoder().encode(text)
  const window = { TextDecoder }

  test('SubRip becomes WebVTT', () => {
    const srt = '\ufeff1\r\n0:00:01,5 --> 00:00:02,250\r\n{\\an8}Yes, 1,000 --> of them\r\n'
    const vtt = toWebVtt(bytes(srt), 'en', window)
    expect(vtt).toMatch(/^WEBVTT\n\n1\n00:00:01\.500 --> 00:00:02\.250\nYes, 1,000 --&gt; of them\n$/)
  })

  test('WebVTT is left as it is; a page is none', () => {
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n'
    expect(toWebVtt(bytes(vtt), 'en', window)).toBe(vtt)
    expect(toWebVtt(bytes('<!doctype html> -->'), 'en', window)).toBe('')
    expect(toWebVtt(bytes('nothing'), 'en', window)).toBe('')
  })

  test('what is not UTF-8 is read as its language was written', () => {
    const cyrillic = Uint8Array.from([...bytes('1\n00:00:01,000 --> 00:00:02,000\n'), 0xcf, 0xf0, 0xe8])
    expect(toWebVtt(cyrillic, 'ru', window)).toMatch(/При$/)
  })
})

describe('whole films with another sound', () => {
  const voices = [{ id: 'v1', voice: 'Dub', language: 'uk' }]
  const start = () => {
    const pick = jest.fn()
    return { pick, own: createDubs({ voices, first: 's1', ownName: 'Main', pick }) }
  }
  const ids = ({ audio }) => audio.map(({ id }) => id)

  test('what was asked for counts as on until it is there', async () => {
    const { own, pick } = start()
    own.opened({ sourceId: 's1' })
    expect(own.lists([], null)).toMatchObject({ selected: 'own:' })
    expect(own.select('voice:0')).toBe(true)
    expect(own.lists([], null)).toMatchObject({ selected: 'voice:0' })
    expect(pick).not.toHaveBeenCalled()
    await null
    expect(pick).toHaveBeenCalledWith('v1')
  })

  test('on such a film the own sounds of the other are still there, and lead back', async () => {
    const { own, pick } = start()
    own.opened({ sourceId: 's2' })
    own.lists([{ id: 'a0', label: 'English', language: 'en' }], 'a0')
    own.opened({ sourceId: 'v1', cause: 'pick' })
    const there = own.lists([], null)
    expect([ids(there), there.selected]).toEqual([['own:a0', 'voice:0'], 'voice:0'])
    own.select('own:a0')
    await null
    expect(pick).toHaveBeenCalledWith('s2')
  })

  test('one that died is not offered again; one that was left is', () => {
    const { own } = start()
    own.opened({ sourceId: 'v1', cause: 'pick' })
    own.opened({ sourceId: 's1', cause: 'pick' })
    expect(ids(own.lists([], null))).toEqual(['own:', 'voice:0'])
    own.opened({ sourceId: 'v1', cause: 'pick' })
    own.opened({ sourceId: 's1', cause: 'switch' })
    expect(ids(own.lists([], null))).toEqual(['own:'])
  })

  test('where no server has the film itself any more, its sound is not offered until one of them plays again', () => {
    const { own } = start()
    own.opened({ sourceId: 's1' })
    own.opened({ sourceId: 'v1', cause: 'switch' })
    own.opened({ sourceId: 'v1', cause: 'retry' })
    expect(own.lists([], null)).toMatchObject({ audio: [{ id: 'voice:0' }], selected: 'voice:0' })
    own.opened({ sourceId: 's1', cause: 'pick' })
    own.opened({ sourceId: 'v1', cause: 'pick' })
    expect(ids(own.lists([], null))).toEqual(['own:', 'voice:0'])
  })

  test('one that is lost is told by name, one that is left is not', () => {
    const onLost = jest.fn()
    const own = createDubs({ voices, first: 's1', ownName: 'Main', pick() {}, onLost })
    own.opened({ sourceId: 'v1', cause: 'pick' })
    own.opened({ sourceId: 's1', cause: 'pick' })
    expect(onLost).not.toHaveBeenCalled()
    own.opened({ sourceId: 'v1', cause: 'pick' })
    own.opened({ sourceId: 's1', cause: 'switch' })
    expect(onLost.mock.calls).toEqual([['Dub']])
  })

  test('stands in for no server, and no server for it', () => {
    const sources = [{ id: 's1' }, { id: 's2' }, { id: 'v1', given: true }]
    expect(helpersOf(sources, 's1')).toEqual(['s2'])
    expect(helpersOf(sources, 'v1')).toEqual([])
  })

  test('begun with such a film, the way back is the first server', async () => {
    const { own, pick } = start()
    own.opened({ sourceId: 'v1', cause: 'start' })
    own.select('own:')
    await null
    expect(pick).toHaveBeenCalledWith('s1')
  })

  test("the engine's own tracks are the engine's affair", () => {
    expect(start().own.select('a0')).toBe(false)
  })
})
