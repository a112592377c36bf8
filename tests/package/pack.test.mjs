// The tarball of `npm pack`, installed in another folder, works for require, import, TypeScript, a bundler and a script tag.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import nodeResolve from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import { launchChromium } from '../support/chromium.mjs'
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
    'THIRD-PARTY-NOTICES.txt',
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

test('a server that renders pages may import the element', async () => {
  await write(
    'server.mjs',
    "import { ResilientVideoElement } from 'resilient-playback/element'\nconsole.log(typeof ResilientVideoElement)"
  )
  assert.equal(await runNode('server.mjs'), 'function')
})

test('a bundler finds the module, the element and the core that both share', async () => {
  await write('entry.mjs', `import * as rp from 'resilient-playback'\nimport 'resilient-playback/element'\n${useOfIt}`)
  const built = await rollup({
    input: join(folder, 'entry.mjs'),
    plugins: [nodeResolve({ browser: true })],
    onLog(level, log) {
      assert.notEqual(level, 'warn', log.message)
    }
  })
  const { output } = await built.write({ dir: join(folder, 'bundle'), format: 'es', entryFileNames: '[name].mjs' })
  const cores = output.filter((file) => file.type === 'chunk' && /application\/octet-stream;base64/.test(file.code))
  assert.equal(cores.length, 2, 'the playback core once, and the full one, fetched when it is wanted')
  assert.equal(await runNode('bundle/entry.mjs'), expected)
})

test('a script tag makes the global, which does the same', async () => {
  await write('tag.html', '<script src="node_modules/resilient-playback/dist/resilient-playback.js"></script>')
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(folder, 'tag.html')).href)
    const found = await page.evaluate(async () => {
      const { ResilientPlayback } = /** @type {any} */ (window)
      const core = await ResilientPlayback.loadCore()
      const { sources } = core.parseSources({ url: 'http://a.example/x.m3u8 or http://b.example/x.m3u8' })
      return [
        typeof ResilientPlayback.createPlayer,
        ResilientPlayback.version,
        core.version,
        core.backend,
        sources.length
      ]
    })
    assert.equal(JSON.stringify(found), expected)
  } finally {
    await browser.close()
  }
})

/** @param {string} file @param {string[]} options @returns {Promise<string>} the errors of the compiler; empty: none */
const complaints = (file, options) => {
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2017']
  return execute('node', [...args, '--lib', 'es2017,dom', ...options, file], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error) => error.stdout
  )
}

const typed = `
import { attach, createPlayer, PlaybackError, version, type Player, type Reason } from 'resilient-playback'
export function use(video: HTMLVideoElement): Player {
  const player = createPlayer(video, { sources: ['http://a.example/x.m3u8'] })
  player.on('exhausted', (event) => console.log(event.reason, version.length))
  player.play().catch((error) => { if (error instanceof PlaybackError) { const reason: Reason = error.reason; console.log(reason) } })
  attach({}, { sources: ['http://a.example/x.m3u8'] }).load()
  return player
}
`
/** The element is an ES module only: `require` cannot load it. */
const typedElement = `
import type { ResilientVideoElement } from 'resilient-playback/element'
const element: ResilientVideoElement = document.createElement('resilient-video')
element.addEventListener('source_changed', ({ detail }) => console.log(detail.to.url, element.currentTime + 1))
element.options = { policy: { preset: 'quick' } }
document.body.append(element)
`
const asBundlers = ['--module', 'esnext', '--moduleResolution', 'bundler']
const resolutions = [
  { name: 'bundler', file: 'use.ts', options: asBundlers },
  { name: 'node16 import', file: 'use-import.mts', options: ['--module', 'node16'] },
  { name: 'node16 require', file: 'use-require.cts', options: ['--module', 'node16'] }
]
for (const { name, file, options } of resolutions) {
  test(`the types are found: ${name}`, async () => {
    await write(file, file.endsWith('.cts') ? typed : typed + typedElement)
    assert.equal(await complaints(file, options), '')
  })
}

test('a wrong use does not pass the types', async () => {
  await write('wrong.ts', typed.replace("sources: ['http", "sources: [5, 'http"))
  assert.match(await complaints('wrong.ts', asBundlers), /wrong\.ts\(4,\d+\): error TS2322/)
})
