import { createColors } from 'picocolors'
import { compareWithFirst } from '../../../js/cli/compare.js'
import { Failure } from '../../../js/cli/failure.js'
import { inspect } from '../../../js/cli/inspect.js'
import { inspectTarget } from '../../../js/cli/inspect-target.js'
import { movieWithIndexAtEnd } from '../../support/tiny-mp4.mjs'
import { loadFullCore } from '../../../js/core/full-core.js'

const secret = 'S3cretTok3n'
const bytesOf = (text) => new TextEncoder().encode(text)
const media = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXTINF:4,\nb.ts\n#EXT-X-ENDLIST\n'
const multivariant = `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000,RESOLUTION=640x360,CODECS="avc1.4d401e"\nlow.m3u8\n`

let core
beforeAll(async () => {
  core = await loadFullCore()
})

/** Serves files by address; throws a Failure instead of serving it. `asked` holds all requests. */
function worldOf(files) {
  const asked = []
  const openUrl = async (url, { credentials }) => {
    asked.push(credentials ? [url, credentials.origin] : url)
    const file = files[url]
    if (file instanceof Failure) throw file
    const body = file === undefined ? bytesOf('no') : typeof file === 'string' ? bytesOf(file) : file
    let given = 0
    return {
      ...{ status: file === undefined ? 404 : 200, contentType: 'application/vnd.apple.mpegurl' },
      ...{ firstByteMs: 7, totalBytes: body.length },
      read: async (limit) => body.subarray(0, (given = Math.min(limit, body.length))),
      isComplete: () => given === body.length,
      range: async (start, length) => (asked.push([start, length]), body.subarray(start, start + length)),
      close: async () => {}
    }
  }
  let clock = 0
  return { core, openUrl, now: () => (clock += 5), epochMs: () => 1.7e12, asked }
}
const look = (source, world, more) => inspectTarget({ source, credentials: null, ...more }, world)

test('the first variant is looked at with the credentials of the playlist', async () => {
  const world = worldOf({ 'http://a.example/m.m3u8': multivariant, 'http://a.example/low.m3u8': media })
  const credentials = { origin: 'http://a.example', authorization: 'x' }
  const { child, verdict } = await look('http://a.example/m.m3u8', world, { credentials })
  expect(verdict).toBe('playable')
  expect(child.report.manifest.segmentCount).toBe(2)
  expect(world.asked).toEqual(
    ['http://a.example/m.m3u8', 'http://a.example/low.m3u8'].map((url) => [url, credentials.origin])
  )
})

test('a variant that cannot be looked at takes certainty away, one that is lost more', async () => {
  const failure = new Failure('dns', 'The name of the server is not known.', 'ENOTFOUND')
  const files = { 'http://a.example/m.m3u8': multivariant, 'http://a.example/low.m3u8': failure }
  const unknown = await look('http://a.example/m.m3u8', worldOf(files))
  expect([unknown.verdict, unknown.child.failure.class]).toEqual(['degraded', 'dns'])
  const lost = await look('http://a.example/m.m3u8', worldOf({ 'http://a.example/m.m3u8': multivariant }))
  expect([lost.verdict, lost.reason]).toEqual(['unplayable', 'not_found'])
})

test('a manifest does not lead into the own network, nor to other schemes', async () => {
  for (const uri of ['http://127.0.0.1/low.m3u8', 'file:///etc/passwd']) {
    const world = worldOf({ 'http://a.example/m.m3u8': multivariant.replace('low.m3u8', uri) })
    expect((await look('http://a.example/m.m3u8', world)).child).toBeUndefined()
    expect(world.asked).toEqual(['http://a.example/m.m3u8'])
  }
})

test('addresses that nothing here opens are judged by themselves', async () => {
  const world = worldOf({})
  expect((await look('magnet:?xt=x', world)).verdict).toBe('unplayable')
  expect((await look('http://', world)).verdict).toBe('unplayable')
  expect(world.asked).toEqual([])
})

test('an MP4 is asked for what the core says', async () => {
  const file = movieWithIndexAtEnd(500000)
  const world = worldOf({ 'http://a.example/f.mp4': file })
  const { report, readBytes } = await look('http://a.example/f.mp4', world)
  const start = 28 + 500000
  expect(world.asked).toEqual(['http://a.example/f.mp4', [start, file.length - start]])
  expect(report.needed).toBeUndefined()
  expect(readBytes).toBe(65536 + file.length - start)
})

test('a server that gives wrong pieces is not asked without end', async () => {
  const file = movieWithIndexAtEnd(500000)
  const world = worldOf({ 'http://a.example/f.mp4': file })
  const { openUrl } = world
  let ranges = 0
  world.openUrl = async (...args) => ({
    ...(await openUrl(...args)),
    range: async () => (ranges++, new Uint8Array([0]))
  })
  await look('http://a.example/f.mp4', world)
  expect(ranges).toBe(3)
})

test('a further piece that does not go on where the first ends is not asked for', async () => {
  const head = movieWithIndexAtEnd(500000).subarray(0, 65536)
  const world = worldOf({ 'http://a.example/f.mp4': head })
  const { openUrl } = world
  const pieces = []
  world.openUrl = async (...args) => ({
    ...(await openUrl(...args)),
    totalBytes: 1e9,
    // The beginning of a box of 16 MB. The rest is missing.
    range: async (start) => (pieces.push(start), Buffer.from([1, 0, 0, 0, ...Buffer.from('free')]))
  })
  const { report } = await look('http://a.example/f.mp4', world)
  expect(pieces).toEqual([500028])
  expect(report.needed.start).toBe(500028 + 0x1000000)
})

describe('several servers', () => {
  const compare = async (files) => {
    const world = worldOf(files)
    const playlists = Object.keys(files).filter((url) => url.endsWith('m.m3u8'))
    const looks = await Promise.all(playlists.map((url) => look(url, world)))
    return (await compareWithFirst(looks, world)).slice(1).map(({ sameContent }) => sameContent)
  }
  const a = 'http://a.example/'
  const b = 'http://b.example/'

  test('the same bytes are the same film', async () => {
    const files = { [`${a}m.m3u8`]: media, [`${b}m.m3u8`]: media, [`${a}b.ts`]: 'bytes' }
    expect(await compare({ ...files, [`${b}b.ts`]: 'bytes' })).toEqual([
      { result: 'same', reason: 'sampled_bytes', of: 'source' }
    ])
    expect(await compare({ ...files, [`${b}b.ts`]: 'BYTES' })).toEqual([
      { result: 'different', reason: 'bytes', of: 'source' }
    ])
    expect(await compare(files)).toEqual([{ result: 'similar', reason: 'no_sample', of: 'source' }])
  })

  test('a segment that is too long proves nothing', async () => {
    const long = new Uint8Array(4 * 1024 * 1024 + 1)
    const files = { [`${a}m.m3u8`]: media, [`${b}m.m3u8`]: media, [`${a}b.ts`]: long, [`${b}b.ts`]: long }
    expect((await compare(files))[0].result).toBe('similar')
  })

  test('fragmented MP4 needs its initialization too', async () => {
    const fragmented = media.replace('#EXTINF', '#EXT-X-MAP:URI="init.mp4"\n#EXTINF')
    const files = { [`${a}m.m3u8`]: fragmented, [`${b}m.m3u8`]: fragmented, [`${a}b.ts`]: 'x', [`${b}b.ts`]: 'x' }
    expect((await compare(files))[0]).toMatchObject({ result: 'similar', reason: 'no_init' })
    const inits = { [`${a}init.mp4`]: 'i', [`${b}init.mp4`]: 'i' }
    expect((await compare({ ...files, ...inits }))[0].result).toBe('same')
  })

  test('of multivariant playlists the first variants count, unless the playlists differ', async () => {
    const files = { [`${a}m.m3u8`]: multivariant, [`${b}m.m3u8`]: multivariant }
    const variants = { [`${a}low.m3u8`]: media, [`${b}low.m3u8`]: media, [`${a}b.ts`]: 'x', [`${b}b.ts`]: 'x' }
    expect(await compare({ ...files, ...variants })).toEqual([
      { result: 'same', reason: 'sampled_bytes', of: 'first_variant' }
    ])
    files[`${b}m.m3u8`] = multivariant.replace('640x360', '1280x720')
    expect((await compare({ ...files, ...variants }))[0]).toMatchObject({ result: 'different', of: 'source' })
  })

  test('nothing is compared with what has nothing', async () => {
    expect(await compare({ [`${a}m.m3u8`]: media, [`${b}m.m3u8`]: '<html>' })).toEqual([undefined])
  })
})

describe('what is printed', () => {
  const style = { colors: createColors(false), width: 80, device: 'no particular device', verbose: false }
  const print = async (files, how = {}) => {
    const targets = Object.keys(files)
      .filter((url) => !url.includes('low'))
      .map((source) => ({ source, credentials: null }))
    const world = worldOf(files)
    return (await inspect(targets, { world, json: false, style, progress() {}, ...how })).output
  }
  const secretly = `#EXTM3U
#EXT-X-DEFINE:NAME="${secret}",VALUE="https://u:${secret}@h.example/${secret}"
#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="skd://${secret}",KEYFORMAT="https://h.example/${secret}",IV=${secret}${secret}${secret}
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="https://h.example/${secret}",URI="${secret}?${secret}"
#EXT-X-STREAM-INF:BANDWIDTH=x,CODECS="https://h.example/${secret}",AUDIO="nobody"
https://u:${secret}@h.example/${secret}.m3u8?${secret}
#EXT-X-STREAM-INF:AUDIO="a"
\t/${secret}\u001b[31m.m3u8
`
  const address = `http://u:${secret}@a.example/${secret}.m3u8?e=1&t=${secret}#${secret}`

  test.each([
    ['text', {}],
    ['JSON', { json: true }]
  ])('no secret of an address, of the source or within the playlist, as %s', async (name, how) => {
    const output = await print({ [address]: secretly }, how)
    expect(output).toContain('HLS-')
    expect(output.replace(`NAME="${secret}"`, '')).not.toContain(secret)
    expect(output).not.toMatch(/\u001b|u:/)
  })

  test('JSON is one document with the facts of every source', async () => {
    const files = { 'http://a.example/m.m3u8': multivariant, 'http://b.example/n.m3u8': new Failure('dns', 'No.', 'X') }
    const looks = JSON.parse(await print(files, { json: true }))
    expect(looks[0]).toMatchObject({
      ...{ source: 'http://a.example/....m3u8', status: 200, contentType: 'application/vnd.apple.mpegurl' },
      ...{ firstByteMs: 7, verdict: 'unplayable', reason: 'not_found' }
    })
    expect(looks[0].report.manifest.variants[0].uri).toBe('....m3u8')
    expect(looks[0].firstVariant).toMatchObject({ source: 'http://a.example/....m3u8', status: 404 })
    expect(looks[1]).toMatchObject({ error: { class: 'dns', code: 'X', message: 'No.' }, verdict: 'unknown' })
  })

  test('the worst diagnostic comes first, with its line', async () => {
    const bad = media.replace('#EXTINF:4,\nb', '#EXTINF:4\nb').replace('TARGETDURATION:4', 'TARGETDURATION:4.5')
    const output = await print({ 'http://a.example/m.m3u8#x': bad })
    const severities = output.match(/^ {2}(fatal|error|warning|info)/gm).map((one) => one.trim())
    const order = ['fatal', 'error', 'warning', 'info']
    expect(severities).toEqual([...severities].sort((one, other) => order.indexOf(one) - order.indexOf(other)))
    expect(output).toMatch(/HLS-1106 {2}line 5, column 1,.*\n.*\n {11}5 \| #EXTINF:4\n {13}\| \^\n/)
    expect(severities).toContain('info')
    for (const line of output.split('\n').filter((one) => one.includes(' | ')))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('of several sources only the errors, unless more is asked for', async () => {
    const files = { 'http://a.example/m.m3u8': media, 'http://b.example/m.m3u8': 'nothing' }
    const output = await print(files)
    expect(output.split('\n')[0]).toMatch(/server +answer +first byte +type +same content +verdict/)
    expect(output).not.toMatch(/^ {2}(warning|info)/m)
    expect(output).toMatch(/and \d+ more: --verbose/)
    expect(await print(files, { style: { ...style, verbose: true } })).toMatch(/^ {2}info/m)
  })
})
