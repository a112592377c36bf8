// No playlist of a proxy can make the device send a request to its home network.
import { blockedFilm, film, through } from '../support/blocked-film.js'
import { playlist } from '../support/fake-network.js'
import { settle } from '../support/settle.js'

/** One router, in spellings that browsers accept, and other addresses that answer only in a home network. */
const homes = [
  'http://192.168.1.1/x',
  'http://admin:admin@192.168.1.1/x',
  'http://admin@192.168.1.1/reboot?token=0123456789abcdef0123456789abcdef',
  'http://192.168.1.1/live/u/p/1.ts',
  'http://192.168.1.1:8090/stream/x.m3u8?link=da39a3ee5e6b4b0d3255bfef95601890afd80709&index=1&play',
  'http://192.168.1.1/a%2fb',
  'http://3232235777/x',
  'http://0xc0.0xa8.1.1/x',
  'http://0300.0250.1.1/x',
  'http://192.168.257/x',
  'http://192.168.1.1./x',
  'http://%31%39%32.168.1.1/x',
  'http://\uff11\uff19\uff12.168.1.1/x',
  'http://192\u3002168\uff611.1/x',
  'http://\u{1d7cf}\u{1d7d7}\u{1d7d0}.168.1.1/x',
  'http://\u2460\u2468\u2461.168.1.1/x',
  'http:\\\\192.168.1.1\\x',
  'http:192.168.1.1/x',
  'ht\ttp://192.168.1.1/x',
  'http://[::ffff:192.168.1.1]/x',
  'http://[::192.168.1.1]/x',
  'http://[64:ff9b::c0a8:101]/x',
  'http://[64:ff9b:1::1]/x',
  'http://[2002:c0a8:101::1]/x',
  'http://[fe80::1]/x',
  'http://[fd12::1]/x',
  'http://[::1]/x',
  'http://127.0.0.1/x',
  'http://0.0.0.0/x',
  'http://169.254.169.254/x',
  'http://239.255.255.250/x',
  'http://localhost/x',
  'http://tv.localhost/x',
  'http://nas/x',
  'http://nas.lan/x',
  'http://NAS.LAN./x',
  'http://nas.\uff4c\uff41\uff4e/x',
  'http://nas.home/x',
  'http://nas.local/x',
  'http://nas.localdomain/x',
  'http://nas.internal/x',
  'http://nas.home.arpa/x',
  'http://fritz.box/x',
  'http://www.fritz.box/x'
]

test.each(homes)('%s from a playlist of a proxy is never requested', async (url) => {
  const stage = await blockedFilm()
  for (const context of [
    { type: 'level', responseType: 'text' },
    { type: 'fragment', responseType: 'arraybuffer', frag: { sn: 1 } },
    { responseType: 'arraybuffer', keyInfo: {}, frag: { sn: 1 } },
    { responseType: 'json' }
  ]) {
    const { said, names } = await stage.load({ url, ...context })
    expect(names()).toEqual(['onError'])
    expect(said[0][1]).toEqual({ code: 0, text: 'an address of a home network' })
  }
  stage.expectNothingAsked()
})

const start = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n'

/** Playlists with an address in each place where a playlist can name one. @type {[string, (url: string) => string][]} */
const places = [
  ['a segment', (url) => `${start}#EXTINF:4,\na.ts\n#EXTINF:4,\n${url}\n#EXT-X-ENDLIST\n`],
  ['a key', (url) => `${start}#EXT-X-KEY:METHOD=AES-128,URI="${url}"\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n`],
  ['an init segment', (url) => `${start}#EXT-X-MAP:URI="${url}"\n#EXTINF:4,\na.mp4\n#EXT-X-ENDLIST\n`],
  ['a part', (url) => `${start}#EXT-X-PART:DURATION=1,URI="${url}"\n#EXTINF:4,\na.mp4\n`],
  ['a hint', (url) => `${start}#EXTINF:4,\na.mp4\n#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${url}"\n`],
  ['a variant', (url) => `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n${url}\n`],
  [
    'an audio rendition',
    (url) =>
      `#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="${url}"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"\na.m3u8\n`
  ],
  [
    'a steering manifest',
    (url) => `#EXTM3U\n#EXT-X-CONTENT-STEERING:SERVER-URI="${url}"\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n`
  ],
  [
    'an interstitial',
    (url) =>
      `${start}#EXT-X-DATERANGE:ID="i",CLASS="com.apple.hls.interstitial",START-DATE="2026-01-01T00:00:00Z",X-ASSET-URI="${url}"\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n`
  ],
  ['a key without quotes', (url) => `${start}#EXT-X-KEY:METHOD=AES-128,URI=${url}\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n`]
]

describe.each(places)('%s of a playlist that a proxy brought', (name, written) => {
  test.each([
    'http://admin:admin@192.168.1.1/x',
    'http://192.168.1.1/live/u/p/1.ts',
    'http://\uff11\uff19\uff12.168.1.1/x',
    'http://\u2460\u2468\u2461.168.1.1/x',
    '//nas.lan/x'
  ])('at %s: the playlist is refused, and this proxy is not asked again', async (url) => {
    const stage = await blockedFilm()
    const body = written(url)
    stage.serve(through(film), { body })
    const { said, names } = await stage.manifest()
    expect(names()).toEqual(['onError'])
    expect(said[0][1].text).toBe('the playlist of the proxy names an address of a home network')
    await settle()
    expect(stage.questions).toEqual([
      ['Somebody', false],
      ['Another', false]
    ])
    expect(stage.addresses()).toEqual([through(film)])
    expect(stage.network.asked).toEqual([])
  })
})

test.each([
  ['of the playlist', '#EXT-X-DEFINE:NAME="h",VALUE="192.168.1.1"\n#EXTINF:4,\nhttp://{$h}/a.ts\n'],
  ['of the address', '#EXT-X-DEFINE:QUERYPARAM="h"\n#EXTINF:4,\nhttp://{$h}/a.ts\n'],
  ['of another playlist', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\nhttp://a.{$h}/a.ts\n'],
  ['that is the whole URI', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\n{$h}/a.ts\n'],
  ['after a slash', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\n/{$h}/a.ts\n']
])('a playlist with a host from a variable %s is refused', async (name, lines) => {
  const stage = await blockedFilm()
  stage.serve(through(film), { body: start + lines + '#EXT-X-ENDLIST\n' })
  const { said, names } = await stage.manifest()
  expect(names()).toEqual(['onError'])
  expect(said[0][1].text).toBe('the playlist of the proxy names an address of a home network')
})

test.each([
  [
    'public addresses',
    '#EXTINF:4,\nhttps://cdn.example/a.ts\n#EXTINF:4,\n//cdn.example/b.ts\n#EXTINF:4,\nhttp://8.8.8.8/c.ts\n'
  ],
  [
    'variables after the host',
    '#EXT-X-DEFINE:QUERYPARAM="t"\n#EXTINF:4,\na.ts?t={$t}\n#EXTINF:4,\nhttps://cdn.example/{$t}.ts\n'
  ],
  ['names of home devices in titles and paths', '#EXTINF:4,192.168.1.1, nas.lan\nlan/localhost/192.168.1.1.ts\n']
])('a playlist with %s is accepted', async (name, lines) => {
  const stage = await blockedFilm()
  stage.serve(through(film), { body: start + lines + '#EXT-X-ENDLIST\n' })
  expect((await stage.manifest()).names()).toEqual(['onSuccess'])
})

test('an answer that is no playlist is refused', async () => {
  const stage = await blockedFilm()
  const mpd = '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><BaseURL>http://192.168.1.1/</BaseURL></MPD>'
  stage.serve(through(film), { body: mpd })
  const { said } = await stage.manifest()
  expect(said[0][1].text).toBe('the answer of the proxy is no playlist')
  expect(stage.network.asked).toEqual([])
})

describe('an engine that still has a playlist of a proxy never asks the home network', () => {
  const home = { url: 'http://192.168.1.1/x.ts', responseType: 'arraybuffer', frag: { sn: 1 } }
  const nothingAsked = async (stage) => {
    const { names } = await stage.load(home)
    expect(names()).toEqual(['onError'])
    expect(stage.network.asked).toEqual([])
  }

  test('while the viewer answers the next question', async () => {
    const stage = await blockedFilm({ unanswered: 2 })
    stage.serve(through(film), { body: playlist('segment') })
    await stage.manifest()
    await stage.fail('fragLoadError')
    expect(stage.questions).toHaveLength(2)
    await nothingAsked(stage)
  })

  test('after leave()', async () => {
    const stage = await blockedFilm()
    stage.proxySession.leave()
    await nothingAsked(stage)
  })

  test('without a core, or with one that traps', async () => {
    const stage = await blockedFilm()
    stage.proxySession.attach({
      proxyAddress() {
        throw new Error('trap')
      }
    })
    await nothingAsked(stage)
    stage.proxySession.attach(null)
    await nothingAsked(stage)
  })

  test('but a film of the home network, opened without a proxy, plays', async () => {
    const stage = await blockedFilm()
    stage.proxySession.before({ loadId: 'l9', sourceId: 's1' }, () => {})
    await stage.load(home)
    expect(stage.network.asked).toEqual([home.url])
  })
})
