// Reads from a runner's output how many tests passed and failed.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * If a runner ended with an error but named no failed test, or ran no test, that counts as one failure.
 * @param {Counts} counts @param {number} code @returns {Counts}
 */
const honest = ({ passed, failed }, code) => ({
  passed,
  failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed
})

/** @param {string} file @returns {string} */
const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** @param {string} file of a GoogleTest program with --gtest_output=xml @param {number} code @returns {Counts} */
export function gtestCounts(file, code) {
  const text = textOf(file)
  const all = /<testsuites[^>]*>/.exec(text)?.[0] ?? ''
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(all)?.[1] ?? 0)
  const skipped = text.split(' result="skipped"').length - 1
  const failed = count('failures') + count('errors') + count('disabled') + skipped
  return honest({ passed: count('tests') - failed, failed }, code)
}

/** @param {string} file of jest --json @param {number} code @returns {Counts} */
export function jestCounts(file, code) {
  const text = textOf(file)
  if (text === '') return honest({ passed: 0, failed: 0 }, code)
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(text)
  return honest({ passed: numPassedTests, failed: numFailedTests + numPendingTests + numRuntimeErrorTestSuites }, code)
}

/** @param {string} file of node --test with the TAP reporter @param {number} code @returns {Counts} */
export function tapCounts(file, code) {
  const text = textOf(file)
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  return honest({ passed: count('pass'), failed: count('fail') + count('cancelled') + count('skipped') }, code)
}

/**
 * @param {string} file as above
 * @returns {{name: string, file: string}[]} tests that failed, without the parent tests that failed only because of them
 */
export function tapFailures(file) {
  const found = textOf(file).matchAll(/^ *not ok \d+ - (.*)\n *---\n((?: .*\n)*? *\.\.\.)$/gm)
  return [...found]
    .filter(([, , about]) => !/failureType: 'subtestsFailed'/.test(about))
    .map(([, name, about]) => ({ name, file: /location: '(.*):\d+:\d+'/.exec(about)?.[1] ?? '' }))
}

/** @param {string} file as above @returns {string[]} names of tests that ran and passed */
export const tapPassed = (file) =>
  [...textOf(file).matchAll(/^ *ok \d+ - (.*)$/gm)]
    .map(([, name]) => name)
    .filter((name) => !/ # (SKIP|TODO)/.test(name))

/** @param {string} text of a program that says "N passed, N failed" @param {number} code @returns {Counts} */
export function saidCounts(text, code) {
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(text) ?? []
  return honest({ passed: Number(passed), failed: Number(failed) }, code)
}
