// Runs the tests; the last line is "N passed, N failed". Names run a part: npm test -- cpp fuzz js package quiet browser
// engines. A skipped test counts as failed: nothing is left out silently.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { gtestCounts, jestCounts, saidCounts, tapCounts } from './counts.mjs'
import { ensure } from './ensure.mjs'
import { fuzz } from './fuzz.mjs'
import { bin, main, must, root, run } from './run.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */

/** @param {string} name @returns {string} a file for a runner's results, not there yet */
function results(name) {
  const file = join(root, 'build/results', name)
  mkdirSync(join(root, 'build/results'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** The program of each folder of tests/. */
const programs = { cpp: 'rp_tests', property: 'rp_property', herd: 'rp_herd_test', corpus: 'rp_corpus' }

/**
 * One process for all tests of a folder: ctest would start one for each, which takes minutes.
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
  const { code } = await run(bin('jest'), ['--json', `--outputFile=${file}`])
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
 * @param {number} atOnce files
 * @returns {Promise<Counts>}
 */
async function nodeTests(name, files, atOnce) {
  const file = results(`${name}.tap`)
  const reporters = ['spec', 'tap'].map((reporter) => `--test-reporter=${reporter}`)
  const targets = ['stdout', file].map((target) => `--test-reporter-destination=${target}`)
  const { code } = await run('node', ['--test', `--test-concurrency=${atOnce}`, ...reporters, ...targets, ...files])
  return tapCounts(file, code)
}

async function packaged() {
  await build()
  return nodeTests('package', testsIn('package'), 2)
}

/** Beside nobody else: what they measure is the clock itself. */
const quietFiles = /calm|dwindling/
/** They play nothing against the clock, or have a page of their own for it. */
const unpaced = /apps|demo|device|fault-server|inspect|site/

async function quiet() {
  await build()
  await must('node', ['tests/support/make-media.mjs'])
  const files = testsIn('browser').filter((file) => quietFiles.test(file))
  return nodeTests('browser-quiet', files, 1)
}

/** All others take turns for the pages that may play at once (tests/support/slots.mjs); file by file, since each browser costs as well. */
async function browser() {
  await build()
  await must('node', ['tests/support/make-media.mjs'])
  const files = testsIn('browser').filter((file) => !quietFiles.test(file))
  const isPaced = (/** @type {string} */ file) => !unpaced.test(file)
  const one = await nodeTests('browser-paced', files.filter(isPaced), 1)
  const other = await nodeTests(
    'browser-unpaced',
    files.filter((file) => !isPaced(file)),
    2
  )
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

/** Two old engines of the ladder; all of them: npm run test:engines. */
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

/** Only by name. @type {Record<string, () => Promise<Counts>>} */
const more = { asan: () => native('asan', ['cpp', 'property']), corpus }

/** @param {string[]} names of parts @returns {Promise<Counts>} one after the other */
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
