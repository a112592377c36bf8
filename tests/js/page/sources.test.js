import { publicSources } from '../../../js/page/sources.js'

test('addresses and sources get ids in order; what is opened stays as given', () => {
  const given = [
    'HTTP://One.Test:80/a b.m3u8?x=1#frag',
    { url: 'https://two.test/film', type: 'dash', quality: 1080, priority: -1, voice: 'Dub', extra: 1 }
  ]
  expect(publicSources(given)).toEqual([
    {
      id: 's1',
      raw: 'HTTP://One.Test:80/a b.m3u8?x=1#frag',
      url: 'http://one.test/a%20b.m3u8?x=1#frag',
      type: 'hls',
      source: { url: 'HTTP://One.Test:80/a b.m3u8?x=1#frag' }
    },
    {
      id: 's2',
      raw: 'https://two.test/film',
      url: 'https://two.test/film',
      type: 'dash',
      quality: 1080,
      priority: -1,
      voice: 'Dub',
      source: { url: 'https://two.test/film', type: 'dash', quality: 1080, priority: -1, voice: 'Dub' }
    }
  ])
})

test('a relative address is resolved where there is a base, else it has no canonical form', () => {
  expect(publicSources(['b/film.mp4'], 'https://one.test/a/')[0].url).toBe('https://one.test/a/b/film.mp4')
  expect(publicSources(['b/film.mp4'])[0]).not.toHaveProperty('url')
})

test('what the platform cannot parse is played untouched', () => {
  expect(publicSources(['http://[broken/film.mp4'])[0]).toEqual({
    id: 's1',
    raw: 'http://[broken/film.mp4',
    type: 'mp4',
    source: { url: 'http://[broken/film.mp4' }
  })
})

test('an engine without URL has no canonical forms', () => {
  const { URL } = globalThis
  delete globalThis.URL
  try {
    expect(publicSources(['http://one.test/film.mp4'])[0]).not.toHaveProperty('url')
  } finally {
    globalThis.URL = URL
  }
})

test("the author's object is copied", () => {
  const given = { url: 'http://one.test/film.mp4' }
  const [{ source }] = publicSources([given])
  given.url = 'http://evil.test/'
  expect(source.url).toBe('http://one.test/film.mp4')
})

test.each([
  [undefined, 'sources'],
  [[], 'sources'],
  ['http://one.test/', 'sources'],
  [Array(65).fill('http://one.test/'), 'sources'],
  [[null], 'sources[0]'],
  [['a', 7], 'sources[1]'],
  [['  '], 'sources[0]'],
  [[{}], 'sources[0].url'],
  [[{ url: 5 }], 'sources[0].url'],
  [[{ url: 'a', type: 'flv' }], 'sources[0].type'],
  [[{ url: 'a', quality: 0 }], 'sources[0].quality'],
  [[{ url: 'a', quality: '1080p' }], 'sources[0].quality'],
  [[{ url: 'a', priority: NaN }], 'sources[0].priority'],
  [[{ url: 'a', voice: {} }], 'sources[0].voice']
])('%j is a TypeError that names %s', (given, field) => {
  expect(() => publicSources(given)).toThrow(TypeError)
  expect(() => publicSources(given)).toThrow(field + ':')
})
