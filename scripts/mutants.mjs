/**
 * npm run mutants -- [part of a name]... [--list] [--check] [--in <folder>]
 *
 * Breaks the code on purpose, one place at a time, and checks that the named test fails. The table is
 * tests/support/mutants.json. The mutants are made in a copy of the project, which is removed in the end. The project itself
 * stays unchanged.
 *
 *   --list    prints names and guarantees, runs nothing
 *   --check   checks only that each text is still found exactly once
 *   --in      keeps the copy in this folder and uses it again, so that the C++ part builds only what has changed
 *
 * A mutant passes if its test passes without the mutant and fails with it. It fails if its text is not found exactly once.
 * The last line is "N passed, N failed".
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { main, must, root, run } from './run.mjs'

/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} breaks  the guarantee that no longer holds
 * @property {string} file
 * @property {string} find  stands exactly once in the file
 * @property {string} replace
 * @property {'jest' | 'node' | 'rp_tests' | 'rp_property'} runner
 * @property {string} [testFile]  of jest and node
 * @property {string} test  its full name: describe blocks and test, with spaces between; of GoogleTest: Suite.Name
 *
 * @typedef {'passed' | 'failed' | 'missing' | 'not built'} Verdict  of the named test
 */

/** @type {Mutant[]} */
const table = JSON.parse(readFileSync(join(root, 'tests/support/mutants.json'), 'utf8'))
const isNative = (/** @type {Mutant} */ { runner }) => runner.startsWith('rp_')

/** @param {Mutant} mutant @returns {string} the fault of its row; empty if there is none */
function faultOf({ file, find, replace, runner, testFile }) {
  if (!existsSync(join(root, file))) return `${file} is not there`
  const count = readFileSync(join(root, file), 'utf8').split(find).length - 1
  if (count !== 1) return `the text is found ${count} times in ${file}: ${find}`
  if (find === replace) return 'it changes nothing'
  if (!runner.startsWith('rp_') && !existsSync(join(root, testFile ?? ''))) return `${testFile} is not there`
  return ''
}

/** @param {string} path */
const isFile = (path) => existsSync(path) && statSync(path).isFile()

/**
 * Copies every file of the project. An unchanged file keeps its time, so that only what has changed is built.
 * @param {string} folder
 */
async function copyProject(folder) {
  const listed = await must('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  for (const name of listed.split('\0').filter((one) => one && isFile(join(root, one)))) {
    const target = join(folder, name)
    const bytes = readFileSync(join(root, name))
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
  const link = (/** @type {string} */ name) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    if (!existsSync(join(folder, name))) symlinkSync(join(root, name), join(folder, name))
  }
  link('node_modules')
  if (existsSync(join(root, 'build/deps'))) link('build/deps')
}

/** @param {string} folder */
function copyCores(folder) {
  for (const name of ['package.json', 'wasm/core.js', 'wasm/core-full.js']) {
    mkdirSync(dirname(join(folder, 'build', name)), { recursive: true })
    copyFileSync(join(root, 'build', name), join(folder, 'build', name))
  }
}

/** Escapes the signs that have a meaning in regular expressions. @param {string} text */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * @param {string} folder @param {string} testFile @param {string} [only]  one test; absent: all tests
 * @returns {Promise<Map<string, string> | null>} status by full name; null: the file cannot be run
 */
async function jestResults(folder, testFile, only) {
  const file = join(folder, 'build/mutant.json')
  rmSync(file, { force: true })
  const options = ['--selectProjects', 'wasm', '--json', `--outputFile=${file}`, '--runTestsByPath', testFile]
  if (only) options.push('--testNamePattern', `^${literal(only)}$`)
  await run('node', [join(root, 'node_modules/jest/bin/jest.js'), ...options], { cwd: folder, capture: true })
  if (!existsSync(file)) return null
  /** @type {{testResults: {assertionResults: {fullName: string, status: string}[]}[]}} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  return all.length > 0 ? new Map(all.map(({ fullName, status }) => [fullName, status])) : null
}

/** Results of each test file without mutants, which runs once. @type {Map<string, Promise<Map<string, string> | null>>} */
const healthyFiles = new Map()

/** @param {string} folder @param {Mutant} mutant @param {boolean} isHealthy @returns {Promise<Verdict>} */
async function jestVerdict(folder, { testFile = '', test }, isHealthy) {
  if (isHealthy && !healthyFiles.has(testFile)) healthyFiles.set(testFile, jestResults(folder, testFile))
  const results = isHealthy ? await healthyFiles.get(testFile) : await jestResults(folder, testFile, test)
  if (!results) return 'not built'
  const status = results.get(test)
  return status === 'passed' || status === 'failed' ? status : 'missing'
}

/** @param {string} folder @param {Mutant} mutant @returns {Promise<Verdict>} */
async function nodeVerdict(folder, { testFile = '', test }) {
  const pattern = `--test-name-pattern=^${test.replace(/[^\w ]/g, '.')}$`
  const options = ['--test', '--test-reporter=tap', pattern, testFile]
  const { text } = await run('node', options, { cwd: folder, capture: true })
  const line = text.split('\n').find((one) => one.trim().endsWith(`- ${test}`) && /^\s*(not )?ok /.test(one))
  if (!line) return 'missing'
  return /^\s*not ok/.test(line) ? 'failed' : 'passed'
}

const folderOf = { rp_tests: 'cpp', rp_property: 'property' }

/**
 * @param {string} folder @param {string} runner @param {string[]} tests
 * @returns {Promise<Map<string, Verdict> | null>} verdicts by test; null: the program does not build
 */
async function nativeVerdicts(folder, runner, tests) {
  const built = await run('cmake', ['--build', '--preset', 'dev', '--target', runner], { cwd: folder, capture: true })
  if (built.code !== 0) return null
  const program = join(folder, 'build/dev/tests', folderOf[/** @type {'rp_tests'} */ (runner)], runner)
  const { text } = await run(program, [`--gtest_filter=${tests.join(':')}`], { cwd: folder, capture: true })
  const verdict = (/** @type {string} */ test) => {
    if (!text.includes(`[ RUN      ] ${test}\n`)) return 'missing'
    return text.includes(`[       OK ] ${test} `) ? 'passed' : 'failed'
  }
  return new Map(tests.map((test) => [test, verdict(test)]))
}

/** Verdicts of each program without mutants, built only once. @type {Map<string, Promise<Map<string, Verdict> | null>>} */
const healthyPrograms = new Map()

/** @param {string} folder @param {Mutant} mutant @param {boolean} isHealthy @returns {Promise<Verdict>} */
async function nativeVerdict(folder, { runner, test }, isHealthy) {
  if (isHealthy && !healthyPrograms.has(runner)) {
    const tests = table.filter((one) => one.runner === runner).map((one) => one.test)
    healthyPrograms.set(runner, nativeVerdicts(folder, runner, [...new Set(tests)]))
  }
  const verdicts = isHealthy ? await healthyPrograms.get(runner) : await nativeVerdicts(folder, runner, [test])
  return verdicts?.get(test) ?? 'not built'
}

/** @param {string} folder @param {Mutant} mutant @param {boolean} isHealthy @returns {Promise<Verdict>} */
function verdictOf(folder, mutant, isHealthy) {
  if (isNative(mutant)) return nativeVerdict(folder, mutant, isHealthy)
  return mutant.runner === 'jest' ? jestVerdict(folder, mutant, isHealthy) : nodeVerdict(folder, mutant)
}

/**
 * Runs the test without the mutant, then with it, and restores the file.
 * @param {string} folder @param {Mutant} mutant
 * @returns {Promise<string>} the fault; empty: the test kills the mutant
 */
async function tryMutant(folder, mutant) {
  const { file, find, replace } = mutant
  const before = await verdictOf(folder, mutant, true)
  if (before !== 'passed') return `without the mutant the test is ${before}`
  const target = join(folder, file)
  const text = readFileSync(target, 'utf8')
  try {
    // A function: `$&` in the replacement is only text.
    writeFileSync(
      target,
      text.replace(find, () => replace)
    )
    const verdict = await verdictOf(folder, mutant, false)
    return verdict === 'failed' ? '' : verdict === 'passed' ? 'SURVIVED' : `with the mutant the test is ${verdict}`
  } finally {
    writeFileSync(target, text)
  }
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean' }, check: { type: 'boolean' }, in: { type: 'string' } }
  })
  const wanted = table.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)))
  if (values.list) return wanted.forEach(({ name, breaks }) => console.log(`${name}: ${breaks}`))
  let passed = 0
  let failed = 0
  const tell = (/** @type {Mutant} */ mutant, /** @type {string} */ wrong) => {
    if (wrong) failed += 1
    else passed += 1
    const by = [mutant.testFile, mutant.test].filter(Boolean).join(': ')
    console.log(wrong ? `FAILED ${mutant.name}: ${wrong} (${by})` : `ok     ${mutant.name}: red in ${by}`)
  }
  const names = table.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new Error(`two mutants have the name ${twice.join(', ')}`)
  const lost = wanted.filter((mutant) => faultOf(mutant))
  lost.forEach((mutant) => tell(mutant, faultOf(mutant)))
  const sound = wanted.filter((mutant) => !lost.includes(mutant))
  if (values.check) passed += sound.length
  else if (sound.length > 0) {
    const folder = values.in ?? mkdtempSync(join(tmpdir(), 'resilient-playback-mutants-'))
    try {
      await copyProject(folder)
      if (sound.some((mutant) => !isNative(mutant))) {
        await build({ only: 'core' })
        copyCores(folder)
      }
      if (sound.some(isNative)) await must('cmake', ['--preset', 'dev'], { cwd: folder })
      for (const mutant of sound) tell(mutant, await tryMutant(folder, mutant))
    } finally {
      if (!values.in) rmSync(folder, { recursive: true })
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
