// Runs the shipped command line as a separate process, against a server that behaves well and badly.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { mediaPlaylist, movie, secret, startServer } from './cli-server.mjs'

const bin = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url))

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server
/** @type {string} */
let folder
/** @type {string[]} */
let printed = []

before(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'resilient-playback-cli-'))
})
after(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  for (const text of printed.splice(0)) assert.doesNotMatch(text, new RegExp(`${secret}|viewer|seg\\d|\\u001b`))
  server.log.length = 0
})

/** @param {string[]} args @param {{input?: string, env?: object, interruptWhen?: () => boolean}} [options] */
function cli(args, { input = '', env = {}, interruptWhen } = {}) {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env.PATH, ...env } })
  const texts = { stdout: '', stderr: '' }
  for (const name of /** @type {const} */ (['stdout', 'stderr']))
    child[name].on('data', (part) => (texts[name] += part))
  child.stdin.on('error', () => {}).end(input)
  const timer = setInterval(() => interruptWhen?.() && child.kill('SIGINT'), 20)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(timer)
      printed.push(texts.stdout, texts.stderr)
      resolve({ code, ...texts })
    })
  })
}

const inspect = (...args) => cli(['inspect', ...args])
/** @param {string} path */
const at = (path) => server.origin + path
/** An address with a secret in every part. @param {string} path */
const secretly = (path) => at(`${path}?token=${secret}#${secret}`).replace('://', `://viewer:${secret}@`)
const json = async (...args) => {
  const { stdout, code } = await inspect('--json', ...args)
  return { code, looks: JSON.parse(stdout) }
}

test('a playlist that can be played', async () => {
  const { stdout, stderr, code } = await inspect(at(`/film.m3u8?t=${secret}`))
  assert.equal(code, 0)
  assert.equal(stderr, '')
  assert.match(
    stdout,
    /^http:\/\/127\.0\.0\.1:\d+\/\.\.\.\.m3u8\ncan be played; HLS, known by its content; for no particular device\n/
  )
  assert.match(
    stdout,
    /answer {6}status 200, application\/vnd\.apple\.mpegurl, first byte after \d+ ms, \d+ bytes read\n/
  )
  assert.match(stdout, /duration {4}0:00:12\n {2}segments {4}3 of at most 4 s\n {2}live {8}no\n/)
})

test('the name and password of an address are used at its own origin and printed nowhere', async () => {
  const { code, stdout } = await inspect(secretly('/film.m3u8'))
  assert.equal(code, 0)
  assert.match(stdout, /URL-4301/)
  const expected = `Basic ${Buffer.from(`viewer:${secret}`).toString('base64')}`
  assert.equal(server.log[0].headers.authorization, expected)
  for (const path of ['/away.m3u8', '/master-away.m3u8']) {
    server.log.length = 0
    await inspect(secretly(path))
    assert.deepEqual(
      server.log.map(({ headers }) => [headers.host?.split(':')[0], headers.authorization]),
      [
        ['127.0.0.1', expected],
        ['127.0.0.2', undefined]
      ],
      path
    )
  }
})

test('nothing there', async () => {
  const { stdout, code } = await inspect(secretly('/nothing.m3u8'))
  assert.equal(code, 1)
  assert.match(stdout, /cannot be played \(not found\)/)
  assert.match(stdout, /fatal {4}HTTP-5802 .*\n.*\(status 404\)/)
})

test('a web page, and what it says cannot reach the terminal', async () => {
  const { stdout, code } = await inspect(secretly('/page.m3u8'))
  assert.equal(code, 1)
  assert.match(stdout, /cannot be played \(not a video\); a web page/)
})

test('a server that says nothing, and one that stops', async () => {
  const silent = await inspect('--timeout', '0.4', secretly('/silent.m3u8'))
  assert.equal(silent.code, 2)
  assert.match(silent.stdout, /^not known;.*\n {2}no look {5}The server does not answer\./m)
  const stops = await json('--timeout', '3', secretly('/stops.m3u8'))
  assert.equal(stops.code, 2)
  assert.deepEqual(stops.looks[0].error, {
    class: 'timeout_body',
    code: '',
    message: 'The answer did not end in time.'
  })
  assert.equal(stops.looks[0].status, 200)
})

test('nobody listens', async () => {
  const other = await startServer()
  const freePort = new URL(other.origin).port
  other.close()
  const { code, looks } = await json(`http://viewer:${secret}@127.0.0.1:${freePort}/${secret}.m3u8`)
  assert.equal(code, 2)
  assert.equal(looks[0].error.class, 'network')
  assert.equal(looks[0].source, `http://127.0.0.1:${freePort}/....m3u8`)
})

test('redirects are followed and told', async () => {
  const { code, looks } = await json(at('/moved.m3u8'))
  assert.equal(code, 0)
  assert.equal(looks[0].redirectedTo, at('/....m3u8'))
})

test('a movie whose index stands at the end is read in pieces', async () => {
  const { code, looks } = await json(secretly('/film.mp4'))
  assert.equal(code, 0)
  assert.deepEqual(
    server.log.map(({ headers }) => headers.range),
    ['bytes=0-65535', `bytes=${3e6 + 28}-${movie.length - 1}`]
  )
  assert.equal(looks[0].report.manifest.durationSeconds, 90)
  assert.deepEqual(
    looks[0].report.manifest.variants.map(({ width, height }) => [width, height]),
    [[1920, 1080]]
  )
  assert.equal(looks[0].totalBytes, movie.length)
  assert.equal(looks[0].readBytes, 65536 + movie.length - 3e6 - 28)
  assert.ok(looks[0].report.diagnostics.some(({ code: name }) => name === 'MP4-3005'))
})

test('a server that ignores ranges is asked once more and believed', async () => {
  const { looks } = await json(at('/whole.mp4'))
  assert.equal(looks[0].report.type, 'mp4')
  assert.equal(looks[0].readBytes, 65536)
  assert.equal(server.log.length, 2)
})

test('a playlist longer than the first look is read to its end', async () => {
  const { looks } = await json(at('/long.m3u8'))
  assert.equal(looks[0].report.manifest.segmentCount, 9003)
})

test('the first variant is looked into, and the worse verdict counts', async () => {
  const good = await json(at('/master.m3u8'))
  assert.equal(good.looks[0].firstVariant.report.manifest.segmentCount, 3)
  assert.deepEqual([good.code, good.looks[0].verdict], [0, 'playable'])
  await writeFile(join(folder, 'tv.json'), '{"mse": true, "hlsjs": true, "drmSystems": []}')
  const closed = await inspect('--device', join(folder, 'tv.json'), at('/master-drm.m3u8'))
  assert.equal(closed.code, 1)
  assert.match(closed.stdout, /cannot be played \(protected\);.*; for the device of tv\.json/)
  assert.match(closed.stdout, / {2}The first variant:\n {4}cannot be played/)
  const lost = await json(at('/master-lost.m3u8'))
  assert.equal(lost.looks[0].firstVariant.status, 404)
})

test('several servers are compared by the bytes of a segment', async () => {
  const paths = ['/film.m3u8', '/other/film.m3u8', '/wrong/film.m3u8', '/longer/film.m3u8', '/nothing.m3u8']
  const { stdout, code } = await inspect(...paths.map(secretly))
  assert.equal(code, 0)
  const table = stdout.split('\n').slice(1, 6)
  const columns = table.map((line) => line.split(/ {2,}/).map((cell) => cell.replace(/^\d+ ms$/, 'ms')))
  assert.deepEqual(
    columns.map(([, , ...rest]) => rest),
    [
      ['200', 'ms', 'HLS', '-', 'degraded'],
      ['200', 'ms', 'HLS', 'same', 'degraded'],
      ['200', 'ms', 'HLS', 'different (bytes)', 'degraded'],
      ['200', 'ms', 'HLS', 'different (segment count)', 'degraded'],
      ['404', 'ms', 'text', '?', 'unplayable']
    ]
  )
  assert.match(stdout, /\n\n5\. http:.*\ncannot be played/)
  assert.doesNotMatch(stdout, /segments {4}/)
  assert.match((await inspect('--verbose', ...paths.map(secretly))).stdout, /segments {4}/)
})

test('multivariant playlists are compared by their first variants', async () => {
  const { looks } = await json(at('/master.m3u8'), at('/master.m3u8?again'))
  assert.deepEqual(looks[1].sameContent, { result: 'same', reason: 'sampled_bytes', of: 'first_variant' })
})

test('a file, and the standard input', async () => {
  const file = join(folder, 'film.m3u8')
  await writeFile(file, mediaPlaylist)
  const { code, stdout } = await inspect(file)
  assert.equal(code, 0)
  assert.match(stdout, /^film\.m3u8\ncan be played;/)
  const input = await cli(['inspect', '-'], { input: mediaPlaylist })
  assert.equal(input.code, 0)
  assert.match(input.stdout, /^standard input\ncan be played;/)
  const none = await inspect(join(folder, 'none.m3u8'))
  assert.equal(none.code, 2)
  assert.match(none.stdout, /There is no such file\. \(ENOENT\)/)
  assert.equal((await inspect(folder)).code, 2)
  await writeFile(join(folder, 'film.mp4'), movie)
  assert.match((await inspect(join(folder, 'film.mp4'))).stdout, /1920x1080/)
})

test('the line of a playlist with secrets is shown without them', async () => {
  const { stdout } = await inspect(at('/broken.m3u8'))
  assert.match(stdout, /HLS-1106 .*\n.*\n +3 \| #EXTINF:4\n +\| +\^\n/)
})

test('a wrong use', async () => {
  for (const args of [
    [],
    ['inspect'],
    ['inspect', '--unknown', 'x'],
    ['inspect', '--timeout', 'x', 'y'],
    ['look', 'x']
  ]) {
    const { code, stdout, stderr } = await cli(args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, /Usage: /)
  }
  const forgotten = await cli([secretly('/film.m3u8')])
  assert.equal(forgotten.code, 2)
  assert.match(forgotten.stderr, /unknown command/)
  assert.equal((await cli(['inspect', `--header=${secret}`, 'x'])).code, 2)
  assert.equal(
    (await inspect('--device', join(folder, 'no.json'), 'x')).stderr,
    'resilient-playback: no.json: There is no such file.\n'
  )
})

test('help and version', async () => {
  const help = await cli(['--help'])
  assert.deepEqual([help.code, help.stderr], [0, ''])
  const version = await cli(['--version'])
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
})

test('colours only where they are wanted', async () => {
  const colours = await cli(['inspect', at('/film.m3u8')], { env: { FORCE_COLOR: '1' } })
  printed = []
  assert.match(colours.stdout, /\u001b\[32m/)
  for (const [args, env] of [
    [[], { CI: '1' }],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }],
    [['--no-color'], { FORCE_COLOR: '1' }]
  ]) {
    assert.doesNotMatch((await cli(['inspect', ...args, at('/film.m3u8')], { env })).stdout, /\u001b/)
  }
})

test('Ctrl+C ends it at once, without a word', async () => {
  const { code, stdout, stderr } = await cli(['inspect', at('/silent.m3u8')], {
    interruptWhen: () => server.log.length > 0
  })
  assert.deepEqual([code, stdout, stderr], [130, '', ''])
})

test('a reader that goes away ends it quietly', async () => {
  const child = spawn(process.execPath, [bin, 'inspect', '--json', at('/film.m3u8')])
  child.stdout.destroy()
  let stderr = ''
  child.stderr.on('data', (part) => (stderr += part))
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0)
  assert.equal(stderr, '')
})
