// Runs the tests; the last line is "N passed, N failed". Arguments select parts: npm test -- cpp fuzz js package quiet
// browser engines. A skipped test counts as failed, so that nothing is left out silently.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { gtestCounts, jestCounts, saidCounts, tapCounts, tapFailures, tapPassed } from './counts.mjs'
import { ensure } from './ensure.mjs'
import { fuzz } from './fuzz.mjs'
import { bin, main, must, root, run } from './run.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */

/** @param {string} name @returns {string} a file for a runner's results, which does not exist yet */
function results(name) {
  const file = join(root, 'build/results', name)
  mkdirSync(join(root, 'build/results'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** The program of each folder of tests/. */
const programs = { cpp: 'rp_tests', property: 'rp_property', herd: 'rp_herd_test', corpus: 'rp_corpus' }

/**
 * One process runs all tests of a folder; ctest would start one for each test, which takes minutes.
 * @param {'dev' | 'asan'} preset @param {(keyof typeof programs)[]} folders @returns {Promise<Counts>}
 */
async function native(preset, folders) {
  await must('cmake', ['--preset', preset])
  const targets = folders.map((folder) => programs[folder])
  await must('cmake', ['--build', '--preset', preset, '--target', ...targets])
  const total = { passed: 0, failed: 0 }
  for (const folder of folders) {
    const file = results(`${preset}-${folder}.xml`)
    const program = join(root, 'build', preset, 'tests', folder, programs[folder])
    const brief = folder === 'corpus' ? [] : ['--gtest_brief=1']
    const { code } = await run(program, [`--gtest_output=xml:${file}`, ...brief])
    const counts = gtestCounts(file, code)
    total.passed += counts.passed
    total.failed += counts.failed
  }
  return total
}

/** @returns {Promise<Counts>} */
async function jest() {
  await build({ only: 'core' })
  const file = results('jest.json')
  // Most test files wait for a clock of their own, so three workers keep two processors busy.
  const { code } = await run(bin('jest'), ['--maxWorkers=3', '--json', `--outputFile=${file}`])
  return jestCounts(file, code)
}

/** @param {string} folder of tests/ @returns {string[]} */
const testsIn = (folder) =>
  readdirSync(join(root, 'tests', folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => join('tests', folder, name))

/**
 * @param {string} name of the results
 * @param {string[]} files
 * @param {{atOnce?: number, only?: string[], env?: Record<string, string>}} [options]  atOnce: files; only: tests of these names
 * @returns {Promise<{code: number, file: string}>}
 */
async function runNodeTests(name, files, { atOnce = 1, only = [], env } = {}) {
  const file = results(`${name}.tap`)
  const reporters = ['spec', 'tap'].map((reporter) => `--test-reporter=${reporter}`)
  const targets = ['stdout', file].map((target) => `--test-reporter-destination=${target}`)
  const names = only.map((text) => `--test-name-pattern=^${text.replace(/[^\w ]/g, '.')}$`)
  const options = [`--test-concurrency=${atOnce}`, ...names, ...reporters, ...targets]
  const { code } = await run('node', ['--test', ...options, ...files], { env })
  return { code, file }
}

/** @param {string} name @param {string[]} files @param {number} atOnce @returns {Promise<Counts>} */
async function nodeTests(name, files, atOnce) {
  const { code, file } = await runNodeTests(name, files, { atOnce })
  return tapCounts(file, code)
}

/** If more tests than these fail, a busy machine is not the reason. */
const MOST_REPEATED = 6

/**
 * On a slow or busy machine, films that play at the same time delay each other. So a test that failed runs once more alone,
 * and that run decides. Both results are printed.
 * @param {string} name @param {string[]} files @param {number} atOnce @returns {Promise<Counts>}
 */
async function pacedTests(name, files, atOnce) {
  const { code, file } = await runNodeTests(name, files, { atOnce })
  const counts = tapCounts(file, code)
  const failures = tapFailures(file)
  const isKnown = failures.length === counts.failed && failures.every((failure) => failure.file !== '')
  if (failures.length === 0 || failures.length > MOST_REPEATED || !isKnown) return counts
  const only = failures.map((failure) => failure.name)
  console.log(`once more, alone: ${only.join('; ')}`)
  const again = await runNodeTests(`${name}-alone`, [...new Set(failures.map((failure) => failure.file))], {
    only,
    env: { PAGES_AT_ONCE: '1' }
  })
  const passing = tapPassed(again.file)
  const passed = only.filter((test) => passing.includes(test)).length
  console.log(`failed beside others: ${only.length}, of them passed alone: ${passed}`)
  return { passed: counts.passed + passed, failed: counts.failed - passed }
}

async function packaged() {
  await build()
  return nodeTests('package', testsIn('package'), 2)
}

/** These run alone, because they measure time itself. */
const quietFiles = /calm|dwindling/
/** These play nothing in real time, or have a page of their own for it. */
const unpaced = /apps|demo|device|fault-server|inspect|site/

/** Each file has its own browser: while the last pages of one file still play, those of the next one start. */
const PACED_FILES = 2

async function quiet() {
  await build()
  await must('node', ['tests/support/make-media.mjs'])
  const files = testsIn('browser').filter((file) => quietFiles.test(file))
  return nodeTests('browser-quiet', files, 1)
}

/** Paced tests share a limited number of pages that may play at the same time (tests/support/slots.mjs). */
async function browser() {
  await build()
  await must('node', ['tests/support/make-media.mjs'])
  const files = testsIn('browser').filter((file) => !quietFiles.test(file))
  const isPaced = (/** @type {string} */ file) => !unpaced.test(file)
  const one = await pacedTests('browser-paced', files.filter(isPaced), PACED_FILES)
  const other = await pacedTests(
    'browser-unpaced',
    files.filter((file) => !isPaced(file)),
    2
  )
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

/** Tests two old browser engines; npm run test:engines tests all of them. */
async function engines() {
  const { code, text } = await run('node', ['tests/engines/run.mjs', '--quick'], { capture: true })
  console.log(text)
  return saidCounts(text, code)
}

/** @type {Record<string, () => Promise<Counts>>} */
const parts = {
  cpp: () => native('dev', ['cpp', 'property', 'herd']),
  fuzz: () => fuzz({ seconds: 10 }),
  js: jest,
  package: packaged,
  quiet,
  browser,
  engines
}
/** The reference manifests and addresses are not part of this project. */
async function corpus() {
  if (process.env.CORPUS_DIR) return native('dev', ['corpus'])
  console.log('skipped: CORPUS_DIR is not set; it names a folder of reference addresses (url/urltestdata-http.json)')
  return { passed: 0, failed: 0 }
}

/** Parts that run only if they are named. @type {Record<string, () => Promise<Counts>>} */
const more = { asan: () => native('asan', ['cpp', 'property']), corpus }

/** @param {string[]} names of parts, which run one after the other @returns {Promise<Counts>} */
async function inTurn(names) {
  const total = { passed: 0, failed: 0 }
  for (const name of names) {
    console.log(`\n== ${name}`)
    const counts = await (parts[name] ?? more[name])().catch((error) => {
      console.error(error.message)
      return { passed: 0, failed: 1 }
    })
    console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`)
    total.passed += counts.passed
    total.failed += counts.failed
  }
  return total
}

await main(async () => {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !parts[name] && !more[name])
  if (unknown.length > 0)
    throw new Error(`No tests named ${unknown.join(', ')}; there are ${Object.keys({ ...parts, ...more }).join(', ')}`)
  await ensure()
  const total = await inTurn(names.length > 0 ? names : Object.keys(parts))
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  if (total.failed > 0) process.exitCode = 1
})
