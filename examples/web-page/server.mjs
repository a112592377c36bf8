// @ts-check
/**
 * The demo: a page (under /element/ the page of the element) and three video servers. The first one is dead, the second one
 * stops answering after 12 s of film. The page's buttons break and repair them with `GET /mirrors` and
 * `POST /mirrors/<index>/fault`.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closeMirrors, startMirrors } from '../../tests/support/fault-server.mjs'
import { ensureMedia } from '../../tests/support/make-media.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const HOSTS = ['127.0.0.2', '127.0.0.3', '127.0.0.4']
const MAX_BODY_BYTES = 1000

/** @type {Record<string, string>} */
const FILES = {
  '/': join(here, 'index.html'),
  '/page.css': join(here, 'page.css'),
  '/page.js': join(here, 'page.js'),
  '/inspect.js': join(here, 'inspect.js'),
  '/inspect.css': join(here, 'inspect.css'),
  '/line-view.js': join(here, 'line-view.js'),
  '/texts.js': join(here, 'texts.js'),
  '/tracks.js': join(here, 'tracks.js'),
  '/arrow-keys.js': join(here, 'arrow-keys.js'),
  '/plain-player.js': join(here, 'plain-player.js'),
  '/resilient-playback.js': join(root, 'dist/resilient-playback.js'),
  '/element/': join(here, '../element/index.html'),
  '/element/page.js': join(here, '../element/page.js'),
  '/element.mjs': join(root, 'dist/element.mjs'),
  '/resilient-playback.mjs': join(root, 'dist/resilient-playback.mjs'),
  '/vendor/media-chrome.js': join(root, 'node_modules/media-chrome/dist/iife/index.js'),
  '/vendor/hls.min.js': join(root, 'node_modules/hls.js/dist/hls.min.js'),
  '/vendor/dash.all.min.js': join(root, 'node_modules/dashjs/dist/modern/umd/dash.all.min.js')
}
/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript' }

/**
 * @param {{port?: number, media?: string}} [options]  media: a folder made by make-media.mjs; absent: the demo makes one
 * @returns {Promise<{url: string, mirrors: import('../../tests/support/fault-server.mjs').Mirror[], close: () => Promise<void>}>}
 */
export async function startDemo({ port = 0, media } = {}) {
  for (const file of Object.values(FILES)) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm install and npm run build first`)
  }
  const mirrors = await startMirrors({ root: media || (await ensureMedia()), hosts: HOSTS })
  await mirrors[0].setFault({ kind: 'refuse' })
  await mirrors[1].setFault({ kind: 'hanging', fromSecond: 12 })
  const server = createServer((request, response) => route(mirrors, request, response))
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve(undefined))
    })
  } catch (error) {
    await closeMirrors(mirrors)
    throw error
  }
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${address.port}/`,
    mirrors,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await Promise.all([closed, closeMirrors(mirrors)])
    }
  }
}

/**
 * @param {import('../../tests/support/fault-server.mjs').Mirror[]} mirrors
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function route(mirrors, request, response) {
  const path = (request.url || '/').split('?')[0]
  const fault = /^\/mirrors\/(\d)\/fault$/.exec(path)
  if (request.method === 'POST' && fault && mirrors[Number(fault[1])]) {
    return void changeFault(mirrors[Number(fault[1])], request).then(
      () => send(response, 204),
      (error) => send(response, 400, 'text/plain', String(error.message))
    )
  }
  if (path === '/mirrors') {
    const list = mirrors.map((mirror) => ({ origin: mirror.origin, fault: mirror.fault() }))
    return send(response, 200, 'application/json', JSON.stringify(list))
  }
  const file = FILES[path]
  if (!file) return send(response, 404, 'text/plain', 'Not found')
  response.writeHead(200, { 'Content-Type': `${TYPES[extname(file)]}; charset=utf-8`, 'Cache-Control': 'no-store' })
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} [type]
 * @param {string} [body]
 */
function send(response, status, type = 'text/plain', body = '') {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
}

/**
 * @param {import('../../tests/support/fault-server.mjs').Mirror} mirror
 * @param {import('node:http').IncomingMessage} request  its body: a fault in JSON, or null
 */
async function changeFault(mirror, request) {
  let body = ''
  for await (const piece of request) {
    body += piece
    if (body.length > MAX_BODY_BYTES) throw new Error('too long')
  }
  const fault = JSON.parse(body)
  await mirror.setFault(
    fault && { kind: fault.kind, fromSecond: fault.fromSecond, status: fault.status, kbps: fault.kbps }
  )
}
