// @ts-check
/** Every other browser test relies on these mirrors. Each fault does what its name says, also to answers in progress. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeMirrors, startMirrors } from '../support/fault-server.mjs'
import { ensureMedia } from '../support/make-media.mjs'

const SEGMENT = '/hls/high/seg-00003.ts'
const EARLIER = '/hls/high/seg-00002.ts'
/** A server counts as silent after this time without data. */
const SILENCE_MS = 600

/** @type {string} */
let root
/** @type {import('../support/fault-server.mjs').Mirror} */
let mirror
/** @type {{duration: number, mp4: {size: number, secondOffsets: number[]}}} */
let facts

before(async () => {
  root = await ensureMedia()
  facts = JSON.parse(await readFile(join(root, 'media.json'), 'utf8'))
  ;[mirror] = await startMirrors({ root, hosts: ['127.0.0.2'], paceFactor: 50 })
})
afterEach(() => mirror.setFault(null))
after(() => closeMirrors([mirror]))

/**
 * Like fetch, but also returns what arrived before the body broke off or fell silent.
 * @param {string} path
 * @param {{method?: string, headers?: Record<string, string>, from?: import('../support/fault-server.mjs').Mirror, silenceMs?: number}} [options]
 * @returns {Promise<{end: 'whole' | 'broken' | 'silent', status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer}>}
 */
function get(path, { method = 'GET', headers = {}, from = mirror, silenceMs = SILENCE_MS } = {}) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const pieces = []
    /** @type {import('node:http').IncomingMessage | undefined} */
    let response
    const finish = (/** @type {'whole' | 'broken' | 'silent'} */ end) => {
      request.destroy()
      resolve({ end, status: response?.statusCode ?? 0, headers: response?.headers ?? {}, body: Buffer.concat(pieces) })
    }
    const request = httpRequest(from.origin + path, { method, headers, agent: false }, (found) => {
      response = found
      found.on('data', (piece) => pieces.push(piece))
      found.on('end', () => finish('whole'))
      found.on('error', () => finish('broken'))
    })
    request.setTimeout(silenceMs, () => finish('silent'))
    request.on('error', () => finish('broken'))
    request.end()
  })
}

const original = (/** @type {string} */ path) => readFile(join(root, path))
const lastEntry = () => mirror.log[mirror.log.length - 1]

test('a healthy mirror serves the file, its type, and no more CORS than the bare permission', async () => {
  const { end, status, headers, body } = await get(SEGMENT)
  assert.equal(end, 'whole')
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'video/mp2t')
  assert.equal(headers['access-control-allow-origin'], '*')
  assert.equal(headers['access-control-expose-headers'], undefined)
  assert.deepEqual(body, await original(SEGMENT))
  assert.equal((await get('/hls/master.m3u8')).headers['content-type'], 'application/vnd.apple.mpegurl')
  assert.equal((await get('/dash/manifest.mpd')).headers['content-type'], 'application/dash+xml')
  assert.equal((await get('/nothing.ts')).status, 404)
  assert.equal((await get('/../../package.json')).status, 404)
})

test('the log tells method, path, range, status, bytes, fault and the second of the film', async () => {
  await get(SEGMENT)
  const { at, ...rest } = lastEntry()
  const { length } = await original(SEGMENT)
  assert.ok(Math.abs(Date.now() - at) < 5000)
  assert.deepEqual(rest, {
    method: 'GET',
    path: SEGMENT,
    range: null,
    status: 200,
    bytes: length,
    fault: null,
    second: 12
  })
  await get('/dash/chunk-1-00004.m4s')
  assert.equal(lastEntry().second, 12)
  await get('/hls/master.m3u8')
  assert.equal(lastEntry().second, undefined)
  await get('/film.mp4', { headers: { Range: `bytes=${facts.mp4.secondOffsets[30]}-` }, method: 'HEAD' })
  assert.equal(lastEntry().second, 30)
})

test('ranges: a part, an open end, the last bytes, beyond the end, HEAD', async () => {
  const film = await original('/film.mp4')
  const part = await get('/film.mp4', { headers: { Range: 'bytes=100-199' } })
  assert.equal(part.status, 206)
  assert.equal(part.headers['content-range'], `bytes 100-199/${film.length}`)
  assert.deepEqual(part.body, film.subarray(100, 200))
  const tail = await get('/film.mp4', { headers: { Range: `bytes=${film.length - 5}-` } })
  assert.deepEqual(tail.body, film.subarray(-5))
  assert.deepEqual((await get('/film.mp4', { headers: { Range: 'bytes=-7' } })).body, film.subarray(-7))
  assert.equal((await get('/film.mp4', { headers: { Range: `bytes=${film.length}-` } })).status, 416)
  const head = await get(SEGMENT, { method: 'HEAD' })
  assert.equal(head.headers['content-length'], String((await original(SEGMENT)).length))
  assert.equal(head.body.length, 0)
})

test('a connection gets the pace of the film, not more', async () => {
  const [slow] = await startMirrors({ root, hosts: ['127.0.0.3'], paceFactor: 4 })
  const started = performance.now()
  const { end } = await get(SEGMENT, { from: slow })
  const seconds = (performance.now() - started) / 1000
  await closeMirrors([slow])
  assert.equal(end, 'whole')
  // 4 s of film at 4 times its bitrate.
  assert.ok(seconds > 0.7 && seconds < 1.5, `took ${seconds} s`)
})

test('refuse closes the port, and mending opens it under the same number', async () => {
  const { origin } = mirror
  await mirror.setFault({ kind: 'refuse' })
  assert.deepEqual(pick(await get(SEGMENT)), { end: 'broken', status: 0 })
  await mirror.setFault(null)
  assert.equal(mirror.origin, origin)
  assert.deepEqual(pick(await get(SEGMENT)), { end: 'whole', status: 200 })
})

test('status, html and missing answer that instead', async () => {
  await mirror.setFault({ kind: 'status', status: 503 })
  assert.equal((await get(SEGMENT)).status, 503)
  await mirror.setFault({ kind: 'status' })
  assert.equal((await get('/hls/master.m3u8')).status, 404)
  await mirror.setFault({ kind: 'html' })
  const page = await get(SEGMENT)
  assert.equal(page.status, 200)
  assert.match(String(page.headers['content-type']), /^text\/html/)
  assert.match(String(page.body), /<!doctype html>/)
  await mirror.setFault({ kind: 'missing', fromSecond: 12 })
  assert.equal((await get(SEGMENT)).status, 404)
  assert.equal((await get(EARLIER)).status, 200)
  assert.equal((await get('/hls/high/index.m3u8')).status, 200)
})

test('never_answer accepts and says nothing; mended, it answers after all', async () => {
  await mirror.setFault({ kind: 'never_answer' })
  assert.deepEqual(pick(await get(SEGMENT)), { end: 'silent', status: 0 })
  const late = get(SEGMENT, { silenceMs: 5000 })
  await sleep(100)
  await mirror.setFault(null)
  assert.equal((await late).end, 'whole')
})

test('hanging and reset send headers and some bytes', async () => {
  await mirror.setFault({ kind: 'hanging' })
  const hung = await get(SEGMENT)
  assert.deepEqual(pick(hung), { end: 'silent', status: 200 })
  assert.ok(hung.body.length > 0 && hung.body.length < 10000)
  assert.equal(lastEntry().fault, 'hanging')
  await mirror.setFault({ kind: 'reset' })
  assert.deepEqual(pick(await get(SEGMENT)), { end: 'broken', status: 200 })
})

test('corrupt keeps the length and changes the bytes', async () => {
  await mirror.setFault({ kind: 'corrupt', fromSecond: 12 })
  const { body } = await get(SEGMENT)
  const whole = await original(SEGMENT)
  assert.equal(body.length, whole.length)
  assert.ok(!body.subarray(0, 188).equals(whole.subarray(0, 188)))
  assert.deepEqual((await get(EARLIER)).body, await original(EARLIER))
})

test('no_cors leaves the permission out, throttle slows down', async () => {
  await mirror.setFault({ kind: 'no_cors' })
  const closed = await get(SEGMENT)
  assert.equal(closed.status, 200)
  assert.equal(closed.headers['access-control-allow-origin'], undefined)
  await mirror.setFault({ kind: 'throttle', kbps: 1000 })
  const started = performance.now()
  await get(SEGMENT, { silenceMs: 5000 })
  const seconds = (performance.now() - started) / 1000
  assert.ok(seconds > 1.8 && seconds < 4, `took ${seconds} s`)
})

test('match limits a fault to some paths', async () => {
  await mirror.setFault({ kind: 'status', status: 500, match: /high/ })
  assert.equal((await get(SEGMENT)).status, 500)
  assert.equal((await get(SEGMENT.replace('high', 'low'))).status, 200)
  await mirror.setFault({ kind: 'refuse', match: '.ts' })
  assert.deepEqual(pick(await get(SEGMENT)), { end: 'broken', status: 0 })
  assert.equal((await get('/hls/master.m3u8')).status, 200)
})

test('a single file falls silent, or is cut, at the byte of the second', async () => {
  const byte = facts.mp4.secondOffsets[12]
  await mirror.setFault({ kind: 'hanging', fromSecond: 12 })
  const hung = await get('/film.mp4')
  assert.deepEqual(pick(hung), { end: 'silent', status: 200 })
  assert.equal(hung.body.length, byte)
  assert.deepEqual(pick(await get('/film.mp4', { headers: { Range: `bytes=${byte}-` } })), { end: 'silent', status: 0 })
  await mirror.setFault({ kind: 'missing', fromSecond: 12 })
  const cut = await get('/film.mp4')
  assert.deepEqual(pick(cut), { end: 'broken', status: 200 })
  assert.ok(cut.body.length <= byte && cut.body.length > byte - 200000)
  assert.equal((await get('/film.mp4', { headers: { Range: `bytes=${byte + 5}-` } })).status, 404)
  const early = await get('/film.mp4', { headers: { Range: `bytes=0-${byte - 1}` } })
  assert.deepEqual(early.body, (await original('/film.mp4')).subarray(0, byte))
  await mirror.setFault({ kind: 'redirect_loop', fromSecond: 12 })
  assert.equal((await get('/film.mp4')).end, 'broken')
  assert.equal((await get('/film.mp4', { headers: { Range: `bytes=${byte + 5}-` } })).status, 302)
})

for (const [kind, end] of /** @type {const} */ ([
  ['refuse', 'broken'],
  ['reset', 'broken'],
  ['hanging', 'silent'],
  ['never_answer', 'silent']
])) {
  test(`${kind} hits an answer that is already under way`, async () => {
    const [paced] = await startMirrors({ root, hosts: ['127.0.0.3'], paceFactor: 2 })
    const answer = get(SEGMENT, { from: paced })
    await sleep(500)
    await paced.setFault({ kind })
    const got = await answer
    await closeMirrors([paced])
    assert.deepEqual(pick(got), { end, status: 200 })
    assert.ok(got.body.length > 10000 && got.body.length < 200000, `${got.body.length} bytes`)
  })
}

test('an unknown fault is refused loudly', async () => {
  // @ts-expect-error: not a kind
  await assert.rejects(() => mirror.setFault({ kind: 'gremlin' }), TypeError)
})

test('closing ends everything, hung connections too', async () => {
  const [closing] = await startMirrors({ root, hosts: ['127.0.0.4'] })
  await closing.setFault({ kind: 'never_answer' })
  const hung = get(SEGMENT, { from: closing, silenceMs: 5000 })
  await sleep(100)
  const started = performance.now()
  await closeMirrors([closing])
  assert.equal((await hung).end, 'broken')
  assert.ok(performance.now() - started < 1000)
})

/** @param {{end: string, status: number}} got */
const pick = ({ end, status }) => ({ end, status })

test('empty, garbage and truncated bodies come with status 200 and the length that they have', async () => {
  await mirror.setFault({ kind: 'empty' })
  assert.deepEqual([(await get(SEGMENT)).status, (await get(SEGMENT)).body.length], [200, 0])
  await mirror.setFault({ kind: 'garbage', match: /m3u8/ })
  const garbage = await get('/hls/master.m3u8')
  assert.equal(garbage.headers['content-type'], 'application/vnd.apple.mpegurl')
  assert.ok(garbage.body.length > 1000 && !String(garbage.body).includes('EXTM3U'))
  assert.deepEqual((await get(SEGMENT)).body, await original(SEGMENT))
  await mirror.setFault({ kind: 'truncated' })
  const whole = await original(SEGMENT)
  const { end, headers, body } = await get(SEGMENT)
  assert.equal(end, 'whole')
  assert.equal(Number(headers['content-length']), body.length)
  assert.deepEqual(body, whole.subarray(0, Math.floor(whole.length / 2)))
})

test('a slow manifest sends a byte a second', async () => {
  await mirror.setFault({ kind: 'slow_bytes', match: /master/ })
  const { end, body } = await get('/hls/master.m3u8')
  assert.equal(end, 'silent')
  assert.equal(body.length, 1)
})

test('redirects lead back to themselves, or to a port where nobody listens', async () => {
  await mirror.setFault({ kind: 'redirect_loop' })
  const first = await get(SEGMENT)
  assert.deepEqual([first.status, first.headers.location], [302, `${SEGMENT}?round=1`])
  assert.equal((await get(`${SEGMENT}?round=1`)).headers.location, `${SEGMENT}?round=2`)
  await mirror.setFault({ kind: 'redirect_dead' })
  const dead = new URL(String((await get(SEGMENT)).headers.location))
  await assert.rejects(fetch(dead))
})

test('Retry-After is sent, and shown to pages only where it is exposed', async () => {
  await mirror.setFault({ kind: 'status', status: 429, retryAfter: 7 })
  const hidden = await get(SEGMENT)
  assert.deepEqual([hidden.status, hidden.headers['retry-after']], [429, '7'])
  assert.equal(hidden.headers['access-control-expose-headers'], undefined)
  await mirror.setFault({ kind: 'status', status: 429, retryAfter: 7, exposed: true })
  assert.equal((await get(SEGMENT)).headers['access-control-expose-headers'], 'Retry-After')
})

test('a fault may end after some requests, begin after some, or come by chance, the same for the same seed', async () => {
  const statuses = async () => {
    const seen = []
    for (let i = 0; i < 4; i += 1) seen.push((await get('/hls/master.m3u8')).status)
    return seen
  }
  await mirror.setFault({ kind: 'status', status: 503, first: 2 })
  assert.deepEqual(await statuses(), [503, 503, 200, 200])
  await mirror.setFault({ kind: 'status', status: 403, after: 3 })
  assert.deepEqual(await statuses(), [200, 200, 200, 403])
  const ends = async (/** @type {number} */ seed) => {
    await mirror.setFault({ kind: 'flaky', seed, match: 'seg-' })
    const seen = []
    for (let i = 0; i < 12; i += 1) seen.push((await get(SEGMENT)).end)
    return seen
  }
  const one = await ends(1)
  assert.deepEqual(await ends(1), one)
  assert.notDeepEqual(await ends(2), one)
  assert.ok(one.includes('whole') && one.includes('broken'), one.join())
})
