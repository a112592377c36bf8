// @ts-check
/** Shared by all small HTTP servers of the tests: a loopback port, a clean shutdown, and content types. */
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** The folders of hls.js and dash.js with their scripts for pages. */
export const libraryFolders = [join(modules, 'hls.js/dist'), join(modules, 'dashjs/dist/modern/umd')]

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/json',
  '.vtt': 'text/vtt; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.ts': 'video/mp2t',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
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

/** @param {string} path @param {string} [otherwise] */
export const contentTypeOf = (path, otherwise = 'text/plain; charset=utf-8') => TYPES[extname(path)] ?? otherwise

/**
 * @param {import('node:net').Server} server
 * @param {{host?: string, port?: number}} [where]  port 0: any
 * @returns {Promise<{host: string, port: number, origin: string, close: () => Promise<void>}>} close: breaks its connections and waits
 */
export async function listen(server, { host = '127.0.0.1', port = 0 } = {}) {
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { host, port: address.port, origin: `http://${host}:${address.port}`, close: () => shut(server) }
}

/** @param {import('node:net').Server & {closeAllConnections?: () => void}} server @returns {Promise<void>} */
function shut(server) {
  const closed = new Promise((resolve) => server.close(() => resolve(undefined)))
  server.closeAllConnections?.()
  return /** @type {Promise<void>} */ (closed)
}
