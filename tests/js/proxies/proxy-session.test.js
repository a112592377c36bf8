// The gate, the loader of hls.js, the desk and the built core together: what is asked of an intermediary, and what never is.
import createCore from 'resilient-playback-core'
import { wrapModule } from '../../../js/core/client.js'
import { createGate } from '../../../js/proxies/proxy-session.js'
import { withGate } from '../../../js/proxies/scheduler.js'
import { createRequestDesk } from '../../../js/requests/scheduler.js'
import { createHlsLoader } from '../../../js/engines/hls/loader.js'
import { createSessionRunner } from '../../../js/session/runner.js'
import { createLooker } from '../../../js/requests/prefetch.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeFetch } from '../support/fake-fetch.js'
import { createFakeNetwork, packets, playlist } from '../support/fake-network.js'

const film = 'https://a.example/films/one/film.m3u8'
const entries = [
  { url: 'https://proxy.example.com/?url={url}', owner: 'Somebody', purpose: 'films' },
  { url: 'https://other.example.net/pass?u={url}', owner: 'Another', purpose: 'films' }
]
const through = (url, before = 'https://proxy.example.com/?url=') => before + encodeURIComponent(url)
const pass = async () => {
  for (let i = 0; i < 60; i++) await Promise.resolve()
}
const closed =
  '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1",KEYFORMAT="com.apple.streamingkeydelivery"\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n'

let core
beforeAll(async () => {
  core = wrapModule(await createCore())
})

/** A film whose server answers, and lets no page read it. */
async function blocked({ url = film, answers = [true, true], list = entries, dead = false } = {}) {
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
  const gate = createGate({
    window,
    clock,
    entries: list,
    send,
    ask(entry, pieces, answer) {
      questions.push([entry.owner, pieces])
      answer(answers[questions.length - 1])
    },
    onUse: (inUse) => used.push(inUse && [inUse.entry.owner, inUse.pieces]),
    onBytes: (entry, count) => bytes.push(count)
  })
  const desk = withGate(createRequestDesk({ window: network.window, clock, sources: () => sources, send }), gate)
  const loads = []
  const gaveUp = []
  runner = createSessionRunner({
    core,
    config: {
      sources: sources.map(({ id, url: address, type }) => ({ id, url: address, type })),
      proxies: gate.list(),
      capabilities: { hlsjs: true, mse: true, requests: true, proxies: gate.able() }
    },
    host: {
      clock,
      loadUrl(command) {
        desk.opened(command.sourceId)
        gate.before(command, () => loads.push(command))
      },
      nudge() {},
      notify() {},
      giveUp: (command) => gaveUp.push(command),
      desk
    },
    looker: createLooker({ window, video: () => null, capabilities: () => ({}), send, clock })
  })
  const hlsConfig = { xhrSetup: jest.fn() }
  const Loader = createHlsLoader({ Plain: network.Plain, deskFor: () => desk, bufferMs: () => 0 })
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
    gate,
    addresses: () => asked.filter(({ mode }) => mode === 'cors').map((one) => one.url),
    /** As hls.js asks. */
    async load(context) {
      const said = []
      const callbacks = {}
      for (const name of ['onSuccess', 'onError', 'onTimeout', 'onAbort'])
        callbacks[name] = (...args) => said.push([name, ...args])
      const loader = new Loader(hlsConfig)
      loader.load(context, { loadPolicy: { maxLoadTimeMs: 9000 }, timeout: 9000 }, callbacks)
      await pass()
      return { said, loader }
    },
    manifest: () => stage.load({ url, responseType: 'text', type: 'manifest' }),
    async fail(details = 'manifestLoadError') {
      runner.send({ type: 'playback_failed', loadId: runner.loadId(), evidence: { engine: 'hls.js', details } })
      await pass()
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
  stage.gate.leave()
  await stage.manifest()
  expect(stage.addresses()).toEqual([])
  expect(stage.used).toEqual([['Somebody', false], null])
})
