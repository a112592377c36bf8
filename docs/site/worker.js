// @ts-check
/**
 * The demo's video servers, in a service worker: whatever the page asks of them is answered here, at the pace of a CDN and with the fault of the
 * moment, as tests/support/fault-server.mjs does it over a network. So the demo is files alone, and needs no server.
 */
import { checkFault, effectOf } from '../../tests/support/mirror/fault.mjs'
import { mediaMap } from '../../tests/support/mirror/media-map.mjs'
import { createBucket } from '../../tests/support/mirror/pacing.mjs'
import { readRange } from '../../tests/support/mirror/range.mjs'

/** Each has a host of its own, as servers have; nobody else ever hears of them. */
const HOSTS = ['one.film.example', 'two.film.example', 'three.film.example']
const PACE = 2
const DAMAGE = 0x5a
/** @type {Record<string, string>} */
const TYPES = {
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  mpd: 'application/dash+xml',
  vtt: 'text/vtt'
}

/** @type {any} */
const worker = self
/** @type {{fault: import('../../tests/support/mirror/fault.mjs').Fault | null, changed: (() => void)[]}[]} */
const mirrors = [
  { fault: { kind: 'refuse' }, changed: [] },
  { fault: { kind: 'hanging', fromSecond: 12 }, changed: [] },
  { fault: null, changed: [] }
]
/** @type {Map<string, Promise<Uint8Array | null>>} the film as one file is asked for in many pieces */
const whole = new Map()
/** @type {Promise<import('../../tests/support/mirror/media-map.mjs').MediaMap> | null} */
let map = null

const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))
const at = (/** @type {string} */ path) => new URL(`media${path}`, worker.registration.scope).href
const media = () => (map ??= fetch(at('/media.json')).then(async (response) => mediaMap(await response.json())))

/** @param {string} path @returns {Promise<Uint8Array | null>} */
function fileAt(path) {
  const known = whole.get(path)
  if (known) return known
  const read = fetch(at(path)).then(async (response) =>
    response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  )
  if (path.endsWith('.mp4')) whole.set(path, read)
  return read
}

/** @param {typeof mirrors[0]} mirror @param {AbortSignal} signal */
const change = (mirror, signal) =>
  new Promise((resolve) => {
    mirror.changed.push(() => resolve(undefined))
    signal.addEventListener('abort', () => resolve(undefined))
  })

/** @param {typeof mirrors[0]} mirror @param {Request} request @param {string} path */
async function answer(mirror, request, path) {
  const { fault } = mirror
  if (fault && fault.kind === 'refuse' && fault.fromSecond === undefined) return Response.error()
  const [file, facts] = await Promise.all([fileAt(path), media()])
  if (!file) return new Response('No.\n', { status: 404 })
  const { status, start, end } = readRange(request.headers.get('range') || undefined, file.length)
  const effect = () => effectOf(mirror.fault, { path, start, end, ordinal: 0 }, facts)
  for (let hit = effect(); hit && hit.atOpening; hit = effect()) {
    if (request.signal.aborted || hit.kind === 'refuse') return Response.error()
    if (hit.kind === 'status') return new Response('No.\n', { status: hit.status })
    if (hit.kind === 'html')
      return new Response('<!doctype html><h1>This site is for sale</h1>', { headers: { 'Content-Type': 'text/html' } })
    if (hit.kind !== 'never_answer') break
    await change(mirror, request.signal)
  }
  const headers = new Headers({
    'Content-Type': TYPES[path.split('.').pop() || ''] || 'text/plain',
    'Content-Length': String(end - start),
    'Accept-Ranges': 'bytes',
    'Access-Control-Allow-Origin': '*'
  })
  if (status === 206) headers.set('Content-Range', `bytes ${start}-${end - 1}/${file.length}`)
  if (status === 416) return new Response('No.\n', { status })
  const ended = new AbortController()
  request.signal.addEventListener('abort', () => ended.abort())
  const body = paced({ mirror, file, start, end, effect, rate: (facts.bitrate(path) * PACE) / 8, ended })
  return new Response(body, { status, headers })
}

/** @param {{mirror: typeof mirrors[0], file: Uint8Array, start: number, end: number, effect: () => any, rate: number, ended: AbortController}} exchange */
function paced({ mirror, file, start, end, effect, rate, ended }) {
  const bucket = createBucket()
  let position = start
  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        if (ended.signal.aborted) return
        if (position >= end) return controller.close()
        const effected = effect()
        const hit = effected && position >= effected.fromByte ? effected : null
        if (hit && /^(hanging|never_answer)$/.test(hit.kind)) {
          await change(mirror, ended.signal)
          continue
        }
        if (hit && (hit.kind === 'refuse' || !hit.atOpening) && !/^(corrupt|throttle)$/.test(hit.kind))
          return controller.error()
        const until = effected && position < effected.fromByte ? Math.min(end, effected.fromByte) : end
        const length = bucket.take(until - position, hit?.kind === 'throttle' ? (hit.kbps * 1000) / 8 : rate)
        if (length > 0) {
          const piece = file.slice(position, position + length)
          position += length
          return controller.enqueue(hit?.kind === 'corrupt' ? piece.map((byte) => byte ^ DAMAGE) : piece)
        }
        await sleep(bucket.tickMs)
      }
    },
    cancel: () => ended.abort()
  })
}

/** What the page's panel asks, and orders. @param {Request} request @param {string} path */
async function panel(request, path) {
  const order = /\/mirrors\/(\d)\/fault$/.exec(path)
  if (!order) return Response.json(mirrors.map(({ fault }, index) => ({ origin: `https://${HOSTS[index]}`, fault })))
  const mirror = mirrors[Number(order[1])]
  const fault = await request.json()
  checkFault(fault)
  mirror.fault = fault
  mirror.changed.splice(0).forEach((wake) => wake())
  return new Response(null, { status: 204 })
}

worker.addEventListener('install', () => worker.skipWaiting())
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { hostname, pathname, origin } = new URL(event.request.url)
  const index = HOSTS.indexOf(hostname)
  if (index >= 0) event.respondWith(answer(mirrors[index], event.request, pathname))
  else if (origin === worker.location.origin && /\/mirrors(\/\d\/fault)?$/.test(pathname))
    event.respondWith(panel(event.request, pathname))
})
