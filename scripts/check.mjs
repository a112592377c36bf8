// Runs all checks except the tests; the last line is "N passed, N failed". Arguments select checks: format lint layers
// protocol any codes errors states api texts waits words tidy types es5 mvp eval size.
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { anyFaults } from './any.mjs'
import { apiFaults } from './api.mjs'
import { checkEs5, checkMvp, checkNoEval } from './artefacts.mjs'
import { build } from './build.mjs'
import { codesFaults } from './codes.mjs'
import { ensure } from './ensure.mjs'
import { errorsFaults } from './errors.mjs'
import { cppFiles, format } from './format.mjs'
import { layerFaults } from './lint-layers.mjs'
import { protocolFaults } from './protocol.mjs'
import { bin, main, must, root, run } from './run.mjs'
import { sizes } from './size.mjs'
import { drawStates } from './states.mjs'
import { checkTexts } from './texts.mjs'
import { waitFaults } from './waits.mjs'
import { checkWords } from './words.mjs'

/**
 * Copies the sources of a generated unit into its own text, because clang's analyzer follows no paths in included files.
 * @param {string} unit
 * @returns {number} how many
 */
function expandUnit(unit) {
  let count = 0
  const text = readFileSync(unit, 'utf8').replace(/^#include "(.*\.cc)"$/gm, (_, file) => {
    count += 1
    return `#line 1 "${file}"\n${readFileSync(file, 'utf8')}`
  })
  writeFileSync(unit, text)
  return count
}

/**
 * Runs clang-tidy over the project's sources. A translation unit has many sources, so that clang-tidy reads their headers
 * once. As many units run at a time as there are processors.
 */
async function tidy() {
  await must('cmake', ['--preset', 'tidy'])
  /** @type {{file: string}[]} */
  const entries = JSON.parse(readFileSync(join(root, 'build/tidy/compile_commands.json'), 'utf8'))
  const units = entries.map(({ file }) => file).filter((file) => !file.includes('pugixml'))
  const count = units.reduce((sum, unit) => sum + expandUnit(unit), 0)
  const files = cppFiles().filter((name) => /^wasm\/(?!bindings\/(embind|lean|snprintf)).*\.cc$/.test(name))
  if (count !== files.length) throw new Error(`${count} of ${files.length} files are in a unit`)
  // The largest first, so that no long unit runs alone at the end.
  const length = (/** @type {string} */ unit) => readFileSync(unit).length
  const queue = [...units].sort((one, other) => length(other) - length(one))
  const complaints = []
  const options = ['--quiet', '-p', 'build/tidy']
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const { code, text } = await run('clang-tidy', [...options, file], { capture: true })
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

async function protocol() {
  const faults = await protocolFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

function any() {
  const { line, faults } = anyFaults()
  if (faults.length > 0) throw new Error(`${line}\n${faults.join('\n')}`)
  return line
}

function codes() {
  const faults = codesFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

function errors() {
  const faults = errorsFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

function states() {
  const old = drawStates({ check: true })
  if (old.length > 0) throw new Error(`run node scripts/states.mjs: old drawings in ${old.join(', ')}`)
}

function api() {
  const faults = apiFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

async function texts() {
  const { faults, text } = await checkTexts()
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return text
}

function waits() {
  const faults = waitFaults()
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

function words() {
  const { faults, text } = checkWords()
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return text
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
  protocol,
  any,
  codes,
  errors,
  states,
  api,
  texts,
  waits,
  words,
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
  if (names.some((name) => ofArtefacts.includes(name))) await build()
  let failed = 0
  // tidy keeps every processor busy by itself. All other checks are one process each; two run at a time.
  const alone = names.filter((name) => name === 'tidy')
  const queue = names.filter((name) => name !== 'tidy')
  const worker = async (/** @type {string[]} */ waiting) => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      try {
        console.log(`${name}: passed ${(await checks[name]()) ?? ''}`)
      } catch (error) {
        failed += 1
        console.log(`${name}: failed\n${error.message}`)
      }
    }
  }
  await worker(alone)
  await Promise.all([worker(queue), worker(queue)])
  console.log(`\n${names.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
