import { loadFullCore } from '../../../js/core/full-core.js'
import { inspectionText } from '../../../js/text/inspection.js'

const clear = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n'
const mp4Box = (type, ...parts) => {
  const payload = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + payload.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, payload])
}

let core
beforeAll(async () => {
  core = await loadFullCore()
})

test('the full core is of the same build', async () => {
  expect(core.backend).toBe(__BACKEND__)
  expect(core.version).toBe(__VERSION__)
  expect(await loadFullCore()).toBe(core)
})

test.each([
  ['text', (text) => text],
  ['a Uint8Array', (text) => new TextEncoder().encode(text)],
  ['an ArrayBuffer', (text) => new TextEncoder().encode(text).buffer],
  ['a view into a larger buffer', (text) => new DataView(new TextEncoder().encode(`xx${text}`).buffer, 2)]
])('a body as %s gives the same report', (name, form) => {
  const report = core.inspect({ url: 'https://a.example/film.m3u8', contentType: 'text/plain', body: form(clear) })
  expect(report).toMatchObject({ type: 'hls', verdict: 'playable', reason: '', protection: 'none' })
  expect(report.manifest).toMatchObject({ kind: 'media', segmentCount: 1, durationSeconds: 4, live: false })
  expect(report.diagnostics.map(({ code }) => code)).toContain('TYPE-5003')
})

test('every diagnostic has its words, with the parameters filled in', () => {
  const { diagnostics } = core.inspect({ body: '<!doctype html><title>Login</title><input type="password">' })
  expect(diagnostics.length).toBeGreaterThan(0)
  diagnostics.forEach(({ message }) => expect(message).toMatch(/^[^{}]+\.$/))
  expect(inspectionText('CODEC-7101', { codec: 'hvc1' })).toContain('(hvc1)')
  expect(inspectionText('NONE-0000')).toBe('')
})

test('without a body only the address speaks', () => {
  const request = { url: 'http://a.example/film.mp4', pageUrl: 'https://b.example/' }
  expect(core.inspect(request)).toMatchObject({ verdict: 'unknown', reason: 'cors', typeBy: 'extension' })
  expect(core.inspect({ ...request, body: null }).verdict).toBe('unknown')
  expect(core.inspect({ ...request, body: '' }).diagnostics.map(({ code }) => code)).toContain('TYPE-5107')
})

test('an MP4 asks for the bytes that would tell more, never for more than the border takes', () => {
  const ftyp = mp4Box('ftyp', 'isom\0\0\0\0isom')
  const mdat = Buffer.from([2, 0, 0, 0, ...Buffer.from('mdat')])
  const head = Buffer.concat([ftyp, mdat])
  const total = ftyp.length + 0x2000000 + 60e6
  const report = core.inspect({ url: 'https://a.example/f.mp4', body: head, totalBytes: total })
  expect(report.needed.start).toBe(ftyp.length + 0x2000000)
  expect(report.needed.length).toBeGreaterThan(0)
  expect(report.needed.length + head.length).toBeLessThanOrEqual(8 * 1024 * 1024)
  const piece = { offset: report.needed.start, bytes: mp4Box('free', 'x') }
  expect(core.inspect({ body: head, totalBytes: total, piece }).type).toBe('mp4')
})

test('bytes have a name, and prints of the same bytes are the same content', () => {
  const { fingerprint } = core.inspect({ body: clear })
  const hash = core.hash('segment')
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(core.hash(new TextEncoder().encode('segment'))).toBe(hash)
  const sampled = { ...fingerprint, samples: [{ segment: 0, bytes: 7, hash }] }
  expect(core.compareContent(sampled, sampled)).toEqual({ result: 'same', reason: 'sampled_bytes' })
  expect(core.compareContent(sampled, fingerprint).result).toBe('similar')
  expect(() => core.compareContent(sampled, null)).toThrow(TypeError)
})

test.each([
  ['undefined', undefined],
  ['text', 'x'],
  ['a number for a body', { body: 5 }],
  ['a cycle', (() => ((cycle) => (cycle.capabilities = cycle))({}))()],
  ['more than 8 MiB', { body: 'a'.repeat(8 * 1024 * 1024 + 1) }],
  ['a wrong field', { status: 'x', body: '' }],
  ['a wrong piece', { body: 'x', piece: { offset: -1, bytes: new ArrayBuffer(1) } }]
])('%s is a TypeError, and the next request is answered', (name, request) => {
  expect(() => core.inspect(request)).toThrow(TypeError)
  expect(core.inspect({ body: clear }).verdict).toBe('playable')
})

test('8 MiB are taken, and the heap that grew for them is written to', () => {
  const body = clear + '#'.repeat(8 * 1024 * 1024 - clear.length)
  expect(core.inspect({ body }).manifest.segmentCount).toBe(1)
  expect(core.inspect({ body: clear }).manifest.segmentCount).toBe(1)
})

test('noise is answered', () => {
  let state = 7
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24
  for (let i = 0; i < 500; i++) {
    const body = Uint8Array.from({ length: next() * 4 }, next)
    const start = i % 3 === 0 ? '#EXTM3U\n' : i % 3 === 1 ? '<MPD ' : ''
    body.set(new TextEncoder().encode(start).subarray(0, body.length))
    expect(core.inspect({ body })).toHaveProperty('verdict')
  }
})
