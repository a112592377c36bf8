// @ts-check
// A TorrServer with the calls that the application and the plugin use: /echo, /settings, /torrents, /viewed, /cache and
// /stream with preload, stat and play, readable by any page. It reads no torrent: every hash gives the same film.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { listen } from '../support/serve.mjs'

/** So many seconds of the film are sent in one second. */
const pace = 4
const stepMs = 100

/**
 * @typedef {{method: string, path: string, query: string, authorization: string}} Asked
 * @typedef {object} TorrServer
 * @property {string} address host and port, as a viewer writes it
 * @property {Asked[]} log every request, in order
 * @property {(ms: number) => void} setPeersAfter how long it searches for peers
 * @property {() => Promise<void>} close breaks running answers
 */

/**
 * @param {{film: string, host: string, seconds: number}} options `seconds`: the film's length
 * @returns {Promise<TorrServer>}
 */
export async function startTorrServer({ film, host, seconds }) {
  const { size } = await stat(film)
  /** @type {Asked[]} */
  const log = []
  let peersAfter = 0

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const { authorization = '' } = request.headers
    log.push({ method: request.method ?? '', path: url.pathname, query: url.search, authorization })
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'authorization, content-type')
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (url.pathname === '/echo') return void response.end('MatriX.135')
    if (url.pathname === '/settings') return json(response, { CacheSize: 67108864 })
    if (url.pathname === '/torrents')
      return json(response, { hash: '', file_stats: [{ id: 1, path: 'film.mp4', length: size }] })
    if (url.pathname === '/viewed') return json(response, [])
    if (url.pathname === '/cache') return json(response, { Pieces: {}, Readers: [] })
    if (!url.pathname.startsWith('/stream/')) return void response.writeHead(404).end()
    const wait = setTimeout(() => stream(request, response, url.searchParams), peersAfter)
    response.on('close', () => clearTimeout(wait))
  })

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {URLSearchParams} asked */
  function stream(request, response, asked) {
    if (asked.has('stat')) return json(response, { preloaded_bytes: size, preload_size: size })
    // Without "play" it only fills its buffer.
    if (!asked.has('play')) return void response.end()
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')
    const start = range ? Number(range[1]) : 0
    const end = range && range[2] ? Number(range[2]) : size - 1
    response.writeHead(range ? 206 : 200, {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {})
    })
    const chunk = Math.ceil((size / seconds) * pace * (stepMs / 1000))
    const file = createReadStream(film, { start, end, highWaterMark: chunk })
    file.on('data', (bytes) => {
      response.write(bytes)
      file.pause()
      setTimeout(() => file.resume(), stepMs)
    })
    file.on('end', () => response.end())
    response.on('close', () => file.destroy())
  }

  const { port, close } = await listen(server, { host })
  return {
    address: `${host}:${port}`,
    log,
    setPeersAfter: (ms) => {
      peersAfter = ms
    },
    close
  }
}

/** @param {import('node:http').ServerResponse} response @param {unknown} value */
function json(response, value) {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(value))
}
