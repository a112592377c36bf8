// The loader of hls.js, the scheduler and the built core together, on a network that is made up.
import createCore from 'resilient-playback-core'
import { wrapModule } from '../../../js/core/client.js'
import { createRequestScheduler } from '../../../js/requests/scheduler.js'
import { createHlsLoader } from '../../../js/engines/hls/loader.js'
import { createSessionRunner } from '../../../js/session/runner.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeNetwork, packets, playlist } from '../support/fake-network.js'
import { createSourceList } from '../../../js/session/source-list.js'
import { settle } from '../support/settle.js'

const a = 'http://a.test/film.m3u8'
const b = 'http://b.test/x/film.m3u8'
const sources = [
  { id: 's1', url: a, raw: a, type: 'hls' },
  { id: 's2', url: b, raw: b, type: 'hls' }
]
const policy = {
  timeoutRetry: { maxNumRetry: 3 },
  errorRetry: { maxNumRetry: 3 },
  maxLoadTimeMs: 9000,
  maxTimeToFirstByteMs: 8000
}

let core
beforeAll(async () => {
  core = wrapModule(await createCore())
})

/** A film that plays from `a`: its playlist and two pieces have come. */
async function playing({ served = true } = {}) {
  const network = createFakeNetwork()
  const clock = createFakeClock()
  const events = []
  let bufferMs = 12000
  /** @type {any} */
  let runner = null
  const send = (event) => {
    events.push(event)
    if (runner) runner.send(event)
  }
  const scheduler = createRequestScheduler({ window: network.window, clock, sources: createSourceList(sources), send })
  scheduler.opened('s1')
  const loadUrl = jest.fn()
  runner = createSessionRunner({
    core,
    config: {
      sources: sources.map(({ id, url, type }) => ({ id, url, type })),
      seed: 1,
      capabilities: { hlsjs: true, mse: true, look: true, life: true, requests: true }
    },
    host: { clock, loadUrl, nudge() {}, notify() {}, giveUp() {}, scheduler },
    prefetcher: { prefetch() {}, cancel() {}, clear() {} }
  })
  runner.send({ type: 'load' })
  const hlsConfig = {}
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => scheduler, bufferMs: () => bufferMs })

  const stage = {
    network,
    clock,
    events,
    scheduler,
    runner,
    loadUrl,
    setBuffer: (ms) => (bufferMs = ms),
    ofType: (type) => events.filter((event) => event.type === type),
    /** As hls.js asks. */
    load(context, config = {}) {
      const loader = new Loader(hlsConfig)
      const said = []
      const callbacks = {}
      for (const name of ['onSuccess', 'onError', 'onTimeout', 'onAbort'])
        callbacks[name] = (...args) => said.push([name, ...args])
      loader.load(context, { loadPolicy: policy, timeout: 9000, maxRetry: 3, ...config }, { ...callbacks, ...config })
      return { loader, said }
    },
    piece: (number, frag = {}) =>
      stage.load({
        url: `http://a.test/a${number}.ts`,
        responseType: 'arraybuffer',
        type: 'fragment',
        frag: { sn: number, baseurl: a, type: 'main', ...frag }
      })
  }
  if (!served) return stage
  network.serve(a, { body: playlist('a') })
  stage.load({ url: a, responseType: 'text', type: 'manifest' })
  await settle()
  network.serve('http://a.test/a0.ts', { body: packets(50, 1) })
  stage.piece(0)
  await settle()
  runner.send({ type: 'playback_started', loadId: 'l1', position: 0, duration: 16 })
  network.serve(b, { body: playlist('b-') })
  network.serve('http://b.test/x/b-0.ts', { body: packets(50, 1) })
  return stage
}

test('a piece that fails comes from the other server, once its bytes were seen to be the same', async () => {
  const stage = await playing()
  const { network } = stage
  network.serve('http://a.test/a1.ts', { status: 404 })
  network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  const { said, loader } = stage.piece(1)
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
  // Known by now: the next one is asked of the other server first, and nothing else is read.
  const before = network.asked.length
  network.serve('http://b.test/x/b-2.ts', { body: packets(60, 3) })
  stage.piece(2)
  await settle()
  expect(network.asked.slice(before)).toEqual(['http://b.test/x/b-2.ts'])
})

test('bytes that differ are never mixed: the engine hears of the failure', async () => {
  const stage = await playing()
  stage.network.serve('http://b.test/x/b-0.ts', { body: packets(50, 9) })
  stage.network.serve('http://a.test/a1.ts', { status: 503 })
  const { said } = stage.piece(1)
  await settle()
  expect(said).toHaveLength(1)
  expect(said[0][0]).toBe('onError')
  expect(said[0][1]).toEqual({ code: 503, text: 'no' })
  expect(stage.network.asked).not.toContain('http://b.test/x/b-1.ts')
  // It is not tried again.
  const before = stage.network.asked.length
  stage.network.serve('http://a.test/a2.ts', { status: 503 })
  stage.piece(2)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a2.ts'])
  expect(stage.ofType('request').pop().others).toEqual([])
})

test('silence asks the other too, the first whole answer wins, and the loser is given up', async () => {
  const stage = await playing()
  const { network, clock } = stage
  const { said } = stage.piece(1)
  await settle()
  const silent = network.loaderOf('http://a.test/a1.ts')
  clock.advance(1400)
  await settle()
  expect(stage.ofType('request_slow')).toEqual([])
  silent.progress(500, 40000)
  clock.advance(1400)
  await settle()
  expect(stage.ofType('request_slow').filter(({ silent: was }) => was)).toEqual([])
  network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  clock.advance(200)
  await settle()
  expect(stage.ofType('request_slow').length).toBe(1)
  expect(said.map(([name]) => name)).toEqual(['onSuccess'])
  expect(silent.destroyed).toBe(true)
  expect(stage.ofType('request_done').slice(-2)).toMatchObject([
    { sourceId: 's1', lost: true },
    { sourceId: 's2', ok: true }
  ])
})

test('a device too busy to answer its timers accuses nobody', async () => {
  const stage = await playing()
  stage.piece(1)
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

test('what arrives in time is asked of nobody else, and no timer stays', async () => {
  const stage = await playing()
  const before = stage.network.asked.length
  const armed = stage.clock.armed()
  stage.network.serve('http://a.test/a1.ts', { body: packets(60, 2) })
  stage.piece(1)
  await settle()
  stage.clock.advance(10000)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a1.ts'])
  expect(stage.clock.armed()).toBeLessThanOrEqual(armed)
})

test('a piece that will come too late for the buffer is asked of the other too', async () => {
  const stage = await playing()
  const { network, clock } = stage
  stage.piece(1)
  await settle()
  const slow = network.loaderOf('http://a.test/a1.ts')
  // 10 s to go at this rate: enough of 13 s of buffer less two.
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

test('wrong bytes are a failure, and the last resort where nobody has better ones', async () => {
  const stage = await playing()
  stage.network.serve('http://a.test/a1.ts', { body: '<html>' })
  stage.network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  const good = stage.piece(1)
  await settle()
  expect(good.said[0][1].data.byteLength).toBe(60 * 188)
  expect(stage.ofType('request_done').filter(({ evidence }) => evidence)).toMatchObject([
    { sourceId: 's1', evidence: { engine: 'http', details: 'wrong_type' } }
  ])
  stage.network.serve('http://a.test/a2.ts', { body: 'something odd' })
  stage.network.serve('http://b.test/x/b-2.ts', { body: 'something odd' })
  const odd = stage.piece(2)
  await settle()
  expect(odd.said[0][0]).toBe('onSuccess')
  // From here on oddness is what there is: nobody is asked twice for it.
  stage.network.serve('http://a.test/a3.ts', { body: 'something odd' })
  stage.network.serve('http://b.test/x/b-3.ts', { body: 'something odd' })
  const before = stage.network.asked.length
  stage.piece(3)
  await settle()
  expect(stage.network.asked.length - before).toBe(1)
})

test('every download is made by the plain loader, with its own limits and without retries', async () => {
  const stage = await playing()
  stage.piece(1)
  const { requestConfig, config } = stage.network.loaderOf('http://a.test/a1.ts')
  expect(requestConfig).toEqual({
    timeout: 9000,
    maxRetry: 0,
    loadPolicy: { ...policy, timeoutRetry: null, errorRetry: null }
  })
  expect(config).toEqual({})
})

test('without a core the retries of hls.js stay', async () => {
  const network = createFakeNetwork()
  const scheduler = createRequestScheduler({
    window: network.window,
    clock: createFakeClock(),
    sources: createSourceList(sources),
    send() {}
  })
  scheduler.opened('s1')
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => scheduler, bufferMs: () => 0 })
  const config = { loadPolicy: policy, maxRetry: 3 }
  new Loader({}).load({ url: a, responseType: 'text', type: 'manifest' }, config, {})
  expect(network.loaderOf(a).requestConfig).toBe(config)
})

test('a proof that is being read ends with the playback', async () => {
  const stage = await playing()
  stage.network.forget('http://b.test/x/b-0.ts')
  stage.network.serve('http://a.test/a1.ts', { status: 404 })
  stage.piece(1)
  await settle()
  expect(stage.network.openTo('http://b.test/x/b-0.ts')).toBe(true)
  stage.scheduler.dispose()
  expect(stage.network.openTo('http://b.test/x/b-0.ts')).toBe(false)
})

test('a timeout stays a timeout', async () => {
  const stage = await playing()
  stage.network.serve('http://b.test/x/b-0.ts', { status: 404 })
  stage.network.serve('http://a.test/a1.ts', { timeout: true })
  const { said, loader } = stage.piece(1)
  await settle()
  expect(said.map(([name]) => name)).toEqual(['onTimeout'])
  expect(said[0][1]).toBe(loader.stats)
})

test('an abort of hls.js ends everything, quietly after a destroy', async () => {
  const stage = await playing()
  const aborted = stage.piece(1)
  await settle()
  aborted.loader.abort()
  expect(aborted.said.map(([name]) => name)).toEqual(['onAbort'])
  expect(aborted.loader.stats.aborted).toBe(true)
  expect(stage.network.openTo('http://a.test/a1.ts')).toBe(false)
  const destroyed = stage.piece(2)
  await settle()
  destroyed.loader.destroy()
  destroyed.loader.destroy()
  stage.network.serve('http://a.test/a2.ts', { body: packets(3) })
  stage.clock.advance(5000)
  await settle()
  expect(destroyed.said).toEqual([])
})

test('keys, parts and manifests come from their own source only', async () => {
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

test('before the first frame a vital piece that fails moves the session on', async () => {
  const stage = await playing({ served: false })
  stage.network.serve(a, { status: 404 })
  stage.load({ url: a, responseType: 'text', type: 'manifest' })
  await settle()
  expect(stage.loadUrl).toHaveBeenCalledTimes(2)
  expect(stage.loadUrl.mock.calls[1][0]).toMatchObject({ sourceId: 's2', reason: 'not_found' })
})

test('a pair that an engine could not use twice is never mixed again', async () => {
  const stage = await playing()
  stage.network.serve('http://a.test/a1.ts', { status: 404 })
  stage.network.serve('http://b.test/x/b-1.ts', { body: packets(60, 2) })
  stage.scheduler.spoiled()
  stage.piece(1)
  await settle()
  stage.scheduler.spoiled()
  stage.scheduler.spoiled()
  const before = stage.network.asked.length
  stage.network.serve('http://a.test/a2.ts', { body: packets(9) })
  stage.piece(2)
  await settle()
  expect(stage.network.asked.slice(before)).toEqual(['http://a.test/a2.ts'])
  expect(stage.ofType('request').pop()).toMatchObject({ others: [] })
})

test('the quiet comparison tells the core what it found', async () => {
  const stage = await playing()
  stage.scheduler.pair({ type: 'pair', sourceId: 's2' })
  await settle()
  expect(stage.ofType('paired')).toEqual([{ type: 'paired', sourceId: 's2', same: true }])
})

test('without a core everything passes, one download each', async () => {
  const network = createFakeNetwork()
  const clock = createFakeClock()
  const send = jest.fn()
  const scheduler = createRequestScheduler({ window: network.window, clock, sources: createSourceList(sources), send })
  scheduler.opened('s1')
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => scheduler, bufferMs: () => 0 })
  const onSuccess = jest.fn()
  network.serve(a, { body: playlist('a') })
  new Loader({}).load(
    { url: a, responseType: 'text', type: 'manifest' },
    {},
    { onSuccess, onError() {}, onTimeout() {} }
  )
  await settle()
  clock.advance(60000)
  expect(onSuccess).toHaveBeenCalledTimes(1)
  expect(network.asked).toEqual([a])
  expect(clock.armed()).toBe(0)
  // The core that comes later knows the manifest.
  scheduler.attach(core)
  new Loader({}).load(
    { url: 'http://a.test/a0.ts', responseType: 'arraybuffer', frag: { sn: 0, baseurl: a, type: 'main' } },
    {},
    { onSuccess, onError() {}, onTimeout() {} }
  )
  expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ alone: false, others: ['s2'], sourceId: 's1' }))
  scheduler.dispose()
  expect(clock.armed()).toBe(0)
})

test('instances that play something else pass through untouched', async () => {
  const network = createFakeNetwork()
  const Loader = createHlsLoader({ Plain: network.Plain, schedulerFor: () => null, bufferMs: () => 0 })
  const loader = new Loader({})
  const config = { loadPolicy: policy }
  const callbacks = { onSuccess: jest.fn(), onError: jest.fn(), onTimeout: jest.fn() }
  const context = { url: 'http://other.test/x.ts', responseType: 'arraybuffer' }
  loader.load(context, config, callbacks)
  const made = network.loaderOf(context.url)
  expect(made.context).toBe(context)
  expect(made.requestConfig).toBe(config)
  expect(made.callbacks).toBe(callbacks)
  expect(made.stats).toBe(loader.stats)
  loader.abort()
  loader.destroy()
  expect(made.destroyed).toBe(true)
})
