// The tarball of `npm pack`, installed in a folder of its own, works by require, by import and for TypeScript.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { mediaPlaylist, startServer } from './cli-server.mjs'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

/** @type {string} */
let folder

/** @param {string} file @param {string} text */
const write = (file, text) => writeFile(join(folder, file), text)
/** @param {string} file */
const runNode = async (file) => (await execute('node', [file], { cwd: folder })).stdout.trim()

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resilient-playback-pack-'))
  const { stdout } = await execute('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: root })
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')))
  await write('package.json', '{ "name": "elsewhere", "private": true }')
  await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], { cwd: folder })
})

after(() => rm(folder, { recursive: true, force: true }))

test('it brings the files of dist and no sources', async () => {
  const installed = join(folder, 'node_modules/resilient-playback')
  const names = await readdir(installed)
  assert.deepEqual(names.filter((name) => !/^(README|CHANGELOG)\.md$/.test(name)).sort(), [
    'LICENSE',
    'dist',
    'package.json'
  ])
  const dist = (await readdir(join(installed, 'dist'))).map((name) =>
    name.replace(/legacy\.[0-9a-f]{8}/, 'legacy.HASH')
  )
  assert.deepEqual(dist.sort(), [
    'cli.mjs',
    'element.d.mts',
    'element.mjs',
    'index.d.cts',
    'index.d.ts',
    'plugin.js',
    'plugin.legacy.HASH.js',
    'plugin.legacy.js',
    'resilient-playback.cjs',
    'resilient-playback.inspect.cjs',
    'resilient-playback.inspect.mjs',
    'resilient-playback.js',
    'resilient-playback.legacy.js',
    'resilient-playback.mjs'
  ])
})

test('it depends on nothing at run time', async () => {
  assert.deepEqual(
    await readdir(join(folder, 'node_modules')).then((names) => names.filter((name) => name[0] !== '.')),
    ['resilient-playback']
  )
})

const useOfIt = `
  rp.loadCore().then((core) => {
    const { sources } = core.parseSources({ url: 'http://a.example/x.m3u8 or http://b.example/x.m3u8' })
    console.log(JSON.stringify([typeof rp.createPlayer, rp.version, core.version, core.backend, sources.length]))
  })
`
const expected = JSON.stringify(['function', version, version, 'wasm', 2])

test('require gives a working core', async () => {
  await write('use.cjs', `const rp = require('resilient-playback')\n${useOfIt}`)
  assert.equal(await runNode('use.cjs'), expected)
})

test('import gives a working core', async () => {
  await write('use.mjs', `import * as rp from 'resilient-playback'\n${useOfIt}`)
  assert.equal(await runNode('use.mjs'), expected)
})

test('the command that it brings looks at a file and at a server', async () => {
  const bin = join(folder, 'node_modules/.bin/resilient-playback')
  await write('film.m3u8', mediaPlaylist)
  const server = await startServer()
  try {
    const { stdout } = await execute(bin, ['inspect', '--json', 'film.m3u8', `${server.origin}/film.m3u8`], {
      cwd: folder
    })
    const looks = JSON.parse(stdout)
    assert.deepEqual(
      looks.map(({ verdict, report }) => [verdict, report.manifest.segmentCount]),
      [
        ['playable', 3],
        ['playable', 3]
      ]
    )
    await assert.rejects(execute(bin, ['inspect', `${server.origin}/nothing.m3u8`], { cwd: folder }), { code: 1 })
  } finally {
    server.close()
  }
})

/** @param {string} file @param {string[]} options @returns {Promise<string>} what the compiler complains about */
const complaints = (file, options) => {
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2017']
  return execute('node', [...args, '--lib', 'es2017,dom', ...options, file], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error) => error.stdout
  )
}

const typed = `
import { createPlayer, PlaybackError, version, type Player, type Reason } from 'resilient-playback'
export function use(video: HTMLVideoElement): Player {
  const player = createPlayer(video, { sources: ['http://a.example/x.m3u8'] })
  player.on('exhausted', (event) => console.log(event.reason, version.length))
  player.play().catch((error) => { if (error instanceof PlaybackError) { const reason: Reason = error.reason; console.log(reason) } })
  return player
}
`
const asBundlers = ['--module', 'esnext', '--moduleResolution', 'bundler']
const resolutions = [
  { name: 'bundler', file: 'use.ts', options: asBundlers },
  { name: 'node16 import', file: 'use-import.mts', options: ['--module', 'node16'] },
  { name: 'node16 require', file: 'use-require.cts', options: ['--module', 'node16'] }
]
for (const { name, file, options } of resolutions) {
  test(`the types are found: ${name}`, async () => {
    await write(file, typed)
    assert.equal(await complaints(file, options), '')
  })
}

test('a wrong use does not pass the types', async () => {
  await write('wrong.ts', typed.replace("sources: ['http", "sources: [5, 'http"))
  assert.match(await complaints('wrong.ts', asBundlers), /wrong\.ts\(4,\d+\): error TS2322/)
})
