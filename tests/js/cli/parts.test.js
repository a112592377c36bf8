import { mapAtOnce } from '../../../js/cli/concurrency.js'
import { Failure, failureOfFetch, failureOfFile } from '../../../js/cli/failure.js'
import { contentRange, credentialsOf } from '../../../js/cli/fetch-host.js'
import { parseArguments } from '../../../js/cli/arguments.js'
import { addressIn, isPrivate } from '../../../js/cli/private-host.js'
import { middleSegment } from '../../../js/cli/samples.js'
import { exitCodeOf, worseOf } from '../../../js/cli/verdict.js'

describe('arguments', () => {
  const parse = (...argv) => {
    const said = { out: '', err: '' }
    const write = { out: (text) => (said.out += text), err: (text) => (said.err += text) }
    return { ...parseArguments(argv, { version: '1.2.3', write }), ...said }
  }

  test('the defaults, and all of them', () => {
    expect(parse('inspect', 'a', '-', 'b').asked).toEqual({
      ...{ sources: ['a', '-', 'b'], json: false, verbose: false, color: true },
      ...{ timeoutSeconds: 20, device: undefined }
    })
    const all = ['--json', '--verbose', '--no-color', '--timeout', '1.5', '--device', 'tv.json']
    expect(parse('inspect', ...all, 'a').asked).toEqual({
      ...{ sources: ['a'], json: true, verbose: true, color: false },
      ...{ timeoutSeconds: 1.5, device: 'tv.json' }
    })
  })

  test.each([
    [[]],
    [['inspect']],
    [['look', 'a']],
    [['inspect', '--foo', 'a']],
    [['inspect', '--timeout', '0', 'a']],
    [['inspect', '--timeout', '1e3', 'a']],
    [['inspect', '--device']]
  ])('%j is a wrong use', (argv) => {
    const { exitCode, out, err } = parse(...argv)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain('Usage: resilient-playback')
  })

  test('what was typed wrongly is not repeated with its secrets', () => {
    expect(parse('https://u:secret@a.example/secret?secret').err).not.toContain('secret')
    expect(parse('inspect', '--token=secret', 'a').err).not.toContain('secret')
  })

  test('help and version are no faults', () => {
    expect(parse('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' })
    expect(parse('inspect', '--help').exitCode).toBe(0)
  })
})

test('the verdict over a playlist and its first variant', () => {
  const worse = (parent, child) =>
    worseOf({ verdict: parent, reason: 'parent' }, { verdict: child, reason: 'child' }).verdict
  const verdicts = ['playable', 'degraded', 'unplayable', 'unknown']
  expect(verdicts.map((parent) => verdicts.map((child) => worse(parent, child)))).toEqual([
    ['playable', 'degraded', 'unplayable', 'degraded'],
    ['degraded', 'degraded', 'unplayable', 'degraded'],
    ['unplayable', 'unplayable', 'unplayable', 'unplayable'],
    ['unknown', 'unknown', 'unknown', 'unknown']
  ])
  const parent = { verdict: 'degraded', reason: 'parent' }
  expect(worseOf(parent, { verdict: 'degraded', reason: 'child' })).toBe(parent)
})

test('the best source gives the exit code', () => {
  expect(['playable', 'degraded', 'unplayable', 'unknown'].map((one) => exitCodeOf([one]))).toEqual([0, 0, 1, 2])
  expect(exitCodeOf(['unknown', 'unplayable'])).toBe(1)
  expect(exitCodeOf(['unplayable', 'degraded', 'unknown'])).toBe(0)
})

test.each([
  [{ code: 'ENOTFOUND' }, 'dns'],
  [{ code: 'EAI_AGAIN' }, 'dns'],
  [{ code: 'ECONNREFUSED' }, 'network'],
  [{ errors: [{ code: 'EHOSTUNREACH' }] }, 'network'],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'timeout_first_byte'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'tls'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls'],
  [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'tls'],
  [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'tls'],
  [{ code: 'UND_ERR_SOCKET' }, 'network'],
  [{ message: 'redirect count exceeded' }, 'network'],
  [undefined, 'network']
])('the cause %j is a fault of %s', (cause, expected) => {
  const failure = failureOfFetch(Object.assign(new TypeError('fetch failed'), { cause }))
  expect(failure.facts.class).toBe(expected)
  expect(failure.message).toMatch(/^[A-Z].*\.$/)
})

test('a failure stays what it is; files have their own', () => {
  const failure = new Failure('dns', 'x')
  expect(failureOfFetch(failure)).toBe(failure)
  expect(failureOfFile({ code: 'ENOENT' }).facts).toEqual({
    ...{ class: 'file', code: 'ENOENT', message: 'There is no such file.' }
  })
  expect(failureOfFile({}).message).toBe('The file cannot be read.')
})

test('credentials belong to an origin', () => {
  expect(credentialsOf('https://us%20er:p%40ss@a.example:8443/x')).toEqual({
    origin: 'https://a.example:8443',
    authorization: `Basic ${Buffer.from('us er:p@ss').toString('base64')}`
  })
  expect(credentialsOf('https://%zz@a.example').authorization).toBe(`Basic ${Buffer.from('%zz:').toString('base64')}`)
  expect([credentialsOf('https://a.example'), credentialsOf('film.m3u8')]).toEqual([null, null])
})

test('a content range', () => {
  expect(contentRange('bytes 5-9/100')).toEqual({ start: 5, total: 100 })
  expect(contentRange('bytes 5-9/*')).toEqual({ start: 5 })
  expect([contentRange('bytes */100'), contentRange(null), contentRange('items 1-2/3')]).toEqual([null, null, null])
})

test('hosts of this network', () => {
  const own = ['http://localhost', 'http://127.1', 'http://10.0.0.1', 'http://[::1]', 'http://[fd00::1]', 'http://tv']
  own.push('http://192.168.1.1:80/x', 'http://nas.local.', 'http://[::ffff:127.0.0.1]', 'http://0x7f000001')
  expect(own.filter((url) => !isPrivate(url))).toEqual([])
  const others = ['http://a.example', 'http://8.8.8.8', 'http://172.32.0.1', 'http://[2001:db8::1]']
  expect(others.filter(isPrivate)).toEqual([])
})

test('a manifest leads only where it may', () => {
  const base = 'https://a.example/x/y.m3u8?t=1'
  expect(addressIn('z.m3u8', base)).toBe('https://a.example/x/z.m3u8')
  expect(addressIn('//b.example/z', base)).toBe('https://b.example/z')
  const forbidden = ['http://127.0.0.1/z', 'file:///etc/passwd', 'data:,x', '{$host}/z', 'http://']
  expect(forbidden.map((uri) => addressIn(uri, base))).toEqual([null, null, null, null, null])
  expect(addressIn('http://127.0.0.1/z', 'http://192.168.0.2/x')).toBe('http://127.0.0.1/z')
})

describe('the segment in the middle', () => {
  const playlist =
    '#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n#EXTINF:4,\na.m4s\r\nstray\n#EXTINF:4,\n#EXT-X-GAP\n b.m4s\n#EXTINF:4,\nc.m4s\n'

  test('is found with what stands before it', () => {
    expect(middleSegment(playlist, 3)).toEqual({ index: 1, uri: 'b.m4s', map: 'i.mp4' })
    expect(middleSegment(playlist.replace('#EXT-X-MAP:URI="i.mp4"\n', ''), 3).map).toBeUndefined()
  })

  test.each([
    ['parts of one file', '#EXT-X-BYTERANGE:5@0\n'],
    ['a part as initialization', '#EXT-X-MAP:URI="i.mp4",BYTERANGE="5@0"\n'],
    ['variables', '#EXT-X-DEFINE:NAME="a",VALUE="b"\n']
  ])('is not looked for among %s', (name, line) => {
    expect(middleSegment(playlist + line, 3)).toBeNull()
  })

  test('is not there', () => {
    expect(middleSegment(playlist, 8)).toBeNull()
  })
})

test('at most so many at once, and the results in order', async () => {
  let running = 0
  let most = 0
  const results = await mapAtOnce([5, 1, 4, 2, 3], 2, async (n) => {
    most = Math.max(most, ++running)
    for (let i = 0; i < n; i++) await null
    running -= 1
    return n * 10
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
})
