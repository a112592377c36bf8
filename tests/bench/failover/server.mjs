// @ts-check
/** The third server, without faults: it serves the page, the libraries, and manifests that name both mirrors. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { root } from '../../../scripts/run.mjs'
import { redundantManifest } from '../../support/film.mjs'
import { contentTypeOf, libraryFolders, listen } from '../../support/serve.mjs'
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
  ...libraryFolders,
  join(peersFolder, 'node_modules/video.js/dist'),
  join(peersFolder, 'node_modules/shaka-player/dist')
]

/**
 * @param {string} media folder of the film
 * @returns {Promise<{origin: string, close(): Promise<void>}>}
 */
export async function startBenchServer(media) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url || '/', 'http://localhost')
    const body = await bodyOf(media, pathname, searchParams)
    if (body === null) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': contentTypeOf(pathname, contentTypeOf('index.html')) }).end(body)
  })
  const { origin, close } = await listen(server)
  return { origin, close }
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
  const redundant = await redundantManifest(media, pathname.endsWith('.mpd') ? 'dash' : 'hls')
  if (pathname === `/${redundant.name}`) return redundant.textFor(origins)
  if (!/^\/[\w.-]+$/.test(pathname)) return null
  for (const folder of folders) {
    const text = await readFile(join(folder, pathname), 'utf8').catch(() => null)
    if (text !== null) return text
  }
  return null
}
