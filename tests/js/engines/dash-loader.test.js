// The loaders for dash.js 4 and 5, the request scheduler and the content pairs of the built core, on a fake network.
import { createDashLoader } from '../../../js/engines/dash/loader.js'
import { loadCore } from '../../../js/core/client.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createRequestStage, sourcesOf } from '../support/request-stage.js'
import { settle } from '../support/settle.js'

const a = 'http://a.test/film.mpd'
const b = 'http://b.test/film.mpd'
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
  core = await loadCore()
})

const progressEvent = (loaded) => ({ lengthComputable: true, loaded, total: loaded })

/** dash.js 5 passes a request and a response object. One loader serves many requests. */
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

/** dash.js 4 passes only a request object. The loader stores the XMLHttpRequest in its field `response`. */
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

/** Makes it as dash.js does. @param {object} options of the extension @param {() => object} create makes dash.js's loader */
const dashLoader = ({ scheduler, bufferMs, clock }, create) =>
  createDashLoader({ scheduler, bufferMs, clock }).call({
    factory: { getClassFactoryByName: () => () => ({ create }) }
  })

describe.each([
  ['4', four],
  ['5', five]
])('dash.js %s', (generation, { plain, call }) => {
  const rendition = generation === '4' ? { representationId: 'v1' } : { representation: { id: 'v1' } }

  async function playing() {
    const made = createRequestStage({
      sources: sourcesOf('dash', a, b),
      // The answer names every source of the request, and the limits of the policy.
      answer: ({ sourceId, others }) => ({
        attempts: [sourceId].concat(others),
        silentMs: 1500,
        finishRestMs: 2000,
        finishFloorMs: 4000
      })
    })
    const { network, clock, scheduler } = made
    made.setBuffer(9000)
    scheduler.attach(core)
    const loader = dashLoader({ ...made, scheduler: () => scheduler, clock }, plain(network))
    const load = (type, url) => call(loader, { type, mediaType: 'video', ...rendition }, url)
    const stage = { ...made, loader, load }
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

  test('dash.js gets an answer as its own loader would give it', async () => {
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

  test('a segment that fails comes from another source, with the time of that download', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { status: 503 })
    const { said, response } = stage.load('MediaSegment', 'http://a.test/2.m4s')
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

  test('a corrupt segment is a failure; if no source has a better one, dash.js gets it', async () => {
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

  test('if no source answers, dash.js hears one failure, with the status of its own server', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/2.m4s', { status: 404 })
    stage.network.serve('http://b.test/2.m4s', { status: 503 })
    const { said, response } = stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    expect(said).toMatchObject({ ended: 1 })
    expect(said.loaded || 0).toBe(0)
    expect(response().status).toBe(404)
  })

  test('an abort is reported, and nothing comes after it', async () => {
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

  test('an MPD comes from its own server, and a web page is no MPD', async () => {
    const stage = await playing()
    stage.network.serve('http://a.test/other.mpd', { body: '<html>' })
    stage.load('MPD', 'http://a.test/other.mpd')
    await settle()
    expect(stage.ofType('request').pop()).toMatchObject({ alone: true, vital: true })
    expect(stage.events.filter(({ evidence }) => evidence).pop().evidence).toEqual({
      engine: 'http',
      details: 'wrong_type'
    })
  })

  test('a reset ends open requests', async () => {
    const stage = await playing()
    stage.load('MediaSegment', 'http://a.test/2.m4s')
    await settle()
    stage.loader.reset()
    expect(stage.network.openTo('http://a.test/2.m4s')).toBe(false)
    expect(stage.clock.armed()).toBe(0)
  })
})

test('without a scheduler, or with an unknown kind of request, everything passes through', () => {
  const load = jest.fn()
  const abort = jest.fn()
  const make = (scheduler) =>
    dashLoader({ scheduler: () => scheduler, bufferMs: () => 0, clock: createFakeClock() }, () => ({ load, abort }))
  const request = { url: a, customData: {} }
  make(null).load(request, {})
  make({ ask: jest.fn() }).load(request, {})
  expect(load).toHaveBeenCalledTimes(2)
  make(null).abort(request)
  expect(abort).toHaveBeenCalledWith(request)
})
