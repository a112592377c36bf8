// @ts-check
/** The third, healthy server: the page, the libraries, and manifests that name both mirrors. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { root } from '../../../scripts/run.mjs'
import { redundantMpd, redundantPlaylist } from '../../support/redundant.mjs'
import { peersFolder } from './peers.mjs'

const PAGE = `<!doctype html><meta charset="utf-8"><title>failover</title><video muted width="640" height="360"></video>
SCRIPTS<script src="/contestants.js"></script>`
/** @type {Record<string, string[]>} */
const scripts = {
  ours: ['hls.min.js', 'dash.all.min.js', 'resilient-playback.js'],
  'hls.js next URL': ['hls.min.js'],
  'hls.js redundant': ['hls.min.js'],
  'VHS redundant': ['video.min.js'],
  'shaka DASH': ['shaka-player.compiled-es2021.js'],
  'dash.js': ['dash.all.min.js']
}
const folders = [
  join(root, 'tests/bench/failover'),
  join(root, 'dist'),
  join(root, 'node_modules/hls.js/dist'),
  join(root, 'node_modules/dashjs/dist/modern/umd'),
  join(peersFolder, 'node_modules/video.js/dist'),
  join(peersFolder, 'node_modules/shaka-player/dist')
]
/** @type {Record<string, string>} */
const types = {
  '.js': 'text/javascript; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml'
}

/**
 * @param {string} media folder of the film
 * @returns {Promise<{origin: string, close(): Promise<void>}>}
 */
export async function startBenchServer(media) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url || '/', 'http://localhost')
    const body = await bodyOf(media, pathname, searchParams)
    if (body === null) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': types[extname(pathname)] || 'text/html; charset=utf-8' }).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      const closed = new Promise((resolve) => server.close(() => resolve(undefined)))
      server.closeAllConnections()
      return /** @type {Promise<void>} */ (closed)
    }
  }
}

/**
 * @param {string} media
 * @param {string} pathname
 * @param {URLSearchParams} query
 * @returns {Promise<string | null>}
 */
async function bodyOf(media, pathname, query) {
  const origins = query.getAll('mirror')
  if (pathname === '/') {
    const tags = scripts[query.get('contestant') || 'ours'].map((name) => `<script src="/${name}"></script>`)
    return PAGE.replace('SCRIPTS', tags.join(''))
  }
  if (pathname === '/redundant.m3u8')
    return redundantPlaylist(await readFile(join(media, 'hls/master.m3u8'), 'utf8'), origins)
  if (pathname === '/redundant.mpd')
    return redundantMpd(await readFile(join(media, 'dash/manifest.mpd'), 'utf8'), origins)
  if (!/^\/[\w.-]+$/.test(pathname)) return null
  for (const folder of folders) {
    const text = await readFile(join(folder, pathname), 'utf8').catch(() => null)
    if (text !== null) return text
  }
  return null
}
