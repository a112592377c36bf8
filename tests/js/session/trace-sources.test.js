import { traceOfSources } from '../../../js/session/trace-sources.js'

const outlineOf = (url) => traceOfSources([{ id: 's1', raw: url, url, type: 'hls' }], 5, '1.2.3').sources[0]

test('scheme, host, extension and a hash; never a path, a query or a name', () => {
  const entry = traceOfSources(
    [
      {
        id: 's1',
        raw: 'x',
        url: 'https://user:pass@CDN.example:8443/live/u/p/film.M3U8?token=secret#k',
        type: 'hls',
        quality: 720
      }
    ],
    5,
    '1.2.3'
  )
  expect(entry).toMatchObject({ at: 5, step: 'sources', version: '1.2.3' })
  expect(entry.sources[0]).toEqual({
    id: 's1',
    type: 'hls',
    quality: 720,
    scheme: 'https',
    host: 'cdn.example',
    extension: 'm3u8',
    hash: expect.stringMatching(/^[0-9a-f]{8}$/)
  })
  expect(JSON.stringify(entry)).not.toMatch(/user|pass|live|token|secret|film/)
})

test('the same address has the same hash, another has another', () => {
  expect(outlineOf('http://a.example/1').hash).toBe(outlineOf('http://a.example/1').hash)
  expect(outlineOf('http://a.example/1').hash).not.toBe(outlineOf('http://a.example/2').hash)
})

test.each([
  'http://10.0.0.5/x.ts',
  'http://192.168.1.4:8090/stream/x.mkv?link=1',
  'http://172.31.0.1/x',
  'http://100.64.1.1/x',
  'http://169.254.1.1/x',
  'http://127.0.0.1/x',
  'http://[::1]/x',
  'http://[fd00::1]:80/x',
  'http://[FE80::1]/x',
  'http://localhost:8080/x',
  'http://nas.local/x',
  'http://tv/x'
])('%s is of a home network', (url) => {
  expect(outlineOf(url).host).toBe('private')
})

test.each([
  ['http://172.32.0.1/x', '172.32.0.1'],
  ['http://100.128.0.1/x', '100.128.0.1'],
  ['http://[2001:db8::1]/x', '[2001:db8::1]'],
  ['https://local.example/x', 'local.example']
])('%s is not', (url, host) => {
  expect(outlineOf(url).host).toBe(host)
})

test('what is no address says nothing', () => {
  expect(outlineOf('film/secret name')).toEqual({ id: 's1', type: 'hls', hash: expect.any(String) })
  expect(outlineOf('')).toEqual({ id: 's1', type: 'hls', hash: expect.any(String) })
})
