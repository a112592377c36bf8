// The loader of dash.js of both generations, the scheduler and the pairs of the built core, on a network that is made up.
import createCore from 'resilient-playback-core'
import { wrapModule } from '../../../js/core/client.js'
import { createRequestScheduler } from '../../../js/requests/scheduler.js'
import { createDashLoader } from '../../../js/engines/dash/loader.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeNetwork } from '../support/fake-network.js'
import { createSourceList } from '../../../js/session/source-list.js'
import { settle } from '../support/settle.js'

const a = 'http://a.test/film.mpd'
const b = 'http://b.test/film.mpd'
const sources = [
  { id: 's1', url: a, raw: a, type: 'dash' },
  { id: 's2', url: b, raw: b, type: 'dash' }
]
const mpd =
  "<MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static' mediaPresentationDuration='PT20S'><Period>" +
  "<AdaptationSet mimeType='video/mp4'><SegmentTemplate media='$Number$.m4s' initialization='init.m4s' duration='4'/>" +
  "<Representation id='v1' bandwidth='1' codecs='avc1.64001e'/></AdaptationSet></Period></MPD>"
const box = (name, size, fill = 0) => {
  const bytes = new Uint8Array(size).fill(fill)
  new DataView(bytes.buffer).setUint32(0, size)
  bytes.set(new TextEncoder().encode(name), 4)
  return bytes
}

let core
beforeAll(async () => {
  core = wrapModule(await createCore())
})

const progressEvent = (loaded) => ({ lengthComputable: true, loaded, total: loaded })

/** dash.js 5: a request and a response object, one loader for many. */
const five = {
  plain: (network) => () => {
    let xhr
    return {
      load(request, response) {
        xhr = new network.window.XMLHttpRequest()
        xhr.open('GET', request.url)
        xhr.responseType = request.responseType
        xhr.onload = () => {
          Object.assign(response, {
            url: request.url,
            status: xhr.status,
            statusText: 'x',
            headers: {},
            data: xhr.response
          })
          request.customData.onprogress(progressEvent(xhr.response.byteLength || xhr.response.length))
          request.customData.onloadend()
        }
        xhr.onerror = () => request.customData.onloadend()
        xhr.send()
      },
      abort: () => xhr.abort(),
      reset: jest.fn()
    }
  },
  call(loader, request, url) {
    const said = { ended: 0, aborted: 0, progress: [] }
    const asked = { url, responseType: request.type === 'MPD' ? '' : 'arraybuffer', customData: { request } }
    const response = { status: 0 }
    Object.assign(asked.customData, {
      onloadend: () => said.ended++,
      onabort: () => said.aborted++,
      onprogress: (event) => said.progress.push(event)
    })
    loader.load(asked, response)
    return { said, response: () => response, abort: () => asked.customData.abort() }
  }
}

/** dash.js 4: everything in the request, which gets its XMLHttpRequest. */
const four = {
  plain: (network) => () => ({
    load(asked) {
      const xhr = new network.window.XMLHttpRequest()
      xhr.open('GET', asked.url)
      xhr.responseType = asked.request.type === 'MPD' ? '' : 'arraybuffer'
      xhr.onload = () => {
        asked.progress(progressEvent(xhr.response.byteLength || xhr.response.length))
        asked.onload()
        asked.onend()
      }
      xhr.onerror = () => asked.onend()
      xhr.send()
      asked.response = xhr
    },
    abort: (asked) => asked.response.abort()
  }),
  call(loader, request, url) {
    const said = { ended: 0, loaded: 0, aborted: 0, progress: [] }
    const asked = {
      request,
      url,
      onload: () => said.loaded++,
      onend: () => said.ended++,
      onabort: () => said.aborted++,
      progress: (event) => said.progress.push(event)
    }
    loader.load(asked)
    return {
      said,
      response: () => ({
        status: asked.response.status || 0,
        url: asked.response.responseURL,
        data: asked.response.response
      }),
      abort: () => loader.abort(asked)
    }
  }
}

describe.each([
  ['4', four],
  ['5', five]
])('dash.js %s', (generation, { plain, call }) => {
  const rendition = generation === '4' ? { representationId: 'v1' } : { representation: { id: 'v1' } }

  async function playing() {
    const network = createFakeNetwork()
    const clock = createFakeClock()
    const events = []
    /** Asks every source of each request; the limits of the policy. */
    const send = (event) => {
      events.push(event)
      if (event.type !== 'request') return
      const attempts = [event.sourceId].concat(event.others)
      scheduler.answer({
        type: 'answer',
        requestId: event.id,
        attempts,
        silentMs: 1500,
        finishRestMs: 2000,
        finishFloorMs: 4000
      })
    }
    const scheduler = createRequestScheduler({
      window: network.window,
      clock,
      sources: createSourceList(sources),
      send
    })
    scheduler.opened('s1')
    scheduler.attach(core)
    const create = plain(network)
    const extension = createDashLoader({ scheduler: () => scheduler, bufferMs: () => 9000, clock })
    const loader = extension.call({ factory: { getClassFactoryByName: () => () => ({ create }) } })
    const stage = {
      network,
      clock,
      events,
      loader,
      load: (type, url, more = {}) => call(loader, { type, mediaType: 'video', ...rendition, ...more }, url)
    }
    network.serve(a, { body: mpd })
    network.serve('http://a.test/init.m4s', { body: box('ftyp', 40) })
    network.serve('http://a.test/1.m4s', { body: box('mdat', 4000, 1) })
    network.serve(b, { body: mpd })
    network.serve('http://b.test/init.m4s', { body: box('ftyp', 40) })
    network.serve('http://b.test/1.m4s', { body: box('mdat', 4000, 1) })
    stage.load('MPD', a)
    await settle()
    stage.load('InitializationSegment', 'http://a.test/init.m4s')
    stage.load('MediaSegment', 'http://a.test/1.m4s')
    await settle()
    return stage
  }

  test('what comes is handed on as the plain loader would have', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { body: box('mdat', 5000, 2) })
    const { said, response } = stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    expect(said.ended).toBe(1)
    expect(said.loaded === undefined || said.loaded === 1).toBe(true)
    expect(response()).toMatchObject({ status: 200, url: 'http://a.test/2.m4s' })
    expect(response().data.byteLength).toBe(5000)
    expect(said.progress).toEqual([{ lengthComputable: true, loaded: 5000, total: 5000, time: expect.any(Number) }])
    expect(stage.clock.armed()).toBe(0)
  })

  test('a piece that fails comes from the other server, with the time of its own download', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { status: 503 })
    const request = {}
    const { said, response } = stage.load('MediaSegment', 'http://a.test/2.m4s', request)
    await settle()
    stage.clock.advance(3000)
    stage.network.serve('http://b.test/2.m4s', { body: box('mdat', 5000, 2) })
    await settle()
    expect(said.ended).toBe(1)
    expect(response()).toMatchObject({ status: 200, url: 'http://b.test/2.m4s' })
    expect(said.progress.reduce((sum, { time }) => sum + time, 0)).toBeLessThan(3500)
    const asked = stage.network.asked.slice(-5)
    expect(asked).toEqual([
      'http://a.test/2.m4s',
      b,
      'http://b.test/init.m4s',
      'http://b.test/1.m4s',
      'http://b.test/2.m4s'
    ])
  })

  test('a corrupt piece is a failure; where nobody has a better one it is handed on', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { body: box('mdat', 5000).subarray(0, 4000) })
    stage.network.serve('http://b.test/2.m4s', { body: box('mdat', 5000, 2) })
    const good = stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    expect(good.response().data.byteLength).toBe(5000)
    stage.network.serve('http://a.test/3.m4s', { body: box('mdat', 5000).subarray(0, 4000) })
    stage.network.serve('http://b.test/3.m4s', { status: 404 })
    const odd = stage.load('MediaSegment', 'http://a.test/3.m4s')
    await settle()
    expect(odd.response()).toMatchObject({ status: 200, url: 'http://a.test/3.m4s' })
  })

  test('where nobody answers the engine hears of it once, with what its own server said', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { status: 404 })
    stage.network.serve('http://b.test/2.m4s', { status: 503 })
    const { said, response } = stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    expect(said).toMatchObject({ ended: 1 })
    expect(said.loaded || 0).toBe(0)
    expect(response().status).toBe(404)
  })

  test('an abort is told, and nothing comes after it', async () => {
    const stage = await playing()
    const { said, abort } = stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    abort()
    expect(said).toMatchObject({ aborted: 1, ended: 0 })
    stage.network.serve('http://a.test/2.m4s', { body: box('mdat', 5000, 2) })
    stage.clock.advance(60000)
    await settle()
    expect(said).toMatchObject({ aborted: 1, ended: 0 })
    expect(stage.clock.armed()).toBe(0)
  })

  test('an MPD comes from its own server, and a web page is none', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/other.mpd', { body: '<html>' })
    stage.load('MPD', 'http://a.test/other.mpd')
    await settle()
    expect(stage.events.filter(({ type }) => type === 'request').pop()).toMatchObject({ alone: true, vital: true })
    expect(stage.events.filter(({ evidence }) => evidence).pop().evidence).toEqual({
      engine: 'http',
      details: 'wrong_type'
    })
  })

  test('a reset ends what is open', async () => {
    const stage = await playing()
    stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    stage.loader.reset()
    expect(stage.network.openTo('http://a.test/2.m4s')).toBe(false)
    expect(stage.clock.armed()).toBe(0)
  })
})

test('without a scheduler, or with a shape that is not known, everything passes through', () => {
  const load = jest.fn()
  const abort = jest.fn()
  const make = (scheduler) =>
    createDashLoader({ scheduler: () => scheduler, bufferMs: () => 0, clock: createFakeClock() }).call({
      factory: { getClassFactoryByName: () => () => ({ create: () => ({ load, abort }) }) }
    })
  const request = { url: a, customData: {} }
  make(null).load(request, {})
  make({ ask: jest.fn() }).load(request, {})
  expect(load).toHaveBeenCalledTimes(2)
  make(null).abort(request)
  expect(abort).toHaveBeenCalledWith(request)
})
