import { fetchBytes } from '../../../js/inspect/fetch-host.js'
import { loadFullCore } from '../../../js/core/full-core.js'
import { createSourceFacts, inspect } from '../../../js/inspect/inspect-url.js'
import { startServer } from '../../support/answering-server.mjs'
import { fileType, index, media, movieWithIndexAtEnd } from '../../support/tiny-mp4.mjs'

const hls = 'application/vnd.apple.mpegurl'
const clear = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n'
const fairPlay = clear.replace(
  '#EXTINF',
  '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://k",KEYFORMAT="com.apple.streamingkeydelivery"\n#EXTINF'
)
const variants = (...names) =>
  ['#EXTM3U', ...names.map((name) => `#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f,mp4a.40.2"\n${name}`), ''].join(
    '\n'
  )
const page = '<!doctype html><html><title>Welcome</title><body>Hello</body></html>'
const film = (...parts) => Buffer.concat(parts)
const endOfFilm = movieWithIndexAtEnd(200000)

let server
let core
beforeAll(async () => {
  core = await loadFullCore()
  server = await startServer({
    '/clear.m3u8': { type: hls, body: clear },
    '/page.m3u8': { type: 'text/html', body: page },
    '/one.m3u8': { type: hls, body: variants('clear.m3u8') },
    '/two.m3u8': { type: hls, body: variants('gone.m3u8', 'clear.m3u8') },
    '/gone-alone.m3u8': { type: hls, body: variants('gone.m3u8') },
    '/drm.m3u8': { type: hls, body: variants('fairplay.m3u8', 'fairplay.m3u8') },
    '/fairplay.m3u8': { type: hls, body: fairPlay },
    '/moved.m3u8': (request, response) => response.writeHead(302, { Location: '/below/one.m3u8' }).end(),
    '/below/one.m3u8': { type: hls, body: variants('v.m3u8') },
    '/below/v.m3u8': { type: hls, body: clear },
    '/fast.mp4': { type: 'video/mp4', body: film(fileType, index(), media(200000)), ranges: true },
    '/end.mp4': { type: 'video/mp4', body: endOfFilm, ranges: true },
    '/silent.mp4': { type: 'video/mp4', body: endOfFilm, ranges: 'silent' },
    '/end-without.mp4': { type: 'video/mp4', body: endOfFilm },
    '/big-index.mp4': { type: 'video/mp4', body: film(fileType, index(150000), media(1000)), ranges: true },
    '/stream': { type: 'application/octet-stream', body: endOfFilm, ranges: true },
    '/playlist.mp4': { type: hls, body: `${clear}${'# x\n'.repeat(30000)}`, ranges: true },
    '/wait': { type: 'application/json', body: '{"status":"wait"}' },
    '/broken.m3u8': (request, response) => {
      response.writeHead(200, { 'Content-Type': hls, 'Content-Length': 5000 }).write(clear)
      setTimeout(() => request.socket.destroy(), 30)
    }
  })
})
afterAll(() => server.close())
beforeEach(() => server.log.splice(0))

/** A page at `pageUrl`, on a device that answers with `device`. */
function inPage({ device, pageUrl = 'https://page.example/', ...more } = {}) {
  const host = {
    fetchBytes,
    epochMs: () => Date.now(),
    pageUrl: () => pageUrl,
    baseUrl: () => pageUrl,
    pageEngines: () => undefined,
    askDevice: jest.fn((question) => Promise.resolve(device && { ...device, ...(question.drm ? device : {}) })),
    ...more
  }
  return { host, inspect: createSourceFacts({ loadCore: () => Promise.resolve(core), host }) }
}
const at = (path) => server.origin + path
const codes = ({ diagnostics }) => diagnostics.map(({ code }) => code)

describe('in node', () => {
  test('a good playlist', async () => {
    const found = await inspect(at('/clear.m3u8'))
    expect(found).toMatchObject({ verdict: 'playable', type: 'hls', message: 'The video is in order.' })
    expect(found.report).toMatchObject({ verdict: 'playable', reason: '', manifest: { segmentCount: 1 } })
    expect(found).not.toHaveProperty('capabilities')
    expect(found).not.toHaveProperty('variant')
  })

  test('how soon the server answered: its first answer, and none where nothing was asked or came', async () => {
    const times = [70, 5]
    const late = (...given) => fetchBytes(...given).then((fetched) => ({ ...fetched, firstByteMs: times.shift() }))
    const several = await inPage({ fetchBytes: late }).inspect(at('/big-index.mp4'))
    expect([several.firstByteMs, times.length]).toEqual([70, 0])
    expect(await inspect(at('/nothing-at-all'), { body: clear })).not.toHaveProperty('firstByteMs')
    expect(
      await inPage({
        fetchBytes: () => Promise.resolve({ bytes: new Uint8Array(), cut: true, fault: 'late' })
      }).inspect(at('/x.m3u8'))
    ).not.toHaveProperty('firstByteMs')
  })

  test('a web page in place of the video', async () => {
    const found = await inspect(at('/page.m3u8'))
    expect(found).toMatchObject({ verdict: 'unplayable', report: { reason: 'not_a_video', type: 'html' } })
    expect(found.message).toBe('The server sent a web page in place of the video.')
    expect(found).not.toHaveProperty('type')
  })

  test('a status', async () => {
    const found = await inspect(at('/nothing.m3u8'))
    expect(found).toMatchObject({ verdict: 'unplayable', report: { reason: 'not_found' } })
    expect(found.message).toBe('The video is no longer on this server.')
  })

  test('"wait" is no silence', async () => {
    const { verdict, message } = await inspect(at('/wait'))
    expect([verdict, message]).toEqual(['unknown', 'The server says that the video is not ready yet; ask again later.'])
  })

  test('nobody there: unknown, because a page could not tell it from a missing permission', async () => {
    const gone = await startServer({})
    await gone.close()
    const found = await inspect(gone.origin + '/film.m3u8')
    expect(found).toMatchObject({
      verdict: 'unknown',
      type: 'hls',
      report: { reason: 'no_answer', typeBy: 'extension' }
    })
    expect(found.message).toBe('The server did not answer, or does not allow pages to read it.')
    expect(codes(found.report)).toContain('URL-4304')
  })

  test('half a playlist is not judged', async () => {
    const found = await inspect(at('/broken.m3u8'))
    expect(found).toMatchObject({ verdict: 'unknown', report: { reason: 'cut_short' } })
    expect(found.report).not.toHaveProperty('manifest')
    expect(found.message).toBe('The answer broke off before its end.')
  })
})

describe('an MP4 is read as far as its index', () => {
  const sound = { verdict: 'playable', type: 'mp4' }
  const manifest = { durationSeconds: 90, variants: [{ width: 1920, height: 1080, codecs: 'avc1.64001f' }] }

  test.each([
    ['at the beginning', '/fast.mp4', ['bytes=0-65535']],
    ['at the end', '/end.mp4', ['bytes=0-65535', expect.stringMatching(/^bytes=200028-/)]],
    ['where the length is not shown', '/silent.mp4', ['bytes=0-65535', expect.stringMatching(/^bytes=200028-/)]],
    ['longer than the first piece', '/big-index.mp4', ['bytes=0-65535', expect.stringMatching(/^bytes=65536-/)]],
    ['without a name', '/stream', [undefined, expect.stringMatching(/^bytes=200028-/)]]
  ])('%s', async (name, path, ranges) => {
    const found = await inspect(at(path))
    expect(found).toMatchObject({ ...sound, report: { manifest } })
    expect(server.log.map(({ range }) => range)).toEqual(ranges)
  })

  test('a server without ranges is asked once, and not for all of it', async () => {
    const found = await inspect(at('/end-without.mp4'))
    expect(found).toMatchObject({ type: 'mp4', report: { needed: { start: 200028 } } })
    expect(server.log).toHaveLength(1)
  })

  test('a server that goes on asking for more gets three more requests', async () => {
    const asked = []
    const fetchEmpty = (url, { range }) => {
      asked.push(range)
      const bytes = new Uint8Array(asked.length === 1 ? fileType : media(0))
      return Promise.resolve({ bytes, cut: true, status: 206, contentType: 'video/mp4', url, totalBytes: 1e9 })
    }
    await inPage({ fetchBytes: fetchEmpty }).inspect('https://a.example/f.mp4')
    expect(asked).toHaveLength(4)
  })

  test('where the browser may not send Range it goes without', async () => {
    const asked = []
    const preflight = (url, options) => {
      asked.push(options.range)
      if (options.range) return Promise.resolve({ bytes: new Uint8Array(0), cut: true, fault: 'failed' })
      return fetchBytes(at('/fast.mp4'), options)
    }
    const found = await inPage({ fetchBytes: preflight }).inspect('https://a.example/fast.mp4')
    expect(found).toMatchObject({ ...sound, report: { manifest } })
    expect(asked).toEqual([{ start: 0, length: 65536 }, undefined])
  })

  test('a playlist that is called so is read as a whole', async () => {
    const found = await inspect(at('/playlist.mp4'))
    expect(found).toMatchObject({ verdict: 'playable', type: 'hls', report: { manifest: { segmentCount: 1 } } })
    expect(server.log.map(({ range }) => range)).toEqual(['bytes=0-65535', undefined])
  })
})

describe('the first variant of a multivariant playlist', () => {
  test('is looked at', async () => {
    const found = await inspect(at('/one.m3u8'))
    expect(found).toMatchObject({ verdict: 'playable', variant: { manifest: { kind: 'media' } } })
    expect(server.log.map(({ path }) => path)).toEqual(['/one.m3u8', '/clear.m3u8'])
  })

  test('is found where the playlist was moved to', async () => {
    expect((await inspect(at('/moved.m3u8'))).variant).toMatchObject({ verdict: 'playable' })
  })

  test('makes the whole worse: all of it where there is no other', async () => {
    const found = await inspect(at('/gone-alone.m3u8'))
    expect(found).toMatchObject({ verdict: 'unplayable', report: { reason: 'not_found', verdict: 'unplayable' } })
    const other = await inspect(at('/two.m3u8'))
    expect(other).toMatchObject({ verdict: 'degraded', report: { reason: 'not_found' } })
    expect(other.message).toBe('The video answers, but a part of it is no longer there.')
  })

  test('shows protection that the first playlist says nothing of', async () => {
    const none = await inPage({ device: { drmSystems: ['widevine'] } }).inspect(at('/drm.m3u8'))
    expect(none).toMatchObject({ verdict: 'unplayable', report: { reason: 'protected', protection: 'closed' } })
    expect(none.message).toBe('The video is protected and cannot play here.')
    const some = await inPage({ device: { drmSystems: ['fairplay'] } }).inspect(at('/drm.m3u8'))
    expect(some).toMatchObject({ verdict: 'degraded', report: { protection: 'openable' } })
    expect(await inspect(at('/drm.m3u8'))).toMatchObject({ verdict: 'unknown', report: { reason: 'protected' } })
  })

  test('on a local host is not for playlists of the public network', async () => {
    const asked = []
    const fetchPlaylist = (url) => {
      asked.push(url)
      const bytes = new TextEncoder().encode(variants(at('/clear.m3u8')))
      return Promise.resolve({ bytes, cut: false, status: 200, contentType: hls, url, totalBytes: bytes.length })
    }
    const found = await inPage({ fetchBytes: fetchPlaylist }).inspect('https://public.example/m.m3u8')
    expect(found).toMatchObject({ verdict: 'playable', type: 'hls' })
    expect(found).not.toHaveProperty('variant')
    expect(asked).toEqual(['https://public.example/m.m3u8'])
  })
})

describe('in a page', () => {
  test('the device is asked about what was found, and its answer counts', async () => {
    const device = { codecs: { 'avc1.64001f': false, 'mp4a.40.2': true } }
    const { host, inspect: inspectHere } = inPage({ device })
    const found = await inspectHere(at('/one.m3u8'))
    expect(found).toMatchObject({ verdict: 'unplayable', report: { reason: 'codec' }, capabilities: device })
    expect(found.message).toBe('This device cannot play this video.')
    expect(host.askDevice).toHaveBeenCalledTimes(1)
    expect(host.askDevice.mock.calls[0][0]).toMatchObject({ codecs: ['avc1.64001f', 'mp4a.40.2'], drm: false })
  })

  test('no sound is said as such', async () => {
    const device = { codecs: { aac: false } }
    const { verdict, message } = await inPage({ device }).inspect(at('/one.m3u8'))
    expect([verdict, message]).toEqual(['degraded', 'The picture plays, but this device has no decoder for the sound.'])
  })

  test('the engines are those that are given, else those of the page', async () => {
    const engines = { Hls: {} }
    const { host, inspect: inspectHere } = inPage({ pageEngines: () => engines })
    await inspectHere(at('/clear.m3u8'))
    expect(host.askDevice.mock.calls[0][0].engines).toBe(engines)
    const own = { dashjs: {} }
    await inspectHere(at('/clear.m3u8'), { engines: own })
    expect(host.askDevice.mock.calls[1][0].engines).toBe(own)
    const none = await inPage({ device: { mse: true } }).inspect(at('/clear.m3u8'))
    expect([none.verdict, none.message]).toEqual(['unplayable', 'Nothing in this browser plays HLS.'])
    const good = await inPage({ device: { mse: true, hlsjs: true } }).inspect(at('/clear.m3u8'))
    expect([good.verdict, good.message]).toEqual(['playable', 'The video can be played here.'])
  })

  test('a relative address is one of the page', async () => {
    const { inspect: inspectHere } = inPage({ pageUrl: at('/below/page.html') })
    expect(await inspectHere('v.m3u8')).toMatchObject({ verdict: 'playable' })
  })

  test('without internet', async () => {
    const offline = () => Promise.resolve({ bytes: new Uint8Array(0), cut: true, fault: 'offline' })
    const found = await inPage({ fetchBytes: offline }).inspect('https://a.example/film.m3u8')
    expect(found).toMatchObject({ verdict: 'unknown', report: { reason: 'offline' } })
    expect(found.message).toBe('There is no internet connection.')
  })

  test('all requests of one inspection share its time', async () => {
    let now = 1790000000000
    const times = []
    const slow = (url, { totalMs, firstByteMs }) => {
      times.push([firstByteMs, totalMs])
      now += 9000
      const bytes = new TextEncoder().encode(variants('v.m3u8'))
      return Promise.resolve({ bytes, cut: false, status: 200, contentType: hls, url, totalBytes: bytes.length })
    }
    await inPage({ fetchBytes: slow, epochMs: () => now }).inspect('https://a.example/film.m3u8')
    expect(times).toEqual([
      [8000, 20000],
      [8000, 11000]
    ])
  })
})

describe('addresses that are not opened', () => {
  test.each([
    ['', 'unplayable'],
    ['  ', 'unplayable'],
    ['http://', 'unplayable'],
    ['http://exa mple/x.m3u8', 'unplayable'],
    ['https://a.example:70000/x', 'unplayable'],
    ['magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a', 'unplayable'],
    ['rtmp://a.example/live', 'unplayable'],
    ['javascript:alert(1)', 'unplayable']
  ])('"%s"', async (url, verdict) => {
    const fetchNothing = jest.fn()
    const found = await inPage({ fetchBytes: fetchNothing }).inspect(url)
    expect(found).toMatchObject({ verdict, message: 'This address cannot be played.' })
    expect(found.report.verdict).toBe(verdict)
    expect(fetchNothing).not.toHaveBeenCalled()
  })

  test.each([
    ['http://user:hunter2@a.example/x.m3u8', 'http://b.example/', 'URL-4301', 'refused', /a user name/],
    ['http://a.example/x.m3u8', 'https://b.example/', 'URL-4308', 'cors', /page is secure/],
    ['http://192.168.1.5/x.m3u8', 'http://b.example/', 'URL-4306', 'cors', /local network/],
    ['http://a.example/live/name/pass1234/15.m3u8', 'http://b.example/', 'URL-4405', 'unknown', /account/],
    [
      'http://a.example:8090/stream/f?link=c12fe1c06bba254a9dc9f519b335aa7c1367a88a&index=1&play',
      'http://b.example/',
      'URL-4404',
      'unknown',
      /torrent/
    ]
  ])('%s from %s: %s', async (url, pageUrl, code, reason, message) => {
    const fetchNothing = jest.fn()
    const found = await inPage({ fetchBytes: fetchNothing, pageUrl }).inspect(url)
    expect(codes(found.report)).toContain(code)
    expect(found).toMatchObject({ verdict: 'unknown', report: { reason } })
    expect(found.message).toMatch(message)
    expect(found.message).not.toMatch(/hunter2|pass1234|c12fe1/)
    expect(fetchNothing).not.toHaveBeenCalled()
  })
})

describe('what is asked', () => {
  test('a body that is there already is not fetched', async () => {
    const fetchNothing = jest.fn()
    const { inspect: inspectHere } = inPage({ fetchBytes: fetchNothing })
    expect(await inspectHere('', { body: clear })).toMatchObject({ verdict: 'playable', type: 'hls' })
    const report = (await inspectHere('https://a.example/m.m3u8', { body: variants('v.m3u8') })).report
    expect(report.manifest.variants).toHaveLength(1)
    expect((await inspectHere('', { body: page })).report.reason).toBe('not_a_video')
    expect(fetchNothing).not.toHaveBeenCalled()
  })

  test.each([
    [undefined, undefined],
    [null, undefined],
    [5, undefined],
    [{ url: 'https://a.example/' }, undefined],
    ['https://a.example/', 'x'],
    ['https://a.example/', null],
    ['https://a.example/', { signal: {} }],
    ['https://a.example/', { engines: 5 }],
    ['', { body: null }],
    ['', { body: 5 }]
  ])('%j %j is a TypeError', async (url, options) => {
    await expect(inspect(url, options)).rejects.toThrow(TypeError)
  })

  test('an abort rejects at once and ends the download', async () => {
    const controller = new AbortController()
    const signals = []
    const fetchForever = (url, { signal }) => signals.push(signal) && new Promise(() => {})
    const waiting = inPage({ fetchBytes: fetchForever }).inspect('https://a.example/', { signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve))
    expect(signals).toEqual([controller.signal])
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await expect(inspect(at('/clear.m3u8'), { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError'
    })
    expect(server.log).toEqual([])
  })
})
