// Everything but the tests that must hold; the last line is "N passed, N failed". Names run a part: format lint layers
// codes tidy types es5 mvp eval size.
import { availableParallelism } from 'node:os'
import { checkEs5, checkMvp, checkNoEval } from './artefacts.mjs'
import { build } from './build.mjs'
import { codesFaults } from './codes.mjs'
import { ensure } from './ensure.mjs'
import { cppFiles, format } from './format.mjs'
import { layerFaults } from './lint-layers.mjs'
import { bin, main, must, run } from './run.mjs'
import { sizes } from './size.mjs'

/** clang-tidy over our sources; headers are seen through them. As many files at a time as there are processors. */
async function tidy() {
  await must('cmake', ['--preset', 'dev'])
  const files = cppFiles().filter((name) => /^wasm\/(?!bindings).*\.cc$/.test(name))
  const queue = [...files]
  const complaints = []
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const { code, text } = await run('clang-tidy', ['--quiet', '-p', 'build/dev', file], { capture: true })
      if (code !== 0) complaints.push(text)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  return `${files.length} files`
}

function layers() {
  const faults = layerFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

async function codes() {
  const faults = await codesFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

function size() {
  const { lines, over } = sizes()
  const table = `\n${lines.join('\n')}`
  if (over > 0) throw new Error(table)
  return table
}

/** @type {Record<string, () => unknown>} */
const checks = {
  format: () => format('check'),
  lint: () => must(bin('eslint'), ['--max-warnings=0', '.']).then(() => ''),
  layers,
  codes,
  tidy,
  types: async () => {
    for (const project of ['.', 'js/cli']) await must(bin('tsc'), ['-p', project])
  },
  es5: checkEs5,
  mvp: checkMvp,
  eval: checkNoEval,
  size
}
const ofArtefacts = ['es5', 'mvp', 'eval', 'size']

await main(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks)
  const unknown = names.filter((name) => !checks[name])
  if (unknown.length > 0)
    throw new Error(`No check named ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}`)
  await ensure('check')
  let failed = 0
  for (const name of names) {
    try {
      if (ofArtefacts.includes(name)) await build()
      console.log(`${name}: passed ${(await checks[name]()) ?? ''}`)
    } catch (error) {
      failed += 1
      console.log(`${name}: failed\n${error.message}`)
    }
  }
  console.log(`\n${names.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
