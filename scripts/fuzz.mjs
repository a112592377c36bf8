// Fuzzes the code that reads bytes from outside, each target for some seconds: npm run fuzz [-- seconds] [-- names]. It
// reads the kept corpus of tests/fuzz/ and a growing one in build/fuzz/corpus/. If a target crashes, it fails and names the
// input.
import { mkdirSync, readdirSync, existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensure } from './ensure.mjs'
import { main, must, root, run } from './run.mjs'

/** @typedef {{name: string, failed: boolean, executions: number, text: string}} Result */

const built = join(root, 'build/fuzz/tests/fuzz')
const kept = join(root, 'tests/fuzz')
const differential = 'url-differential'
/** Inputs of the comparison with node's URL for each second that a target runs. */
const inputsPerSecond = 2000

/** @returns {string[]} one target for each program that was built */
const targets = () =>
  readdirSync(built)
    .map((name) => /^rp_fuzz_(\w+)$/.exec(name)?.[1] ?? '')
    .filter((name) => name !== '')
    .sort()

/** @param {string} name @param {number} seconds @returns {Promise<Result>} */
async function fuzzTarget(name, seconds) {
  const growing = join(root, 'build/fuzz/corpus', name)
  const crashes = join(root, 'build/fuzz/crashes')
  for (const folder of [growing, crashes]) mkdirSync(folder, { recursive: true })
  const folders = [growing, join(kept, 'corpus', name)].filter((folder) => existsSync(folder))
  const dictionary = join(kept, `${name}.dict`)
  const limits = [`-max_total_time=${seconds}`, '-timeout=10', '-rss_limit_mb=2048', '-max_len=16384']
  const flags = [...limits, '-print_final_stats=1', `-artifact_prefix=${join(crashes, `${name}-`)}`]
  if (existsSync(dictionary)) flags.push(`-dict=${dictionary}`)
  const { code, text } = await run(join(built, `rp_fuzz_${name}`), [...flags, ...folders], { capture: true })
  const executions = Number(/stat::number_of_executed_units:\s*(\d+)/.exec(text)?.[1] ?? 0)
  return { name, failed: code !== 0 || executions === 0, executions, text }
}

/** @param {number} seconds @param {number} seed @returns {Promise<Result>} */
async function compareUrls(seconds, seed) {
  const script = join(kept, 'url-differential.mjs')
  const args = [script, join(built, 'rp_url_tool'), String(seconds * inputsPerSecond), String(seed)]
  const { code, text } = await run('node', args, { capture: true })
  return { name: differential, failed: code !== 0, executions: Number(/: (\d+) inputs/.exec(text)?.[1] ?? 0), text }
}

/** @param {Result} result */
function report({ name, failed, executions, text }) {
  if (!failed) return console.log(`${name}: ${executions} executions`)
  // The sanitizer's message is in the middle of the output, the file with the input at the end.
  const lines = text.trimEnd().split('\n')
  const from = Math.max(
    0,
    lines.findIndex((line) => /ERROR|runtime error/.test(line))
  )
  console.log(lines.filter((_, i) => i >= lines.length - 6 || (i >= from && i < from + 40)).join('\n'))
  return console.log(`${name}: failed after ${executions} executions`)
}

/**
 * @param {{seconds: number, names?: string[], seed?: number}} options
 * @returns {Promise<import('./counts.mjs').Counts>} one test for each target
 */
export async function fuzz({ seconds, names = [], seed = 1 }) {
  await must('cmake', ['--preset', 'fuzz'])
  await must('cmake', ['--build', '--preset', 'fuzz'])
  const all = [...targets(), differential]
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Error(`No target named ${unknown.join(', ')}; there are ${all.join(', ')}`)
  const queue = names.length > 0 ? [...names] : all
  /** @type {Result[]} */
  const results = []
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const result = await (name === differential ? compareUrls(seconds, seed) : fuzzTarget(name, seconds))
      report(result)
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  console.log(`${results.reduce((sum, { executions }) => sum + executions, 0)} executions`)
  const failed = results.filter((result) => result.failed).length
  return { passed: results.length - failed, failed }
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const args = process.argv.slice(2)
    const names = args.filter((arg) => !/^\d+$/.test(arg))
    await ensure('all')
    const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 60)
    const { passed, failed } = await fuzz({ seconds, names, seed: Date.now() % 1_000_000_007 })
    console.log(`${passed} passed, ${failed} failed`)
    if (failed > 0) process.exitCode = 1
  })
}
