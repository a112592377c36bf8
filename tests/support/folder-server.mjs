// @ts-check
/** A loopback server for one folder, with CORS headers. A test can make it fail. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { contentTypeOf, listen } from './serve.mjs'

/**
 * @typedef {object} FolderServer
 * @property {string} origin
 * @property {{path: string, query: string, status: number}[]} log   every request, in order
 * @property {(isDead: (path: string) => boolean) => void} setDead   these paths get 404, without CORS headers
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} folder
 * @param {{host?: string, under?: string}} [where]   under: the path at which the folder appears
 * @returns {Promise<FolderServer>}
 */
export async function serveFolder(folder, { host, under = '' } = {}) {
  /** @type {(path: string) => boolean} */
  let isDead = () => false
  /** @type {FolderServer['log']} */
  const log = []
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const path = normalize(decodeURIComponent(pathname.slice(under.length))).replace(/^(\.\.[/\\])+/, '')
    const file = join(folder, path.endsWith('/') ? path + 'index.html' : path)
    const isHere = pathname.startsWith(`${under}/`) && !isDead(pathname)
    const found = isHere ? await stat(file).catch(() => null) : null
    const status = found?.isFile() ? 200 : 404
    log.push({ path: pathname, query: search, status })
    if (!found?.isFile()) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': contentTypeOf(file, 'application/octet-stream'),
      'content-length': found.size,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*'
    })
    createReadStream(file).pipe(response)
  })
  const { origin, close } = await listen(server, { host })
  return {
    origin,
    log,
    setDead: (predicate) => {
      isDead = predicate
    },
    close
  }
}
