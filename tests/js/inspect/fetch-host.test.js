import { createFetchHost, fetchBytes } from '../../../js/inspect/fetch-host.js'
import { startServer } from '../../support/answering-server.mjs'

const limits = { most: 1000000, firstByteMs: 5000, totalMs: 10000 }
const long = 'x'.repeat(300000)
const endless = (request, response) => {
  response.writeHead(200, { 'Content-Length': 1e9 })
  const more = () => !response.destroyed && response.write(Buffer.alloc(16384, 1)) && setImmediate(more)
  response.on('drain', more)
  more()
}

let server
let closed
beforeAll(async () => {
  server = await startServer({
    '/text': { type: 'text/plain', body: 'hello' },
    '/empty': { body: '' },
    '/long': { body: long, ranges: true },
    '/silent-ranges': { body: long, ranges: 'silent' },
    '/missing': { status: 404, body: 'nothing' },
    '/moved': (request, response) => response.writeHead(302, { Location: '/text' }).end(),
    '/slow': (request, response) => void setTimeout(() => response.writeHead(200).end('slow'), 200),
    '/never': () => {},
    '/head-only': (request, response) => void response.writeHead(200).flushHeaders(),
    '/stuck': (request, response) => {
      response.on('close', () => closed && closed())
      response.writeHead(200).write('#EXTM3U')
    },
    '/broken': (request, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('#EXTM3U')
      setTimeout(() => request.socket.destroy(), 50)
    },
    '/endless': (request, response) => {
      response.on('close', () => closed())
      endless(request, response)
    }
  })
})
afterAll(() => server.close())

const get = (path, more) => fetchBytes(server.origin + path, { ...limits, ...more })
const text = (fetched) => Buffer.from(fetched.bytes).toString()

test('a whole answer', async () => {
  const fetched = await get('/text')
  expect(fetched).toMatchObject({ status: 200, contentType: 'text/plain', cut: false, totalBytes: 5 })
  expect(text(fetched)).toBe('hello')
  expect(fetched).not.toHaveProperty('fault')
  expect(fetched.url).toBe(server.origin + '/text')
})

test('how soon the first bytes came', async () => {
  expect((await get('/slow')).firstByteMs).toBeGreaterThanOrEqual(190)
  expect(await get('/empty')).not.toHaveProperty('firstByteMs')
  expect(await get('/head-only', { firstByteMs: 100 })).not.toHaveProperty('firstByteMs')
})

test('what a server answers is an answer, whatever it is', async () => {
  expect(await get('/missing')).toMatchObject({ status: 404, contentType: '', cut: false })
  expect(await get('/empty')).toMatchObject({ status: 200, totalBytes: 0, cut: false })
  expect(await get('/moved')).toMatchObject({ status: 200, url: server.origin + '/text' })
})

test('it is read no further than is wanted', async () => {
  const some = await get('/long', { most: 1000 })
  expect(some).toMatchObject({ cut: true, totalBytes: long.length })
  expect(some.bytes).toHaveLength(1000)
  const asked = []
  const enough = (bytes) => asked.push(bytes.length) > 0
  const head = await get('/long', { enough })
  expect(head.cut).toBe(true)
  expect(asked).toEqual([head.bytes.length])
  expect(head.bytes.length).toBeGreaterThanOrEqual(65536)
  expect(await get('/long', { enough: () => false })).toMatchObject({ cut: false, totalBytes: long.length })
})

test('a download that is not wanted any more ends', async () => {
  const ended = new Promise((resolve) => (closed = resolve))
  const fetched = await get('/endless', { most: 100000 })
  expect(fetched).toMatchObject({ cut: true, totalBytes: 1e9 })
  await ended
})

test('a download that takes too long ends', async () => {
  const ended = new Promise((resolve) => (closed = resolve))
  expect(await get('/stuck', { totalMs: 200 })).toMatchObject({ fault: 'too_slow' })
  await ended
})

test('ranges, with and without the header that pages seldom see', async () => {
  const range = { start: 299000, length: 500 }
  expect(await get('/long', { range })).toMatchObject({ status: 206, totalBytes: 300000, cut: true })
  expect(await get('/silent-ranges', { range })).toMatchObject({ status: 206, cut: true })
  const last = { start: 299900, length: 500 }
  const end = await get('/silent-ranges', { range: last })
  expect(end).toMatchObject({ status: 206, totalBytes: 300000, cut: false })
  expect(end.bytes).toHaveLength(100)
  expect(await get('/long', { range: { start: 400000, length: 5 } })).toMatchObject({ status: 416 })
})

test.each([
  ['/never', 'late', undefined, ''],
  ['/head-only', 'late', 200, ''],
  ['/stuck', 'too_slow', 200, '#EXTM3U'],
  ['/broken', 'failed', 200, '#EXTM3U']
])('%s: %s', async (path, fault, status, body) => {
  const fetched = await get(path, { firstByteMs: 300, totalMs: 600 })
  expect(fetched).toMatchObject({ fault, cut: true })
  expect(fetched.status).toBe(status)
  expect(text(fetched)).toBe(body)
})

test('nobody there', async () => {
  const gone = await startServer({})
  await gone.close()
  const fetched = await fetchBytes(gone.origin, limits)
  expect(fetched).toEqual({ bytes: new Uint8Array(0), cut: true, fault: 'failed' })
})

test('an abort ends it', async () => {
  const controller = new AbortController()
  const waiting = get('/never', { signal: controller.signal })
  controller.abort()
  expect(await waiting).toMatchObject({ fault: 'aborted' })
  expect(await get('/text', { signal: controller.signal })).toMatchObject({ fault: 'aborted' })
})

describe('older browsers', () => {
  const { fetch, AbortController: Controller } = global
  afterEach(() => Object.assign(global, { fetch, AbortController: Controller }))

  test('without AbortController the promise is bounded all the same', async () => {
    global.AbortController = undefined
    expect(await get('/never', { firstByteMs: 200 })).toMatchObject({ fault: 'late' })
    const ended = new Promise((resolve) => (closed = resolve))
    expect(await get('/endless', { most: 100000 })).toMatchObject({ cut: true })
    await ended
  })

  test('without streams a body comes as a whole, or, where it is too long, not at all', async () => {
    global.fetch = (...args) =>
      fetch(...args).then((response) => ({
        status: response.status,
        url: response.url,
        headers: response.headers,
        arrayBuffer: () => response.arrayBuffer()
      }))
    expect(text(await get('/text'))).toBe('hello')
    expect(await get('/long', { most: 1000 })).toMatchObject({ fault: 'failed', status: 200 })
  })

  test('without fetch there is no answer', async () => {
    global.fetch = undefined
    expect(await get('/text')).toMatchObject({ fault: 'failed' })
  })
})

test('outside of a page there is no page and no device', async () => {
  const host = createFetchHost()
  expect([host.pageUrl(), host.baseUrl(), host.pageEngines()]).toEqual([undefined, undefined, undefined])
  expect(await host.askDevice({})).toBeUndefined()
  expect(host.epochMs()).toBeGreaterThan(1700000000000)
})
