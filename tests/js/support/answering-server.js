import { createServer } from 'node:http'

/**
 * A server on this machine whose paths are answered by functions or by `{status, type, body, ranges, headers}`.
 * @param {Record<string, any>} paths
 */
export async function startServer(paths) {
  const log = []
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0]
    log.push({ path, range: request.headers.range })
    const row = paths[path] || { status: 404, body: 'no' }
    if (typeof row === 'function') return row(request, response)
    answer(row, request, response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    log,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    }
  }
}

function answer({ status = 200, type, body = '', ranges, headers = {} }, request, response) {
  const bytes = Buffer.from(body)
  const asked = ranges && /^bytes=(\d+)-(\d+)$/.exec(request.headers.range || '')
  const head = { ...headers, ...(type ? { 'Content-Type': type } : {}) }
  if (!asked) return response.writeHead(status, { ...head, 'Content-Length': bytes.length }).end(bytes)
  const [start, end] = [Number(asked[1]), Math.min(Number(asked[2]) + 1, bytes.length)]
  if (start >= end) return response.writeHead(416, head).end()
  const range = ranges === 'silent' ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${bytes.length}` }
  response.writeHead(206, { ...head, ...range, 'Content-Length': end - start }).end(bytes.subarray(start, end))
}
