// @ts-check
// One server for the tests of the command line: each path behaves differently.
import { startServer as startAnswering } from '../support/answering-server.mjs'
import { movieWithIndexAtEnd } from '../support/tiny-mp4.mjs'

/** The tests put it into every part of an address that must not be printed. */
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

/** The origin of the same server at its second host. @param {import('node:http').IncomingMessage} request */
const otherHost = (request) => `http://127.0.0.2:${request.socket.localPort}`

/** @type {Record<string, import('../support/answering-server.mjs').Row>} */
const rows = {
  '/silent.m3u8': () => {},
  '/stops.m3u8': (request, response) => response.writeHead(200, { 'content-type': playlistType }).write('#EXTM3U\n'),
  '/moved.m3u8': (request, response) => response.writeHead(302, { location: `/film.m3u8?t=${secret}` }).end(),
  '/away.m3u8': (request, response) => response.writeHead(302, { location: `${otherHost(request)}/film.m3u8` }).end(),
  '/master-away.m3u8': (request, response) => response.end(multivariant(`${otherHost(request)}/film.m3u8`)),
  '/film.mp4': { type: 'video/mp4', body: movie, ranges: true },
  // Without Content-Length.
  '/whole.mp4': (request, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end(movie)
}

/** Two hosts of one server: 127.0.0.1 and 127.0.0.2. */
export const startServer = () =>
  startAnswering(
    (path) => {
      const [type, body] = fileAt(path) ?? []
      return rows[path] ?? (type ? { type, body } : undefined)
    },
    { host: '0.0.0.0' }
  )
