// A request that crosses the border as bytes gives the same answer as in JSON. If it cannot be packed, it goes as JSON.
import createCore from 'resilient-playback-core'
import { wrapModule } from '../../../js/core/loader.js'
import { packTracks } from '../../../js/core/packed-tracks.js'

let core
let wrapped
beforeAll(async () => {
  core = await createCore()
  wrapped = wrapModule(core)
})

const wishes = { audioLanguages: ['uk', 'en'], textLanguages: ['en'], textMode: 'always' }
const asJson = (request) => JSON.parse(core.selectTracks(JSON.stringify(request)))

/** Returns the calls of the border that a request takes, and the answer. */
function callsOf(request) {
  const calls = []
  /** A function, because `new` calls it; `new` cannot call a method or an arrow function. */
  function Tracks() {
    const tracks = new core.Tracks()
    return { reserve: (size) => tracks.reserve(size), select: (json) => calls.push('packed') && tracks.select(json) }
  }

  const spied = {
    ...core,
    backend: () => 'js',
    version: () => '',
    selectTracks: (json) => calls.push('json') && core.selectTracks(json),
    Tracks
  }
  Object.defineProperty(spied, 'HEAPU8', { get: () => core.HEAPU8 })
  let answer
  try {
    answer = wrapModule(spied).selectTracks(request)
  } catch (error) {
    answer = { error: { message: error.message, code: error.code } }
  }
  return { calls, answer }
}

const plain = [
  { id: 'a', language: 'en', label: 'Дубляж', codec: 'mp4a', channels: 2, bitrate: 1.5, default: true },
  { id: 'b', language: 'uk', label: 'Дубляж', roles: ['dub', 'main'], autoselect: true },
  { id: 'c', language: 'uk', label: null, roles: [], channels: 6, default: undefined },
  { id: '\u0457\u{1f600}', language: 'en', label: 'a\u{1f600}\u4e2d' }
]

test('what is plain is packed, and no JSON of a list is made', () => {
  const request = { audio: plain, text: plain, video: plain, preferences: wishes }
  const { calls, answer } = callsOf(request)
  expect(calls).toEqual(['packed'])
  expect(answer).toEqual(asJson(request))
  expect(answer.audio.id).toBe('b')
})

test('texts that many tracks have are sent once', () => {
  const tracks = Array.from({ length: 500 }, (_, i) => ({ id: String(i), language: 'uk', label: 'Багатоголосий' }))
  const bytes = packTracks({ audio: tracks })
    .slice(1)
    .reduce((sum, part) => sum + part.length, 0)
  expect(bytes).toBeLessThan(500 * 4 + 40)
})

test('a list of thousands of different titles is the same list', () => {
  const audio = Array.from({ length: 3000 }, (_, i) => ({
    id: `a${i}`,
    language: i % 7 ? 'en' : '',
    label: `Дубляж ${i % 2 ? 'українська' : 'English'} studio${i}`,
    channels: i % 3
  }))
  const request = { audio, preferences: wishes, intent: { audio: { label: 'studio2101' } } }
  const { calls, answer } = callsOf(request)
  expect(calls).toEqual(['packed'])
  expect(answer.audio.id).toBe('a2101')
  expect(answer).toEqual(asJson(request))
})

class Track {
  get id() {
    return 'b'
  }
}
const withToJson = { id: 'a', toJSON: () => ({ id: 'b', language: 'uk' }) }
const listWithToJson = Object.assign([{ id: 'a' }], { toJSON: () => [{ id: 'b' }] })

test.each([
  ['a number for a text', { audio: [{ id: 'a', language: 7 }] }],
  ['a number for an id', { audio: [{ id: 7 }] }],
  ['no id', { text: [{}] }],
  ['a text for a number', { audio: [{ id: 'a', channels: '2' }] }],
  ['a number out of range', { audio: [{ id: 'a', channels: 65 }] }],
  ['no number', { video: [{ id: 'a', width: NaN, bitrate: Infinity }] }],
  ['a text for a flag', { text: [{ id: 'a', forced: 'yes' }] }],
  ['roles that are no list', { audio: [{ id: 'a', roles: 'main' }] }],
  ['roles that are no texts', { audio: [{ id: 'a', roles: [1] }] }],
  [
    'a role in two lines',
    {
      audio: [
        { id: 'a', language: 'uk', roles: ['x\ncommentary'] },
        { id: 'b', language: 'uk' }
      ]
    }
  ],
  ['a zero in a text', { audio: [{ id: 'a\0b', language: 'uk' }] }],
  ['a list that is none', { audio: 'a' }],
  ['a hole in a list', { audio: Object.assign([], { 1: { id: 'a' } }) }],
  ['null in a list', { audio: [null] }],
  ['an object of a class', { audio: [new Track()] }],
  ['an object with a JSON of its own', { audio: [withToJson], preferences: wishes }],
  ['a list with a JSON of its own', { audio: listWithToJson, preferences: wishes }],
  ['a request that is a list', []],
  ['a wish that is wrong', { audio: plain, preferences: { textMode: 'x' } }],
  ['too many', { audio: Array.from({ length: 20001 }, () => ({ id: 'a' })) }]
])('%s: as JSON says', (name, request) => {
  const { answer } = callsOf(request)
  const expected = asJson(request)
  if (expected.error) expect(answer.error.message).toContain(expected.error.message)
  else expect(answer).toEqual(expected)
})

test('half a character becomes U+FFFD', () => {
  const { calls, answer } = callsOf({ audio: [{ id: 'a\ud83d', language: 'uk' }], preferences: wishes })
  expect(calls).toEqual(['packed'])
  expect(answer.audio.id).toBe('a\ufffd')
})

test('a getter that throws, a cycle: a TypeError as ever', () => {
  const cycle = {}
  cycle.cycle = cycle
  const throwing = {
    get audio() {
      throw new Error('no')
    }
  }
  expect(() => wrapped.selectTracks({ preferences: cycle })).toThrow(TypeError)
  expect(() => wrapped.selectTracks(throwing)).toThrow(TypeError)
  expect(() => wrapped.selectTracks(null)).toThrow(TypeError)
  expect(() => wrapped.selectTracks(undefined)).toThrow(TypeError)
})

test('without TextEncoder it goes as JSON', () => {
  const kept = global.TextEncoder
  delete global.TextEncoder
  try {
    expect(callsOf({ audio: plain, preferences: wishes })).toMatchObject({
      calls: ['json'],
      answer: { audio: { id: 'b' } }
    })
  } finally {
    global.TextEncoder = kept
  }
})

/** Makes a request with random lists. @param {number} seed */
function anyRequest(seed) {
  let state = seed
  const upTo = (/** @type {number} */ bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * bound)
  }
  const of = (list) => list[upTo(list.length)]
  const labels = ['', undefined, 'Дубляж LostFilm', 'English SDH', 'Commentary', 'форсовані', '한국어']
  const track = (kind) => (_, i) => ({
    id: kind + ((i * 7) % 10),
    language: of(['uk', 'en', 'ukr', 'zh-TW', '', null, undefined]),
    label: of(labels),
    codec: of(['mp4a', 'ac-3', undefined]),
    roles: of([undefined, ['dub'], ['caption', 'main'], []]),
    default: of([true, false, undefined]),
    forced: of([true, false]),
    channels: upTo(8),
    height: upTo(2000),
    bitrate: upTo(100) / 3
  })
  const list = (kind) => Array.from({ length: upTo(9) }, track(kind))
  return {
    audio: list('a'),
    text: list('t'),
    video: list('v'),
    preferences: { audioLanguages: [of(['uk', 'en', 'zh'])], textMode: of(['auto', 'off', 'always']) },
    intent: of([undefined, { audio: { label: 'LostFilm' }, text: { label: 'SDH' } }]),
    device: of([undefined, { audioCodecs: ['mp4a'], screenHeight: 1080, hdr: false }])
  }
}

test('any lists: the same answer both ways', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const request = anyRequest(seed)
    expect(wrapped.selectTracks(request)).toEqual(asJson(request))
  }
})
