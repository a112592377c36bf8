// @ts-check
/**
 * npm run bench:handle: measures the cost of one event, JSON included, over a recorded script of 10 000 events with
 * 8 sources: median and p99, native, in WebAssembly and in the JavaScript build. Also measures whether the memory of a
 * session stays flat over a million events. Writes docs/benchmarks/handle.md.
 */
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { ensure } from '../../scripts/ensure.mjs'
import { must, root, run } from '../../scripts/run.mjs'
import { recordScript } from './handle-script.mjs'

const ROUNDS = 5
const MILLION = 1000000
/** Microseconds. */
const EDGES = [5, 10, 20, 50, 100, 150, 300, 1000]

/** @param {number[]} times sorted */
const at = (times, /** @type {number} */ share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]

/**
 * @param {any} core
 * @param {{config: string, events: string[]}} script
 * @returns {number[]} microseconds, sorted
 */
function measure(core, { config, events }) {
  const times = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const session = new core.Session(config)
    for (const event of events) {
      const begin = process.hrtime.bigint()
      session.handle(event)
      if (round) times.push(Number(process.hrtime.bigint() - begin) / 1000)
    }
    session.delete()
  }
  return times.sort((a, b) => a - b)
}

/**
 * @param {any} core
 * @param {{config: string, events: string[]}} script
 * @returns {[number, number]} bytes of the core's heap after the first script and after a million events
 */
function heapOver(core, { config, events }) {
  const session = new core.Session(config)
  let first = 0
  for (let count = 0; count < MILLION; count += 1) {
    session.handle(events[count % events.length])
    if (count === events.length) first = core.HEAPU8.length
  }
  session.delete()
  return [first, core.HEAPU8.length]
}

/** @param {string} name @param {number[]} times */
function row(name, times) {
  const counts = EDGES.map((edge, i) => times.filter((time) => time <= edge && (i === 0 || time > EDGES[i - 1])).length)
  const over = times.length - counts.reduce((sum, count) => sum + count, 0)
  const shares = [...counts, over].map((count) => ((100 * count) / times.length).toFixed(1))
  return `| ${name} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.99).toFixed(1)} | ${shares.join(' | ')} |`
}

await ensure('bench')
await build({ only: 'core' })
await must('cmake', ['--preset', 'bench'])
await must('cmake', ['--build', '--preset', 'bench'])
const require = createRequire(import.meta.url)
const cores = {
  WebAssembly: await require(join(root, 'build/wasm/core.js'))(),
  'JavaScript build': await require(join(root, 'build/wasm-js/core.js'))()
}
const script = recordScript(cores.WebAssembly)
const file = join(root, 'build/results/handle-script.jsonl')
mkdirSync(join(root, 'build/results'), { recursive: true })
writeFileSync(file, [script.config, ...script.events].join('\n') + '\n')
const native = await run(join(root, 'build/bench/tests/bench/rp_bench_handle'), [`--script=${file}`], { capture: true })
if (native.code !== 0) throw new Error(native.text)
const [, times = ''] = /^times: (.*)$/m.exec(native.text) ?? []
const rows = [row('native', times.split(' ').map(Number))]
for (const [name, core] of Object.entries(cores)) rows.push(row(name, measure(core, script)))
const [first, last] = heapOver(cores.WebAssembly, script)
const text = [
  '# What an event costs',
  '',
  `\`npm run bench:handle\`, load ${loadavg()[0].toFixed(1)}. ${script.events.length} recorded events, 8 sources, ${ROUNDS - 1} rounds after a first one; JSON in and out included. Microseconds.`,
  '',
  `| | median | p99 | ${EDGES.map((edge) => `to ${edge}`).join(' | ')} | more |`,
  `|---|---|---|${EDGES.map(() => '---').join('|')}|---|`,
  ...rows,
  '',
  `Heap of the WebAssembly core: ${first} bytes after the first script, ${last} after ${MILLION} events of one session.`,
  '',
  '```',
  native.text.replace(/^(times: |Running ).*\n?/gm, '').trim(),
  '```',
  ''
].join('\n')
writeFileSync(join(root, 'docs/benchmarks/handle.md'), text)
console.log(text)
