// The engine gets an answer to each request, even if its own loader or the core misbehaves.
import { createFakeClock } from '../support/fake-clock.js'
import { packets, playlist } from '../support/fake-network.js'
import { createRequestStage, sourcesOf } from '../support/request-stage.js'
import { settle } from '../support/settle.js'

/** Fresh modules for each test: after our loader throws once, it stays off for the life of the page. */
let createRequestScheduler, createDashLoader, createHlsLoader
beforeEach(() =>
  jest.isolateModules(() => {
    ;({ createRequestScheduler } = require('../../../js/requests/scheduler.js'))
    ;({ createDashLoader } = require('../../../js/engines/dash/loader.js'))
    ;({ createHlsLoader } = require('../../../js/engines/hls/loader.js'))
  })
)

const url = 'http://a.test/film.m3u8'
const manifest = { url, responseType: 'text', type: 'manifest' }

/** hls.js on a fake network, and a core that answers with `answer`. */
function start({ answer, ...options } = {}) {
  const modules = { createRequestScheduler, createHlsLoader }
  const stage = createRequestStage({ sources: sourcesOf('hls', url), answer: () => answer, modules, ...options })
  return { ...stage, requests: () => stage.ofType('request').length }
}

/** A loader with a cache: it answers before `load` returns. */
function cacheOf(reply) {
  return class {
    stats = { aborted: false, loaded: 0, total: 0, loading: { start: 0, first: 0, end: 0 } }
    load(context, config, callbacks) {
      this.stats.loading = { start: 1, first: 1, end: 1 }
      if (!reply[context.url]) return callbacks.onError({ code: 404, text: 'no' }, context, this, this.stats)
      callbacks.onSuccess({ url: context.url, data: reply[context.url], code: 200 }, this.stats, context, this)
    }
    abort() {}
    destroy() {}
  }
}

test('a loader that answers within the call: hls.js gets each answer through our loader', async () => {
  const { load, requests } = start({ Plain: cacheOf({ [url]: playlist('a') }) })
  for (let i = 1; i <= 3; i++) {
    const { names, loader } = load(manifest)
    await settle()
    expect(names()).toEqual(['onSuccess'])
    expect(requests()).toBe(i)
    loader.destroy()
  }
})

test('a failure within the call is reported once', async () => {
  const { load, requests } = start({ Plain: cacheOf({}) })
  const first = load(manifest)
  await settle()
  expect(first.names()).toEqual(['onError'])
  load(manifest)
  expect(requests()).toBe(2)
})

test('an abort before such an answer: hls.js hears only the abort', async () => {
  const { load } = start({ Plain: cacheOf({ [url]: playlist('a') }) })
  const { names, loader } = load(manifest)
  loader.abort()
  await settle()
  expect(names()).toEqual(['onAbort'])
})

test('dash.js: a request that was answered within the call is no longer open', async () => {
  const { scheduler } = start()
  const aborted = []
  const plain = {
    load(request) {
      request.response = { status: 200, responseURL: request.url, response: packets(2) }
      request.onend()
    },
    abort: (request) => aborted.push(request)
  }
  const factory = { getClassFactoryByName: () => () => ({ create: () => plain }) }
  const ResilientLoader = createDashLoader({ scheduler: () => scheduler, bufferMs: () => 0, clock: createFakeClock() })
  const loader = ResilientLoader.call({ factory }, {})
  const told = []
  const request = { url: 'http://a.test/1.m4s', request: { type: 'MediaSegment', url: 'http://a.test/1.m4s' } }
  for (const name of ['onload', 'onend', 'onabort', 'progress']) request[name] = () => told.push(name)
  loader.load(request)
  await settle()
  expect(told.filter((name) => name !== 'progress')).toEqual(['onload', 'onend'])
  loader.reset()
  expect(told).not.toContain('onabort')
})

test.each([
  ['nobody', []],
  ['a source that is not in the list', ['s9']]
])('a core that names %s: the request goes to its own source', async (_, attempts) => {
  const { load, network } = start({ answer: { attempts, silentMs: 1000, finishRestMs: 0 } })
  network.serve(url, { body: playlist('a') })
  const { names } = load(manifest)
  await settle()
  expect(network.asked).toEqual([url])
  expect(names()).toEqual(['onSuccess'])
})

test('a listener for requests that throws: hls.js gets its answer, and so does its next request', async () => {
  const { load, network, requests } = start({
    send() {
      throw new Error('a broken page')
    }
  })
  network.serve(url, { body: playlist('a') })
  const first = load(manifest)
  await settle()
  expect(first.names()).toEqual(['onSuccess'])
  load(manifest)
  expect(requests()).toBe(2)
})

test('a function that changes playlists and throws: hls.js gets the playlist as it came', async () => {
  const { load, network, scheduler } = start()
  scheduler.playlist = () => {
    throw new Error('an odd playlist')
  }
  network.serve(url, { body: playlist('a') })
  const { said, names } = load(manifest)
  await settle()
  expect(names()).toEqual(['onSuccess'])
  expect(said[0][1].data).toBe(playlist('a'))
})

describe('the facts about segments live in the core', () => {
  function createPairsCore() {
    const made = []
    const createPairs = () => {
      const pairs = { learn: jest.fn(() => ({})), locations: () => [], dispose: jest.fn() }
      made.push(pairs)
      return pairs
    }
    return { made, core: { createPairs } }
  }

  test.each([
    ['the session leaves its core', ({ scheduler }) => scheduler.detach()],
    ['another core comes', ({ scheduler }) => scheduler.attach(createPairsCore().core)],
    ['the playback ends', ({ scheduler }) => scheduler.dispose()]
  ])('and are freed once: %s', (_, how) => {
    const { scheduler } = start()
    const { made, core } = createPairsCore()
    scheduler.attach(core)
    expect(made[0].dispose).not.toHaveBeenCalled()
    how({ scheduler })
    scheduler.detach()
    scheduler.dispose()
    expect(made[0].dispose).toHaveBeenCalledTimes(1)
  })

  test('and are freed if the core refuses a manifest', async () => {
    const { scheduler, network, load } = start()
    const { made, core } = createPairsCore()
    scheduler.attach(core)
    made[0].learn.mockImplementation(() => {
      throw new Error('unreachable')
    })
    network.serve(url, { body: playlist('a') })
    const { names } = load(manifest)
    await settle()
    expect(names()).toEqual(['onSuccess'])
    expect(made[0].dispose).toHaveBeenCalledTimes(1)
  })
})
