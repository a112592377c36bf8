// The proxySession, the loader of hls.js, the scheduler and the built core together: what is asked of an intermediary, and what never is.
import createCore from 'resilient-playback-core'
import { wrapModule } from '../../../js/core/client.js'
import { createProxySession } from '../../../js/proxies/proxy-session.js'
import { withProxySession } from '../../../js/proxies/scheduler.js'
import { createRequestScheduler } from '../../../js/requests/scheduler.js'
import { createHlsLoader } from '../../../js/engines/hls/loader.js'
import { createSessionRunner } from '../../../js/session/runner.js'
import { createPrefetcher } from '../../../js/requests/prefetch.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeFetch } from '../support/fake-fetch.js'
import { createFakeNetwork, packets, playlist } from '../support/fake-network.js'
import { createSourceList } from '../../../js/session/source-list.js'
import { settle } from '../support/settle.js'

const film = 'https://a.example/films/one/film.m3u8'
const entries = [
  { url: 'https://proxy.example.com/?url={url}', owner: 'Somebody', purpose: 'films' },
  { url: 'https://other.example.net/pass?u={url}', owner: 'Another', purpose: 'films' }
]
const through = (url, before = 'https://proxy.example.com/?url=') => before + encodeURIComponent(url)
const closed =
  '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1",KEYFORMAT="com.apple.streamingkeydelivery"\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n'

let core
beforeAll(async () => {
  core = wrapModule(await createCore())
})

/** A film whose server answers, and lets no page read it. */
async function blocked({ url = film, answers = [true, true], list = entries, dead = false, unanswered = 0 } = {}) {
  const { window, asked, serve } = createFakeFetch()
  const network = createFakeNetwork()
  const clock = createFakeClock()
  const events = []
  const questions = []
  const used = []
  const bytes = []
  const sources = [{ id: 's1', url, raw: url, type: 'hls' }]
  let runner = null
  const send = (event) => {
    events.push(event)
    runner.send(event)
  }
  const proxySession = createProxySession({
    window,
    clock,
    entries: list,
    send,
    ask(entry, pieces, answer) {
      questions.push([entry.owner, pieces])
      if (questions.length !== unanswered) answer(answers[questions.length - 1])
    },
    onUse: (inUse) => used.push(inUse && [inUse.entry.owner, inUse.pieces]),
    onBytes: (entry, count) => bytes.push(count)
  })
  const scheduler = withProxySession(
    createRequestScheduler({ window: network.window, clock, sources: createSourceList(sources), send }),
    proxySession
  )
  const loads = []
  const gaveUp = []
  runner = createSessionRunner({
    core,
    config: {
      sources: sources.map(({ id, url: address, type }) => ({ id, url: address, type })),
      proxies: proxySession.list(),
      capabilities: { hlsjs: true, mse: true, requests: true, proxies: proxySession.able() }
    },
    host: {
      clock,
      loadUrl(command) {
        scheduler.opened(command.sourceId)
        proxySession.before(command, () => loads.push(command))
      },
      nudge() {},
      notify() {},
      giveUp: (command) => gaveUp.push(command),
      scheduler
    },
    prefetcher: createPrefetcher({ window, video: () => null, capabilities: () => ({}), send, clock })
  })
  const hlsConfig = { xhrSetup: jest.fn() }
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => scheduler, bufferMs: () => 0 })
  const stage = {
    network,
    serve,
    asked,
    clock,
    events,
    questions,
    used,
    bytes,
    loads,
    gaveUp,
    runner,
    proxySession,
    addresses: () => asked.filter(({ mode }) => mode === 'cors').map((one) => one.url),
    /** As hls.js asks. */
    async load(context) {
      const said = []
      const callbacks = {}
      for (const name of ['onSuccess', 'onError', 'onTimeout', 'onAbort'])
        callbacks[name] = (...args) => said.push([name, ...args])
      const loader = new Loader(hlsConfig)
      loader.load(context, { loadPolicy: { maxLoadTimeMs: 9000 }, timeout: 9000 }, callbacks)
      await settle()
      return { said, loader }
    },
    manifest: () => stage.load({ url, responseType: 'text', type: 'manifest' }),
    async fail(details = 'manifestLoadError') {
      runner.send({ type: 'playback_failed', loadId: runner.loadId(), evidence: { engine: 'hls.js', details } })
      await settle()
    }
  }
  if (!dead) serve(url, { status: 200 })
  runner.send({ type: 'load' })
  await stage.fail()
  return stage
}

test('the manifest comes through it; to the engine it stands where it always stood', async () => {
  const stage = await blocked()
  expect(stage.questions).toEqual([['Somebody', false]])
  expect(stage.loads[1]).toMatchObject({ sourceId: 's1', via: 'p1', engine: 'hls.js' })
  stage.serve(through(film), { body: playlist('piece') })
  const { said } = await stage.manifest()
  expect(said.map(([name]) => name)).toEqual(['onSuccess'])
  expect(said[0][1]).toMatchObject({ url: film, data: playlist('piece'), code: 200 })
  expect(said[0][2]).toMatchObject({ loaded: playlist('piece').length, aborted: false })
  expect(stage.addresses()).toEqual([through(film)])
  expect(stage.network.asked).toEqual([])
  expect(stage.used).toEqual([['Somebody', false]])
  expect(stage.bytes).toEqual([playlist('piece').length])
})

test('playlists too; pieces and keys not', async () => {
  const stage = await blocked()
  const level = 'https://a.example/films/one/720.m3u8'
  stage.serve(through(level), { body: playlist('piece') })
  const { said } = await stage.load({ url: level, responseType: 'text', type: 'level' })
  expect(said[0][1].url).toBe(level)
  await stage.load({ url: 'https://a.example/1.ts', responseType: 'arraybuffer', type: 'fragment', frag: { sn: 1 } })
  await stage.load({ url: 'https://a.example/key', responseType: 'arraybuffer', keyInfo: {}, frag: { sn: 1 } })
  expect(stage.addresses()).toEqual([through(level)])
  expect(stage.network.asked).toEqual(['https://a.example/1.ts', 'https://a.example/key'])
})

test('pieces with a second yes, keys never', async () => {
  const stage = await blocked()
  stage.serve(through(film), { body: playlist('piece') })
  await stage.manifest()
  await stage.fail('fragLoadError')
  expect(stage.questions).toEqual([
    ['Somebody', false],
    ['Somebody', true]
  ])
  expect(stage.loads[2]).toMatchObject({ via: 'p1', viaPieces: true })
  const piece = 'https://a.example/films/one/piece1.ts'
  stage.serve(through(piece), { body: packets(50) })
  const frag = { sn: 1, type: 'main', baseurl: film }
  const { said } = await stage.load({
    url: piece,
    responseType: 'arraybuffer',
    type: 'fragment',
    frag,
    rangeStart: 0,
    rangeEnd: 9400
  })
  expect(said[0][1].data.byteLength).toBe(50 * 188)
  expect(stage.asked[stage.asked.length - 1].headers).toEqual({ Range: 'bytes=0-9399' })
  await stage.load({ url: 'https://a.example/key', responseType: 'arraybuffer', keyInfo: {}, frag })
  expect(stage.network.asked).toEqual(['https://a.example/key'])
  expect(stage.used).toEqual([['Somebody', false], null, ['Somebody', true]])
})

test('a no: the next is asked about, then it is over and nothing was asked of anybody', async () => {
  const stage = await blocked({ answers: [false, false] })
  expect(stage.questions).toEqual([
    ['Somebody', false],
    ['Another', false]
  ])
  expect(stage.loads).toHaveLength(1)
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors' }])
  expect(stage.addresses()).toEqual([])
  expect(stage.used).toEqual([])
})

test('a second no: the manifest was all', async () => {
  const stage = await blocked({ answers: [true, false] })
  stage.serve(through(film), { body: playlist('piece') })
  await stage.manifest()
  await stage.fail('fragLoadError')
  expect(stage.loads).toHaveLength(2)
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors' }])
  expect(stage.used).toEqual([['Somebody', false], null])
})

test('a dead server: nobody is asked about, nobody is asked', async () => {
  const stage = await blocked({ dead: true })
  expect(stage.questions).toEqual([])
  expect(stage.asked.map(({ mode }) => mode)).toEqual(['no-cors'])
})

test('a token in the address: nothing is asked, and it is said', async () => {
  const stage = await blocked({ url: film + '?token=secret' })
  expect(stage.questions).toEqual([])
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors', unproxied: 'secret' }])
  expect(stage.addresses()).toEqual([])
})

test.each([
  ['with a token', 'https://a.example/720.m3u8?token=1'],
  ['with an account', 'https://me:pw@a.example/720.m3u8']
])('a playlist %s is asked of its own server', async (name, url) => {
  const stage = await blocked()
  await stage.load({ url, responseType: 'text', type: 'level' })
  expect(stage.network.asked).toEqual([url])
  expect(stage.addresses()).toEqual([])
})

test.each([
  ['that comes from elsewhere', { body: playlist('a'), from: 'https://proxy.example.com.evil.com/?url=x' }],
  ['that was led elsewhere', { body: playlist('a'), to: 'https://evil.com/' }],
  ['that says no', { status: 403 }]
])('an answer %s is dropped', async (name, answer) => {
  const stage = await blocked()
  stage.serve(through(film), answer)
  const { said } = await stage.manifest()
  expect(said.map(([what]) => what)).toEqual(['onError'])
  expect(said[0][1].code).toBe(answer.status || 0)
})

test.each([
  ['playlist', { type: 'level', responseType: 'text' }],
  ['piece', { type: 'fragment', responseType: 'arraybuffer', frag: { sn: 1 } }],
  ['key', { responseType: 'arraybuffer', keyInfo: {}, frag: { sn: 1 } }]
])('a %s on a home network, named by what an intermediary brought, is asked of nobody', async (name, context) => {
  const stage = await blocked()
  const { said } = await stage.load({ url: 'http://192.168.0.1/x', ...context })
  expect(said.map(([what]) => what)).toEqual(['onError'])
  expect([stage.network.asked, stage.addresses()]).toEqual([[], []])
})

/** Spellings of one router, as browsers read them; and what else answers only at home. */
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

test.each(homes)('%s, named by what a proxy brought, is asked of nobody', async (url) => {
  const stage = await blocked()
  for (const context of [
    { type: 'level', responseType: 'text' },
    { type: 'fragment', responseType: 'arraybuffer', frag: { sn: 1 } },
    { responseType: 'arraybuffer', keyInfo: {}, frag: { sn: 1 } },
    { responseType: 'json' }
  ]) {
    const { said } = await stage.load({ url, ...context })
    expect(said.map(([what]) => what)).toEqual(['onError'])
    expect(said[0][1]).toEqual({ code: 0, text: 'an address of a home network' })
  }
  expect([stage.network.asked, stage.addresses()]).toEqual([[], []])
})

const start = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n'
/** Where a playlist names addresses. @type {[string, (url: string) => string][]} */
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
  ])('at %s: the answer is not taken, and this proxy is not asked again', async (url) => {
    const stage = await blocked()
    const body = written(url)
    stage.serve(through(film), { body })
    const { said } = await stage.manifest()
    expect(said.map(([what]) => what)).toEqual(['onError'])
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
  ['of its own', '#EXT-X-DEFINE:NAME="h",VALUE="192.168.1.1"\n#EXTINF:4,\nhttp://{$h}/a.ts\n'],
  ['of the address', '#EXT-X-DEFINE:QUERYPARAM="h"\n#EXTINF:4,\nhttp://{$h}/a.ts\n'],
  ['of another playlist', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\nhttp://a.{$h}/a.ts\n'],
  ['that is all of it', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\n{$h}/a.ts\n'],
  ['that makes an authority', '#EXT-X-DEFINE:IMPORT="h"\n#EXTINF:4,\n/{$h}/a.ts\n']
])('a host by a variable %s is not taken', async (name, lines) => {
  const stage = await blocked()
  stage.serve(through(film), { body: start + lines + '#EXT-X-ENDLIST\n' })
  const { said } = await stage.manifest()
  expect(said.map(([what]) => what)).toEqual(['onError'])
  expect(said[0][1].text).toBe('the playlist of the proxy names an address of a home network')
})

test.each([
  [
    'public addresses',
    '#EXTINF:4,\nhttps://cdn.example/a.ts\n#EXTINF:4,\n//cdn.example/b.ts\n#EXTINF:4,\nhttp://8.8.8.8/c.ts\n'
  ],
  [
    'variables behind a server',
    '#EXT-X-DEFINE:QUERYPARAM="t"\n#EXTINF:4,\na.ts?t={$t}\n#EXTINF:4,\nhttps://cdn.example/{$t}.ts\n'
  ],
  ['words of a home', '#EXTINF:4,192.168.1.1, nas.lan\nlan/localhost/192.168.1.1.ts\n']
])('a playlist with %s is taken', async (name, lines) => {
  const stage = await blocked()
  stage.serve(through(film), { body: start + lines + '#EXT-X-ENDLIST\n' })
  expect((await stage.manifest()).said.map(([what]) => what)).toEqual(['onSuccess'])
})

test('an answer that is no playlist is not taken', async () => {
  const stage = await blocked()
  const mpd = '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><BaseURL>http://192.168.1.1/</BaseURL></MPD>'
  stage.serve(through(film), { body: mpd })
  const { said } = await stage.manifest()
  expect(said[0][1].text).toBe('the answer of the proxy is no playlist')
  expect(stage.network.asked).toEqual([])
})

describe('an engine that still holds what a proxy brought asks nobody at home', () => {
  const home = { url: 'http://192.168.1.1/x.ts', responseType: 'arraybuffer', frag: { sn: 1 } }
  const nothingAsked = async (stage) => {
    const { said } = await stage.load(home)
    expect(said.map(([what]) => what)).toEqual(['onError'])
    expect(stage.network.asked).toEqual([])
  }

  test('while the viewer is asked about the next one', async () => {
    const stage = await blocked({ unanswered: 2 })
    stage.serve(through(film), { body: playlist('piece') })
    await stage.manifest()
    await stage.fail('fragLoadError')
    expect(stage.questions).toHaveLength(2)
    await nothingAsked(stage)
  })

  test('after the session is left', async () => {
    const stage = await blocked()
    stage.proxySession.leave()
    await nothingAsked(stage)
  })

  test('after the core is gone, or has failed', async () => {
    const stage = await blocked()
    stage.proxySession.attach({
      proxyAddress() {
        throw new Error('trap')
      }
    })
    await nothingAsked(stage)
    stage.proxySession.attach(null)
    await nothingAsked(stage)
  })

  test('and a film of the home itself, opened without a proxy, plays', async () => {
    const stage = await blocked()
    stage.proxySession.before({ loadId: 'l9', sourceId: 's1' }, () => {})
    await stage.load(home)
    expect(stage.network.asked).toEqual([home.url])
  })
})

test('a film that is protected is not played through anybody', async () => {
  const stage = await blocked()
  stage.serve(through(film), { body: closed })
  const { said } = await stage.manifest()
  expect(said.map(([what]) => what)).toEqual(['onError'])
  await stage.fail()
  expect(stage.gaveUp).toMatchObject([{ reason: 'protected' }])
  expect(stage.addresses()).toEqual([through(film)])
})

test('one that is silent ends in time, and the next takes its place', async () => {
  const stage = await blocked()
  stage.serve(through(film), 'silent')
  const { said } = await stage.manifest()
  stage.clock.advance(9000)
  expect(said.map(([what]) => what)).toEqual(['onTimeout'])
  await stage.fail('manifestLoadTimeOut')
  expect(stage.loads[2]).toMatchObject({ via: 'p2' })
  stage.serve(through(film, 'https://other.example.net/pass?u='), { body: playlist('piece') })
  expect((await stage.manifest()).said[0][1].url).toBe(film)
  expect(stage.used).toEqual([['Somebody', false], null, ['Another', false]])
})

test('a request that hls.js gives up is given up', async () => {
  const stage = await blocked()
  stage.serve(through(film), 'silent')
  const { said, loader } = await stage.manifest()
  expect(stage.asked[stage.asked.length - 1].signal.aborted).toBe(false)
  loader.destroy()
  expect(stage.asked[stage.asked.length - 1].signal.aborted).toBe(true)
  stage.clock.advance(9000)
  expect(said).toEqual([])
})

test('left: nothing goes there any more', async () => {
  const stage = await blocked()
  stage.proxySession.leave()
  await stage.manifest()
  expect(stage.addresses()).toEqual([])
  expect(stage.used).toEqual([['Somebody', false], null])
})

describe('a core that traps over what an intermediary does', () => {
  /** @param {'proxyAddress' | 'sourceFacts'} name */
  function trapAt(stage, name) {
    stage.proxySession.attach({
      ...core,
      [name]() {
        throw new Error('unreachable')
      }
    })
  }

  test.each(['proxyAddress', 'sourceFacts'])(
    '%s: hls.js gets an answer, and nothing that nobody has judged',
    async (name) => {
      const stage = await blocked()
      stage.serve(through(film), { body: playlist('a') })
      const loading = stage.manifest()
      trapAt(stage, name)
      const { said } = await loading
      expect(said.map(([what]) => what)).toEqual(['onError'])
    }
  )

  test('before it is asked: hls.js gets an answer, nobody is asked, and the next request comes to us too', async () => {
    const stage = await blocked()
    trapAt(stage, 'proxyAddress')
    const before = stage.addresses().length
    const { said } = await stage.manifest()
    expect(said.map(([what]) => what)).toEqual(['onError'])
    expect([stage.addresses().length, stage.network.asked]).toEqual([before, []])
    const asks = stage.events.filter(({ type }) => type === 'request').length
    stage.manifest()
    expect(stage.events.filter(({ type }) => type === 'request')).toHaveLength(asks + 1)
  })
})
