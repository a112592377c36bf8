// Builds what is shipped: both cores with Emscripten, then the bundles of dist/, then checks the bundles. It skips steps
// whose inputs and outputs are unchanged. `node scripts/build.mjs core` builds the two cores only.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEs5, checkMvp, checkNoEval } from './artefacts.mjs'
import { ensure } from './ensure.mjs'
import { forgetBundled, makeNotices } from './notices.mjs'
import { bin, main, must, root } from './run.mjs'
import { whenChanged } from './stamp.mjs'

const presets = ['wasm', 'wasm-js']
const coreNames = ['core', 'core-full']
const cores = presets.flatMap((preset) => coreNames.map((name) => `build/${preset}/${name}.js`))
/** The files that the linker used for a core, one a line. */
const linked = cores.map((core) => core.replace(/js$/, 'linked.txt'))

const coreStep = {
  reads: ['wasm', 'cmake', 'CMakeLists.txt', 'CMakePresets.json', 'package.json', 'scripts/es5-core.mjs'],
  writes: [...cores, ...linked]
}
const bundleStep = {
  reads: [
    'js',
    'plugin',
    ...cores,
    ...linked,
    'rollup.config.mjs',
    'babel.config.cjs',
    'package.json',
    'package-lock.json'
  ].concat(['scripts/build.mjs', 'scripts/artefacts.mjs', 'scripts/notices.mjs']),
  writes: ['dist']
}

/**
 * Stores the linker's list of files, because the linker prints it only when it links.
 * @param {string} preset
 * @param {string} said output of a build
 */
function keepLinked(preset, said) {
  /** @type {Record<string, string[]>} */
  const taken = {}
  let core = ''
  for (const text of said.split('\n')) {
    core = /CMakeFiles\/(core(?:-full)?)\.dir\/.*\.o$/.exec(text)?.[1] ?? core
    if (core && /\.a\(.+\.o\)$/.test(text)) (taken[core] ??= []).push(text)
  }
  for (const [name, files] of Object.entries(taken))
    writeFileSync(join(root, 'build', preset, `${name}.linked.txt`), `${files.join('\n')}\n`)
}

async function buildCores() {
  for (const [index, core] of cores.entries())
    if (!existsSync(join(root, linked[index]))) rmSync(join(root, core), { force: true })
  for (const preset of presets) {
    await must('cmake', ['--preset', preset])
    keepLinked(preset, await must('cmake', ['--build', '--preset', preset]))
  }
  // The cores are CommonJS in a package whose .js files are ES modules.
  writeFileSync(join(root, 'build/package.json'), '{ "type": "commonjs" }\n')
}

async function buildBundles() {
  mkdirSync(join(root, 'dist'), { recursive: true })
  forgetBundled()
  await Promise.all(
    ['scripts', 'modules'].map((group) => must(bin('rollup'), ['-c', '--environment', `GROUP:${group}`]))
  )
  // The same types twice: TypeScript reads .d.ts as an ES module here and needs .d.cts beside a file that is required.
  for (const name of ['index.d.ts', 'index.d.cts']) copyFileSync(join(root, 'js/index.d.ts'), join(root, 'dist', name))
  const types = readFileSync(join(root, 'js/element/index.d.ts'), 'utf8')
  writeFileSync(join(root, 'dist/element.d.mts'), types.replace("'../index.js'", "'./index.js'"))
  await makeNotices(presets)
  for (const check of [checkEs5, checkMvp, checkNoEval]) await check()
}

/** @param {{only?: string}} [options] */
export async function build({ only } = {}) {
  await ensure('build')
  if (await whenChanged('core', coreStep, buildCores)) console.log(`built ${cores.join(', ')}`)
  if (only === 'core') return
  if (await whenChanged('bundles', bundleStep, buildBundles)) console.log('built dist/')
}

if (import.meta.filename === process.argv[1]) await main(() => build({ only: process.argv[2] }))
