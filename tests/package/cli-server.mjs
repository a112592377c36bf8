// @ts-check
// One server for the tests of the command line: each path behaves in its own way.
import { createServer } from 'node:http'
import { listen } from '../support/serve.mjs'
import { movieWithIndexAtEnd } from '../support/tiny-mp4.mjs'

/** Stands in every place of an address that must not be printed. */
export const secret = 'S3cretTok3n'

const segment = 'not really a segment '.repeat(50)
const playlistType = 'application/vnd.apple.mpegurl'
export const mediaPlaylist = [
  ...['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:4', '#EXT-X-PLAYLIST-TYPE:VOD'],
  ...[0, 1, 2].flatMap((n) => ['#EXTINF:4.0,', `seg${n}.ts?t=${secret}`]),
  ...['#EXT-X-ENDLIST', '']
].join('\n')
const multivariant = (/** @type {string} */ uri) =>
  `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"\n${uri}?t=${secret}\n`
const protectedPlaylist = mediaPlaylist.replace(
  '#EXTINF',
  `#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://${secret}",KEYFORMAT="com.apple.streamingkeydelivery",KEYFORMATVERSIONS="1"\n#EXTINF`
)
export const movie = movieWithIndexAtEnd(3e6)

/** @type {Record<string, [string, string | Buffer]>} path -> Content-Type and body */
const files = {
  '/film.m3u8': [playlistType, mediaPlaylist],
  '/other/film.m3u8': [playlistType, mediaPlaylist],
  '/wrong/film.m3u8': [playlistType, mediaPlaylist],
  '/longer/film.m3u8': [playlistType, mediaPlaylist.replace('#EXT-X-ENDLIST', '#EXTINF:4,\nmore.ts\n#EXT-X-ENDLIST')],
  '/master.m3u8': [playlistType, multivariant('film.m3u8')],
  '/master-drm.m3u8': [playlistType, multivariant('drm.m3u8')],
  '/master-lost.m3u8': [playlistType, multivariant('nothing.m3u8')],
  '/drm.m3u8': [playlistType, protectedPlaylist],
  '/page.m3u8': ['text/html', `<!doctype html><title>\u001b[31mHello\u001b]0;${'x'}\u0007</title>`],
  '/long.m3u8': [
    playlistType,
    mediaPlaylist.replace('#EXT-X-ENDLIST', '#EXTINF:4,\na.ts\n'.repeat(9000) + '#EXT-X-ENDLIST')
  ],
  '/broken.m3u8': [
    playlistType,
    `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4\nhttps://u:${secret}@h.example/${secret}/a.ts?${secret}\n`
  ]
}

/** @param {string} path @returns {[string, string | Buffer] | undefined} */
const fileAt = (path) =>
  path.endsWith('.ts') ? ['video/mp2t', path.startsWith('/wrong/') ? segment.toUpperCase() : segment] : files[path]

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function sendMovie(request, response) {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  if (!range) return response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': movie.length }).end(movie)
  const [first, last] = [Number(range[1]), Math.min(Number(range[2]), movie.length - 1)]
  const headers = { 'content-type': 'video/mp4', 'content-range': `bytes ${first}-${last}/${movie.length}` }
  return response.writeHead(206, headers).end(movie.subarray(first, last + 1))
}

/** @returns {Promise<{origin: string, log: import('node:http').IncomingMessage[], close(): Promise<void>}>} */
export async function startServer() {
  /** @type {import('node:http').IncomingMessage[]} */
  const log = []
  const server = createServer((request, response) => {
    log.push(request)
    const path = new URL(request.url ?? '', 'http://a').pathname
    if (path === '/silent.m3u8') return undefined
    if (path === '/stops.m3u8') return response.writeHead(200, { 'content-type': playlistType }).write('#EXTM3U\n')
    if (path === '/moved.m3u8') return response.writeHead(302, { location: `/film.m3u8?t=${secret}` }).end()
    if (path === '/away.m3u8') {
      return response.writeHead(302, { location: `http://127.0.0.2:${request.socket.localPort}/film.m3u8` }).end()
    }
    if (path === '/master-away.m3u8') {
      return response.end(multivariant(`http://127.0.0.2:${request.socket.localPort}/film.m3u8`))
    }
    if (path === '/film.mp4') return sendMovie(request, response)
    if (path === '/whole.mp4') return response.writeHead(200, { 'content-type': 'video/mp4' }).end(movie)
    const file = fileAt(path)
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('no')
    return response.writeHead(200, { 'content-type': file[0] }).end(file[1])
  })
  // Two hosts of one server: 127.0.0.1 and 127.0.0.2.
  const { port, close } = await listen(server, { host: '0.0.0.0' })
  return { origin: `http://127.0.0.1:${port}`, log, close }
}
