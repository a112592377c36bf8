// @ts-check
/** One request and its answer: headers, then the file in chunks at the rate of a CDN, with the current fault. */
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contentTypeOf } from '../serve.mjs'
import { effectOf } from './fault.mjs'
import { channelPlaylist, isChannel } from './live.mjs'
import { isManifest, withProtection } from './protection.mjs'
import { readRange } from './range.mjs'

const PAGE = '<!doctype html><title>Welcome</title><h1>This site is for sale</h1>'
/** Neither text nor a container. */
const GARBAGE = Array.from({ length: 2000 }, (_, i) => String.fromCharCode((i * i * 31 + i * 7) % 127)).join('')
/** No server listens on this port. */
const DEAD_PORT = 47999
/** Turns every byte into another one. */
const DAMAGE = 0x5a

/**
 * @typedef {object} World  what the exchanges of one mirror share
 * @property {string} root
 * @property {number} paceFactor
 * @property {import('./media-map.mjs').MediaMap} media
 * @property {() => import('./fault.mjs').Fault | null} fault
 * @property {(signal: AbortSignal) => Promise<void>} faultChanged  resolves at the next change or at the abort
 * @property {(socket: import('node:net').Socket) => ReturnType<typeof import('./pacing.mjs').createBucket>} bucketOf
 * @property {() => number} faultAt  when the current fault started; wall-clock milliseconds
 * @property {(path: string) => number} count  how many requests to which the fault applies came before this one
 *
 * @typedef {{at: number, method: string, path: string, range: string | null, status: number, bytes: number, fault: string | null, second: number | undefined}} LogEntry
 * @typedef {{request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, entry: LogEntry,
 *   start: number, end: number, size: number, ordinal: number, status: number, file: import('node:fs/promises').FileHandle | null, signal: AbortSignal}} Exchange
 */

/**
 * @param {World} world
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {LogEntry[]} log
 */
export async function answer(world, request, response, log) {
  const path = decodeURIComponent((request.url || '/').split('?')[0])
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const file = await openFile(world.root, path)
  const size = file ? (await file.stat()).size : 0
  const { status, start, end } = readRange(request.headers.range, size)
  /** @type {LogEntry} */
  const entry = {
    at: Date.now(),
    method: request.method || 'GET',
    path,
    range: request.headers.range || null,
    status: 0,
    bytes: 0,
    fault: null,
    second: world.media.secondAt(path, start)
  }
  log.push(entry)
  const exchange = {
    request,
    response,
    entry,
    start,
    end,
    size,
    ordinal: world.count(path),
    status: file ? status : 404,
    file,
    signal: gone.signal
  }
  try {
    if (await openAnswer(world, exchange)) await sendBody(world, exchange)
  } finally {
    await file?.close()
  }
}

/**
 * @param {string} root
 * @param {string} path
 */
async function openFile(root, path) {
  const file = await open(join(root, normalize(path)), 'r').catch(() => null)
  if (!file || (await file.stat()).isFile()) return file
  await file.close()
  return null
}

/**
 * @param {World} world
 * @param {Exchange} exchange
 */
function currentEffect(world, exchange) {
  const { entry, start, end, ordinal } = exchange
  return effectOf(world.fault(), { path: entry.path, start, end, ordinal }, world.media)
}

/**
 * @param {World} world
 * @param {Exchange} exchange
 * @returns {Promise<boolean>} whether the file must be sent
 */
async function openAnswer(world, exchange) {
  for (;;) {
    if (exchange.signal.aborted) return false
    const effect = currentEffect(world, exchange)
    const kind = effect && effect.atOpening ? effect.kind : null
    exchange.entry.fault = kind
    if (kind === 'protected' && exchange.file && isManifest(exchange.entry.path)) {
      const text = withProtection(String(await exchange.file.readFile()), exchange.entry.path)
      return sendText(exchange, 200, exchange.entry.path, text)
    }
    if (kind !== 'never_answer' && kind !== 'protected') {
      if (kind === 'refuse') return drop(exchange)
      if (effect && kind === 'late') await sleep(effect.delayMs, undefined, { signal: exchange.signal }).catch(() => {})
      if (kind === 'html') return sendText(exchange, 200, 'page.html', PAGE)
      if (effect && (kind === 'status' || kind === 'missing'))
        return sendText(exchange, effect.status, 'no.txt', 'No.\n', retryHeaders(effect))
      if (kind === 'empty') return sendText(exchange, 200, exchange.entry.path, '')
      if (kind === 'garbage') return sendText(exchange, 200, exchange.entry.path, GARBAGE)
      if (kind === 'redirect_loop' || kind === 'redirect_dead') return redirect(exchange, kind)
      if (isChannel(exchange.entry.path) && kind !== 'no_cors') {
        const now = kind === 'frozen' ? world.faultAt() : Date.now()
        return sendText(exchange, 200, 'live.m3u8', channelPlaylist(now))
      }
      if (effect?.kind === 'early_end') endEarly(exchange, effect)
      if (kind === 'truncated') exchange.end -= Math.ceil((exchange.end - exchange.start) / 2)
      return sendHead(exchange, kind !== 'no_cors')
    }
    await world.faultChanged(exchange.signal)
  }
}

/**
 * A server that has only the start of the file and treats it as the whole file.
 * @param {Exchange} exchange
 * @param {import('./fault.mjs').Effect} effect
 */
function endEarly(exchange, { fromByte }) {
  exchange.entry.fault = 'early_end'
  exchange.size = fromByte
  exchange.end = Math.min(exchange.end, fromByte)
  if (exchange.start >= fromByte) exchange.status = 416
}

/** @param {Exchange} exchange */
function drop(exchange) {
  exchange.request.socket.resetAndDestroy()
  return false
}

/**
 * @param {Exchange} exchange
 * @param {number} status
 * @param {string} name  of a file, which says its type
 * @param {string} text
 * @param {Record<string, string>} [more] headers
 */
function sendText({ response, request, entry }, status, name, text, more = {}) {
  entry.status = status
  entry.bytes = text.length
  response.writeHead(status, { ...headers(name, true), ...more, 'Content-Length': text.length })
  response.end(request.method === 'HEAD' ? '' : text)
  return false
}

/**
 * @param {import('./fault.mjs').Effect} effect
 * @returns {Record<string, string>}
 */
function retryHeaders({ retryAfter, exposed }) {
  if (retryAfter === undefined) return {}
  return {
    'Retry-After': String(retryAfter),
    ...(exposed ? { 'Access-Control-Expose-Headers': 'Retry-After' } : {})
  }
}

/**
 * @param {Exchange} exchange
 * @param {'redirect_loop' | 'redirect_dead'} kind  endlessly to itself, or to a port without a server
 */
function redirect({ request, response, entry }, kind) {
  const round = Number(/[?&]round=(\d+)/.exec(request.url || '')?.[1] || 0) + 1
  const host = (request.headers.host || '').split(':')[0]
  const target = kind === 'redirect_loop' ? `${entry.path}?round=${round}` : `http://${host}:${DEAD_PORT}${entry.path}`
  entry.status = 302
  response.writeHead(302, { ...headers('', true), Location: target, 'Content-Length': 0 }).end()
  return false
}

/**
 * @param {Exchange} exchange
 * @param {boolean} cors
 */
function sendHead(exchange, cors) {
  const { request, response, entry, start, end, size, status } = exchange
  if (request.method === 'OPTIONS') {
    entry.status = 204
    response.writeHead(204, headers('', cors)).end()
    return false
  }
  if (status >= 400) return sendText(exchange, status, 'no.txt', 'No.\n')
  entry.status = status
  /** @type {Record<string, string | number>} */
  const head = { ...headers(entry.path, cors), 'Accept-Ranges': 'bytes', 'Content-Length': end - start }
  if (status === 206) head['Content-Range'] = `bytes ${start}-${end - 1}/${size}`
  response.writeHead(status, head)
  if (request.method !== 'HEAD') return true
  response.end()
  return false
}

/**
 * Only the headers that CDNs send: the plain permission to read and no more, so a page sees neither Date nor Retry-After.
 * @param {string} name  of a file, which says its type
 * @param {boolean} cors
 * @returns {Record<string, string>}
 */
const headers = (name, cors) => ({
  'Content-Type': contentTypeOf(name),
  'Cache-Control': 'no-store',
  ...(cors ? { 'Access-Control-Allow-Origin': '*' } : {})
})

/**
 * @param {World} world
 * @param {Exchange} exchange
 */
async function sendBody(world, exchange) {
  const { request, response, entry, start, signal } = exchange
  const { end } = exchange
  const bucket = world.bucketOf(request.socket)
  let position = start
  while (position < end && !signal.aborted) {
    const effect = currentEffect(world, exchange)
    const hit = effect && position >= effect.fromByte ? effect : null
    if (hit) entry.fault = hit.kind
    if (hit && (hit.kind === 'hanging' || hit.kind === 'never_answer')) {
      await world.faultChanged(signal)
      continue
    }
    if (hit && breaksBody(hit)) return void drop(exchange)
    if (hit?.kind === 'slow_bytes') {
      await sendPiece(exchange, position, 1, false)
      position += 1
      if (position < end) await sleep(1000)
      continue
    }
    const until = effect && position < effect.fromByte ? Math.min(end, effect.fromByte) : end
    const length = bucket.take(until - position, bytesPerSecond(world, entry.path, hit))
    if (length > 0) await sendPiece(exchange, position, length, hit?.kind === 'corrupt')
    position += length
    // Waits before a fault too, so that the bytes written before it have been sent.
    if (position < end) await sleep(bucket.tickMs)
  }
  if (!signal.aborted) response.end()
}

/** Faults that answer something else than the file. */
const INSTEAD_OF_THE_FILE = ['missing', 'status', 'html', 'redirect_loop', 'redirect_dead']

/**
 * Sent headers cannot be changed: a file that becomes missing at a byte is cut there, and an answer that has started goes
 * on.
 * @param {import('./fault.mjs').Effect} hit
 */
function breaksBody(hit) {
  if (hit.kind === 'reset' || hit.kind === 'refuse') return true
  return !hit.atOpening && INSTEAD_OF_THE_FILE.includes(hit.kind)
}

/**
 * @param {World} world
 * @param {string} path
 * @param {import('./fault.mjs').Effect | null} hit
 */
function bytesPerSecond(world, path, hit) {
  const usual = (world.media.bitrate(path) * world.paceFactor) / 8
  return hit?.kind === 'throttle' ? Math.min(usual, (hit.kbps * 1000) / 8) : usual
}

/**
 * @param {Exchange} exchange
 * @param {number} position
 * @param {number} length
 * @param {boolean} damaged
 */
async function sendPiece({ file, response, entry, signal }, position, length, damaged) {
  if (!file) return
  const piece = Buffer.alloc(length)
  await file.read(piece, 0, length, position)
  if (damaged) for (let index = 0; index < length; index += 1) piece[index] ^= DAMAGE
  if (signal.aborted) return
  entry.bytes += length
  if (!response.write(piece)) await once(response, 'drain', { signal }).catch(() => {})
}
