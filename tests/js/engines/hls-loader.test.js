// The loader of hls.js, the request scheduler and the built core together, on a fake network.
import { createHlsLoader } from '../../../js/engines/hls/loader.js'
import { loadCore } from '../../../js/core/client.js'
import { createFakeNetwork, packets, playlist } from '../support/fake-network.js'
import { createRequestStage, loadAsHls, sourcesOf } from '../support/request-stage.js'
import { settle } from '../support/settle.js'

const a = 'http://a.test/film.m3u8'
const b = 'http://b.test/x/film.m3u8'
const sources = sourcesOf('hls', a, b)
const policy = {
  timeoutRetry: { maxNumRetry: 3 },
  errorRetry: { maxNumRetry: 3 },
  maxLoadTimeMs: 9000,
  maxTimeToFirstByteMs: 8000
}
const config = { loadPolicy: policy, timeout: 9000, maxRetry: 3 }
const manifest = { url: a, responseType: 'text', type: 'manifest' }

let core
beforeAll(async () => {
  core = await loadCore()
})

/** The loader and a session of the core. The network has not answered yet. */
function opened() {
  const loadUrl = jest.fn()
  const made = createRequestStage({ sources, config })
  made.setBuffer(12000)
  const capabilities = { hlsjs: true, mse: true, look: true, life: true, requests: true }
  made.startSession({ core, config: { seed: 1, capabilities }, loadUrl })
  const segment = (number, frag = {}) =>
    made.load({
      url: `http://a.test/a${number}.ts`,
      responseType: 'arraybuffer',
      type: 'fragment',
      frag: { sn: number, baseurl: a, type: 'main', ...frag }
    })
  return { ...made, loadUrl, segment }
}

/** A film that plays from `a`: its playlist and its first segment have loaded. `b` has the same film. */
async function playing() {
  const stage = opened()
  const { network } = stage
  network.serve(a, { body: playlist('a') })
  stage.load(manifest)
  await settle()
  network.serve('http://a.test/a0.ts', { body: packets(50, 1) })
  stage.segment(0)
  await settle()
  stage.send({ type: 'playback_started', loadId: 'l1', position: 0, duration: 16 })
  network.serve(b, { body: playlist('b-') })
  network.serve('http://b.test/x/b-0.ts', { body: packets(50, 1) })
  return stage
}

test('a segment that fails comes from another source, after its bytes were compared', async () => {
  const stage = await playing()
  const { network } = stage
  network.serve('http://a.test/a1.ts', { status: 404 })
  network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  const { said, loader } = stage.segment(1)
  await settle()
  expect(said.map(([name]) => name)).toEqual(['onSuccess'])
  const [, response, stats, context] = said[0]
  expect(response.data.byteLength).toBe(60 * 188)
  expect(context.url).toBe('http://a.test/a1.ts')
  expect(stats).toBe(loader.stats)
  expect(stats).toMatchObject({ aborted: false, loaded: 60 * 188, bwEstimate: 4000, loading: { start: 1, end: 3 } })
  expect(loader.getResponseHeader('age')).toBe('age of http://b.test/x/b-1.ts')
  expect(network.asked.slice(-4)).toEqual([
    'http://a.test/a1.ts',
    b,
    'http://b.test/x/b-0.ts',
    'http://b.test/x/b-1.ts'
  ])
  expect(stage.loadUrl).toHaveBeenCalledTimes(1)
  // The core knows the pair now: the next segment comes from `b` without another comparison.
  const before = network.asked.length
  network.serve('http://b.test/x/b-2.ts', { body: packets(60, 3) })
  stage.segment(2)
  await settle()
  expect(network.asked.slice(before)).toEqual(['http://b.test/x/b-2.ts'])
})

test('sources whose bytes differ never replace each other: hls.js gets the failure', async () => {
  const stage = await playing()
  stage.network.serve('http://b.test/x/b-0.ts', { body: packets(50, 9) })
  stage.network.serve('http://a.test/a1.ts', { status: 503 })
  const { said } = stage.segment(1)
  await settle()
  expect(said).toHaveLength(1)
  expect(said[0][0]).toBe('onError')
  expect(said[0][1]).toEqual({ code: 503, text: 'no' })
  expect(stage.network.asked).not.toContain('http://b.test/x/b-1.ts')
  // The scheduler compares these sources only once.
  const before = stage.network.asked.length
  stage.network.serve('http://a.test/a2.ts', { status: 503 })
  stage.segment(2)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a2.ts'])
  expect(stage.ofType('request').pop().others).toEqual([])
})

test('a silent request is hedged, the first whole answer wins, and the other attempt is aborted', async () => {
  const stage = await playing()
  const { network, clock } = stage
  const { said, names } = stage.segment(1)
  await settle()
  const silent = network.loaderOf('http://a.test/a1.ts')
  clock.advance(1400)
  expect(stage.ofType('request_slow')).toEqual([])
  // Without a length, the scheduler cannot estimate the remaining time, so only silence counts.
  silent.progress(500, 0)
  clock.advance(1500)
  expect(stage.ofType('request_slow')).toEqual([])
  network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  clock.advance(100)
  await settle()
  expect(stage.ofType('request_slow')).toMatchObject([{ sourceId: 's1', silent: true }])
  expect(names()).toEqual(['onSuccess'])
  expect(said[0][1].data.byteLength).toBe(60 * 188)
  expect(silent.destroyed).toBe(true)
  expect(stage.ofType('request_done').slice(-2)).toMatchObject([
    { sourceId: 's1', lost: true },
    { sourceId: 's2', ok: true }
  ])
})

test('a device too busy for its timers blames no server', async () => {
  const stage = await playing()
  stage.segment(1)
  await settle()
  for (let i = 0; i < 3; i++) {
    stage.clock.advance(300)
    stage.clock.sleep(900)
  }
  stage.clock.advance(100)
  expect(stage.ofType('request_slow')).toEqual([])
  stage.clock.advance(1000)
  expect(stage.ofType('request_slow')).toHaveLength(1)
})

test('a segment that arrives in time is not hedged, and no timer stays', async () => {
  const stage = await playing()
  const before = stage.network.asked.length
  const armed = stage.clock.armed()
  stage.network.serve('http://a.test/a1.ts', { body: packets(60, 2) })
  stage.segment(1)
  await settle()
  stage.clock.advance(10000)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a1.ts'])
  expect(stage.clock.armed()).toBeLessThanOrEqual(armed)
})

test('a segment that will come too late for the buffer is hedged', async () => {
  const stage = await playing()
  const { network, clock } = stage
  stage.segment(1)
  await settle()
  const slow = network.loaderOf('http://a.test/a1.ts')
  // At this rate the rest takes 10 s. The buffer of 13 s minus 2 s is enough.
  stage.setBuffer(13000)
  for (let i = 1; i <= 16; i++) {
    slow.progress(i * 100, 11000)
    clock.advance(100)
  }
  expect(stage.ofType('request_slow')).toEqual([])
  stage.setBuffer(8000)
  slow.progress(1700, 11000)
  clock.advance(100)
  expect(stage.ofType('request_slow')).toMatchObject([{ sourceId: 's1', silent: false }])
})

test('wrong bytes are a failure, and the last resort if no source has better ones', async () => {
  const stage = await playing()
  stage.network.serve('http://a.test/a1.ts', { body: '<html>' })
  stage.network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  const good = stage.segment(1)
  await settle()
  expect(good.said[0][1].data.byteLength).toBe(60 * 188)
  expect(stage.ofType('request_done').filter(({ evidence }) => evidence)).toMatchObject([
    { sourceId: 's1', evidence: { engine: 'http', details: 'wrong_type' } }
  ])
  stage.network.serve('http://a.test/a2.ts', { body: 'something odd' })
  stage.network.serve('http://b.test/x/b-2.ts', { body: 'something odd' })
  const odd = stage.segment(2)
  await settle()
  expect(odd.said[0][0]).toBe('onSuccess')
  // No source has better bytes, so the scheduler checks no more answers.
  stage.network.serve('http://a.test/a3.ts', { body: 'something odd' })
  stage.network.serve('http://b.test/x/b-3.ts', { body: 'something odd' })
  const before = stage.network.asked.length
  stage.segment(3)
  await settle()
  expect(stage.network.asked.length - before).toBe(1)
})

test('the plain loader makes every download, with its own limits and without retries', async () => {
  const stage = await playing()
  stage.segment(1)
  const made = stage.network.loaderOf('http://a.test/a1.ts')
  expect(made.requestConfig).toEqual({
    timeout: 9000,
    maxRetry: 0,
    loadPolicy: { ...policy, timeoutRetry: null, errorRetry: null }
  })
  expect(made.config).toEqual({})
})

test('without a core the retries of hls.js stay', () => {
  const { network, Loader } = createRequestStage({ sources })
  const given = { loadPolicy: policy, maxRetry: 3 }
  new Loader({}).load(manifest, given, {})
  expect(network.loaderOf(a).requestConfig).toBe(given)
})

test('a sample that is being read ends with the playback', async () => {
  const stage = await playing()
  stage.network.forget('http://b.test/x/b-0.ts')
  stage.network.serve('http://a.test/a1.ts', { status: 404 })
  stage.segment(1)
  await settle()
  expect(stage.network.openTo('http://b.test/x/b-0.ts')).toBe(true)
  stage.scheduler.dispose()
  expect(stage.network.openTo('http://b.test/x/b-0.ts')).toBe(false)
})

test('a timeout stays a timeout', async () => {
  const stage = await playing()
  stage.network.serve('http://b.test/x/b-0.ts', { status: 404 })
  stage.network.serve('http://a.test/a1.ts', { timeout: true })
  const { said, loader } = stage.segment(1)
  await settle()
  expect(said.map(([name]) => name)).toEqual(['onTimeout'])
  expect(said[0][1]).toBe(loader.stats)
})

test('an abort of hls.js ends its request; after a destroy hls.js hears nothing', async () => {
  const stage = await playing()
  const aborted = stage.segment(1)
  await settle()
  aborted.loader.abort()
  expect(aborted.said.map(([name]) => name)).toEqual(['onAbort'])
  expect(aborted.loader.stats.aborted).toBe(true)
  expect(stage.network.openTo('http://a.test/a1.ts')).toBe(false)
  const destroyed = stage.segment(2)
  await settle()
  destroyed.loader.destroy()
  destroyed.loader.destroy()
  stage.network.serve('http://a.test/a2.ts', { body: packets(3) })
  stage.clock.advance(5000)
  await settle()
  expect(destroyed.said).toEqual([])
})

test('keys and parts come from their own source only', async () => {
  const stage = await playing()
  const before = stage.network.asked.length
  const frag = { sn: 1, baseurl: a, type: 'main' }
  stage.load({ url: 'http://a.test/key', responseType: 'arraybuffer', keyInfo: {}, frag })
  stage.load({ url: 'http://a.test/part', responseType: 'arraybuffer', part: {}, frag })
  await settle()
  stage.network.serve('http://a.test/key', { status: 404 })
  stage.network.serve('http://a.test/part', { status: 404 })
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/key', 'http://a.test/part'])
  expect(stage.ofType('request').slice(-2)).toMatchObject([
    { alone: true, others: [], vital: false },
    { alone: true, others: [] }
  ])
})

test('a manifest that fails before the first frame makes the session switch', async () => {
  const stage = opened()
  stage.network.serve(a, { status: 404 })
  stage.load(manifest)
  await settle()
  expect(stage.loadUrl).toHaveBeenCalledTimes(2)
  expect(stage.loadUrl.mock.calls[1][0]).toMatchObject({ sourceId: 's2', reason: 'not_found' })
})

test('a source whose segments hls.js could not use twice delivers no more of them', async () => {
  const stage = await playing()
  stage.network.serve('http://a.test/a1.ts', { status: 404 })
  stage.network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  stage.scheduler.spoiled()
  stage.segment(1)
  await settle()
  stage.scheduler.spoiled()
  stage.scheduler.spoiled()
  const before = stage.network.asked.length
  stage.network.serve('http://a.test/a2.ts', { body: packets(9) })
  stage.segment(2)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a2.ts'])
  expect(stage.ofType('request').pop()).toMatchObject({ others: [] })
})

test('a comparison in the background tells the core its result', async () => {
  const stage = await playing()
  stage.scheduler.pair({ type: 'pair', sourceId: 's2' })
  await settle()
  expect(stage.ofType('paired')).toEqual([{ type: 'paired', sourceId: 's2', same: true }])
})

test('without a core each request is one download', async () => {
  const { network, clock, scheduler, load, events } = createRequestStage({ sources })
  network.serve(a, { body: playlist('a') })
  const { names } = load(manifest)
  await settle()
  clock.advance(60000)
  expect(names()).toEqual(['onSuccess'])
  expect(network.asked).toEqual([a])
  expect(clock.armed()).toBe(0)
  // The core attaches later and still learns the manifest.
  scheduler.attach(core)
  load({ url: 'http://a.test/a0.ts', responseType: 'arraybuffer', frag: { sn: 0, baseurl: a, type: 'main' } })
  expect(events.pop()).toMatchObject({ alone: false, others: ['s2'], sourceId: 's1' })
  scheduler.dispose()
  expect(clock.armed()).toBe(0)
})

test('requests of an hls.js that plays something else pass through unchanged', () => {
  const network = createFakeNetwork()
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => null, bufferMs: () => 0 })
  const context = { url: 'http://other.test/x.ts', responseType: 'arraybuffer' }
  const given = { loadPolicy: policy }
  const { loader, callbacks } = loadAsHls(Loader, context, given)
  const made = network.loaderOf(context.url)
  expect(made.context).toBe(context)
  expect(made.requestConfig).toBe(given)
  expect(made.callbacks).toBe(callbacks)
  expect(made.stats).toBe(loader.stats)
  loader.abort()
  loader.destroy()
  expect(made.destroyed).toBe(true)
})
