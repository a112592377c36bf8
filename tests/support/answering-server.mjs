// @ts-check
import { createServer } from 'node:http'
import { listen } from './serve.mjs'

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 *
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {string} [type] Content-Type
 * @property {string | Buffer} [body]
 * @property {boolean | 'silent'} [ranges] true: it answers byte ranges; silent: without a Content-Range
 *
 * @typedef {Answer | ((request: Request, response: Response) => unknown)} Row
 */

/**
 * A loopback server whose paths are answered by rows or functions. Other paths get 404.
 * @param {Record<string, Row> | ((path: string) => Row | undefined)} paths
 * @param {{host?: string}} [where] 0.0.0.0: every loopback address
 * @returns {Promise<{origin: string, log: {path: string, range?: string, headers: Request['headers']}[], close: () => Promise<void>}>}
 *   log: every request, in order
 */
export async function startServer(paths, where) {
  /** @type {{path: string, range?: string, headers: Request['headers']}[]} */
  const log = []
  const rowAt = typeof paths === 'function' ? paths : (/** @type {string} */ path) => paths[path]
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]
    log.push({ path, range: request.headers.range, headers: request.headers })
    const row = rowAt(path) ?? { status: 404, body: 'no' }
    if (typeof row === 'function') row(request, response)
    else answer(row, request, response)
  })
  const { port, close } = await listen(server, where)
  return { origin: `http://127.0.0.1:${port}`, log, close }
}

/** @param {Answer} row @param {Request} request @param {Response} response */
function answer({ status = 200, type, body = '', ranges }, request, response) {
  const bytes = Buffer.from(body)
  const asked = ranges ? /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') : null
  /** @type {Record<string, string>} */
  const head = type ? { 'Content-Type': type } : {}
  if (!asked) return response.writeHead(status, { ...head, 'Content-Length': bytes.length }).end(bytes)
  const [start, end] = [Number(asked[1]), Math.min(Number(asked[2]) + 1, bytes.length)]
  if (start >= end) return response.writeHead(416, head).end()
  if (ranges !== 'silent') head['Content-Range'] = `bytes ${start}-${end - 1}/${bytes.length}`
  response.writeHead(206, { ...head, 'Content-Length': end - start }).end(bytes.subarray(start, end))
}
