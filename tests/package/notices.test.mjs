// THIRD-PARTY-NOTICES.txt names all foreign code in dist/, each with its licence. Code without a licence stops the build.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { build } from '../../scripts/build.mjs'
import { emscriptenSources, noticeOfPackage, noticesFile, packageOf, readCopyright } from '../../scripts/notices.mjs'
import { appFolder } from '../../scripts/pack-apps.mjs'
import { root } from '../../scripts/run.mjs'

/** @type {string} */
let folder
before(async () => {
  await build()
  folder = mkdtempSync(join(tmpdir(), 'resilient-playback-notices-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8')
/** @param {string} text @returns {Map<string, string>} heading of each work -> the text under it */
const sections = (text) => {
  const parts = text.split(/^={80}\n/m).slice(1)
  return new Map(parts.flatMap((part, i) => (i % 2 ? [] : [[part.trim(), parts[i + 1].trim()]])))
}

test('all that is linked and bundled is named, each with a licence', () => {
  const named = sections(read(`dist/${noticesFile}`))
  const expected = ['Emscripten', 'musl', 'libc++ (LLVM)', 'compiler-rt (LLVM)', 'nlohmann/json', 'pugixml']
  const packages = ['js-sha256', 'commander', 'picocolors', '@babel/helpers']
  for (const name of [...expected, ...packages]) {
    const found = [...named].find(([heading]) => heading.startsWith(name))
    assert.ok(found, `${name} is missing: ${[...named.keys()].join('; ')}`)
    assert.match(found[1], /copyright/i, name)
    assert.match(found[1], /permission|redistribut|license/i, name)
  }
  for (const [heading, text] of named) assert.ok(text.length > 200, heading)
})

test('no package of npm is in a bundle without being named', () => {
  const named = [...sections(read(`dist/${noticesFile}`)).keys()]
  const bundled = readdirSync(join(root, 'build/bundled'))
  const outputs = readdirSync(join(root, 'dist')).filter(
    (name) => /\.[cm]?js$/.test(name) && !/[0-9a-f]{8}\.js$/.test(name)
  )
  assert.deepEqual(bundled.map((name) => name.replace(/\.txt$/, '')).sort(), outputs.sort())
  for (const name of bundled.flatMap((file) => read(`build/bundled/${file}`).split('\n')).filter(Boolean))
    assert.ok(
      named.some((heading) => heading.startsWith(`${name} `)),
      name
    )
})

test('every script says where the notices are', () => {
  for (const name of readdirSync(join(root, 'dist')).filter((file) => /\.[cm]?js$/.test(file)))
    if (!name.includes('.inspect.'))
      assert.match(read(`dist/${name}`).slice(0, 200), new RegExp(noticesFile.replace('.', '\\.')), name)
})

test('whoever copies a script takes the notices along, with those of what lies beside it', () => {
  const app = appFolder('tizen', 'notices')
  assert.ok(existsSync(join(app, noticesFile)))
  assert.ok(
    [...sections(readFileSync(join(app, noticesFile), 'utf8')).keys()].some((name) => name.startsWith('hls.js '))
  )
})

test('a package without a licence stops the build', () => {
  const home = join(folder, 'bare')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{"version": "1.0.0", "license": "MIT"}')
  assert.throws(() => noticeOfPackage('bare', folder), /bare is part of what is shipped, and its licence is not there/)
  assert.throws(() => noticeOfPackage('absent', folder), /absent is part of what is shipped, and is not installed/)
  writeFileSync(join(home, 'LICENSE.md'), 'The licence.\n')
  assert.deepEqual(noticeOfPackage('bare', folder), { name: 'bare 1.0.0', license: 'MIT', text: 'The licence.' })
})

test('a library of Emscripten whose source is not known stops the build', () => {
  const home = join(folder, 'emscripten')
  mkdirSync(join(home, 'system/lib/libc/musl/src/string'), { recursive: true })
  writeFileSync(join(home, 'system/lib/libc/musl/src/string/memchr.c'), '')
  const member = (/** @type {string} */ name) => `/x/lib/wasm32-emscripten/lto/${name}\n`
  assert.ok(
    emscriptenSources(member('libc-optz.a(memchr.o)'), home).includes('system/lib/libc/musl/src/string/memchr.c')
  )
  assert.throws(() => emscriptenSources(member('libc-optz.a(other.o)'), home), /libc-optz\.a\(other\.o\).*not found/)
  assert.throws(() => emscriptenSources(member('libpng.a(png.o)'), home), /libpng\.a of Emscripten is linked/)
})

test('a copyright file of Debian is read: the last paragraph counts, a choice, a supplement, what is missing', () => {
  const file = readCopyright(
    [
      'Format: x',
      'Files: *\nCopyright: 2001 One\n 2002 Two\nLicense: Missing or Expat',
      'Files: lib/*.c\n lib/?.h\nCopyright: Three\nLicense: Expat with words\n More words.\n .\n And more.',
      'Files: none\nCopyright: Four\nLicense: Unknown',
      'License: Expat\n The words of Expat.'
    ].join('\n\n')
  )
  assert.deepEqual(file.of('a.js'), {
    copyright: '2001 One\n2002 Two',
    license: 'Missing or Expat',
    text: 'The words of Expat.'
  })
  assert.equal(file.of('lib/deep/a.c').text, 'The words of Expat.\n\nMore words.\n\nAnd more.')
  assert.equal(file.of('lib/a.h').copyright, 'Three')
  assert.equal(file.of('lib/ab.h').copyright, '2001 One\n2002 Two')
  assert.throws(() => file.of('none'), /no text of the licence "Unknown" of none/)
})

test('modules belong to their package, helpers to the tool that wrote them', () => {
  assert.deepEqual(
    [
      '/x/node_modules/a/b.js',
      '/x/node_modules/@s/a/b.js',
      '/x/node_modules/a/node_modules/c/d.js',
      '\0/x/node_modules/a/b.js?commonjs-module'
    ].map(packageOf),
    ['a', '@s/a', 'c', 'a']
  )
  assert.deepEqual(['\0rollupPluginBabelHelpers.js', '\0commonjsHelpers.js', '/x/js/index.js'].map(packageOf), [
    '@babel/helpers',
    '@rollup/plugin-commonjs',
    ''
  ])
})
