// @ts-check
// A loopback server for one folder, with CORS headers, that can be told to fail: the app is served by one, the plugin by another.
import { createServer } from 'node:http'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg'
}

/**
 * @typedef {object} FolderServer
 * @property {string} origin
 * @property {{path: string, query: string}[]} log   every request, in order
 * @property {(isDead: (path: string) => boolean) => void} setDead   such paths are answered 404, without CORS headers
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} folder
 * @param {string} host   the loopback address to listen on
 * @returns {Promise<FolderServer>}
 */
export async function serveFolder(folder, host) {
  /** @type {(path: string) => boolean} */
  let isDead = () => false
  /** @type {FolderServer['log']} */
  const log = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    log.push({ path: url.pathname, query: url.search })
    const path = normalize(decodeURIComponent(url.pathname)).replace(/^(\.\.[/\\])+/, '')
    const file = join(folder, path.endsWith('/') ? path + 'index.html' : path)
    const found = isDead(url.pathname) ? null : await stat(file).catch(() => null)
    if (!found || !found.isFile()) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*'
    })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve(undefined))
  })
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    origin: `http://${host}:${port}`,
    log,
    setDead: (predicate) => {
      isDead = predicate
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
