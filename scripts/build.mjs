// Builds what is shipped: both cores with Emscripten, then the bundles of dist/, then checks them. Steps whose inputs and
// outputs are unchanged are skipped. `node scripts/build.mjs core` builds the two cores only.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEs5, checkMvp, checkNoEval } from './artefacts.mjs'
import { ensure } from './ensure.mjs'
import { bin, main, must, root } from './run.mjs'
import { whenChanged } from './stamp.mjs'

const presets = ['wasm', 'wasm-js']
const cores = presets.flatMap((preset) => ['core', 'core-full'].map((name) => `build/${preset}/${name}.js`))

const coreStep = {
  reads: ['wasm', 'cmake', 'CMakeLists.txt', 'CMakePresets.json', 'package.json', 'scripts/es5-core.mjs'],
  writes: cores
}
const bundleStep = {
  reads: [
    'js',
    'plugin',
    ...cores,
    'rollup.config.mjs',
    'babel.config.cjs',
    'package.json',
    'package-lock.json'
  ].concat(['scripts/build.mjs', 'scripts/artefacts.mjs']),
  writes: ['dist']
}

async function buildCores() {
  for (const preset of presets) {
    await must('cmake', ['--preset', preset])
    await must('cmake', ['--build', '--preset', preset])
  }
  // The cores are CommonJS in a package whose .js files are ES modules.
  writeFileSync(join(root, 'build/package.json'), '{ "type": "commonjs" }\n')
}

async function buildBundles() {
  mkdirSync(join(root, 'dist'), { recursive: true })
  await Promise.all(
    ['scripts', 'modules'].map((group) => must(bin('rollup'), ['-c', '--environment', `GROUP:${group}`]))
  )
  // The same types twice: TypeScript takes .d.ts for an ES module here and wants .d.cts beside what is required.
  for (const name of ['index.d.ts', 'index.d.cts']) copyFileSync(join(root, 'js/index.d.ts'), join(root, 'dist', name))
  const types = readFileSync(join(root, 'js/element/index.d.ts'), 'utf8')
  writeFileSync(join(root, 'dist/element.d.mts'), types.replace("'../index.js'", "'./index.js'"))
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
