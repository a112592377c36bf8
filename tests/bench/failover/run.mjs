// @ts-check
/**
 * npm run bench:failover [-- --quick] [--runs n] [--only part] [--ours] [--start-lanes n] [--middle-lanes n]
 * Runs the fault table (tests/support/faults.json) x {start, middle} x {HLS, DASH, MP4} for our player and for other
 * players, pair by pair in one run. build/results/failover.jsonl keeps the cells, so they do not run again. --fresh deletes
 * them. Writes docs/benchmarks/failover.md and failover.svg.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../../scripts/run.mjs'
import { launchChromium } from '../../support/chromium.mjs'
import { boundsOf, everyFault } from '../../support/faults.mjs'
import { ensureMedia } from '../../support/make-media.mjs'
import { runCell } from './cell.mjs'
import { ensurePeers } from './peers.mjs'
import { tableOf } from './report.mjs'
import { startBenchServer } from './server.mjs'

const { values: args } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    ours: { type: 'boolean', default: false },
    runs: { type: 'string' },
    only: { type: 'string', default: '' },
    'start-lanes': { type: 'string' },
    'middle-lanes': { type: 'string' }
  }
})
const runs = Number(args.runs || (args.quick ? 1 : 5))
const capSeconds = boundsOf('bench-failover', 'start', 'hls').withinSeconds / (args.quick ? 2 : 1)
/** A start is measured in tenths of a second, so little runs beside it. A cell in mid-film mostly waits. */
const lanes = {
  start: Number(args['start-lanes'] || (args.quick ? 2 : 1)),
  middle: Number(args['middle-lanes'] || (args.quick ? 6 : 4))
}
const kept = join(root, 'build/results/failover.jsonl')

/** @type {[string, ('hls' | 'dash' | 'mp4')[]][]} */
const field = [
  ['ours', ['hls', 'dash', 'mp4']],
  ['hls.js next URL', ['hls']],
  ['hls.js redundant', ['hls']],
  ['VHS redundant', ['hls']],
  ['shaka DASH', ['dash']],
  ['dash.js', ['dash']]
]

function allCells() {
  const cells = []
  for (let run = 1; run <= runs; run += 1) {
    for (const phase of /** @type {const} */ (['start', 'middle'])) {
      for (const kind of /** @type {const} */ (['hls', 'dash', 'mp4'])) {
        for (const cell of everyFault('bench-failover', phase, kind, { quick: args.quick })) {
          // All contestants of a fault run one after the other, so that they share the state of the machine.
          for (const [contestant, kinds] of field) {
            if (!kinds.includes(kind) || (args.ours && contestant !== 'ours')) continue
            const key = [contestant, kind, phase, cell.name, run].join('|')
            if (key.includes(args.only)) cells.push({ key, contestant, ...cell })
          }
        }
      }
    }
  }
  return cells
}

/**
 * If another player once used the whole time limit, it would use it in every run, an hour in all. So its first run stands.
 * @param {any[]} results @param {ReturnType<typeof allCells>[number]} cell
 */
const isHopeless = (results, { contestant, kind, phase, name }) =>
  contestant !== 'ours' &&
  results.some(
    (one) =>
      one.contestant === contestant &&
      one.kind === kind &&
      one.phase === phase &&
      one.name === name &&
      one.met &&
      !one.recovered
  )

async function main() {
  mkdirSync(join(root, 'build/results'), { recursive: true })
  if (args.fresh) rmSync(kept, { force: true })
  if (!args.ours) await ensurePeers()
  const known = existsSync(kept)
    ? readFileSync(kept, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : []
  const done = new Set(known.map(({ key }) => key))
  const waiting = allCells().filter(({ key }) => !done.has(key))
  const results = known
  const media = await ensureMedia()
  const server = await startBenchServer(media)
  const browser = await launchChromium()
  const lane = async (/** @type {typeof waiting} */ queue, /** @type {number} */ number) => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      if (isHopeless(results, cell)) continue
      const { key, contestant, kind, phase, name } = cell
      const result = await runCell({ browser, origin: server.origin, media, lane: number, capSeconds }, cell)
      const row = { key, contestant, kind, phase, name, ...result, seconds: finite(result.seconds) }
      results.push(row)
      appendFileSync(kept, JSON.stringify(row) + '\n')
      console.log(
        `${key}: ${result.met ? '' : 'NOT MET '}${result.recovered ? `${result.seconds.toFixed(1)} s` : 'never'} frozen ${result.frozen.toFixed(1)} s, jump ${result.jump.toFixed(1)} s`
      )
    }
  }
  try {
    for (const phase of /** @type {const} */ (['start', 'middle'])) {
      const queue = waiting.filter((cell) => cell.phase === phase)
      await Promise.all(Array.from({ length: lanes[phase] }, (_, i) => lane(queue, i)))
    }
  } finally {
    await browser.close()
    await server.close()
  }
  const { markdown, svg } = tableOf(results, {
    columns: field.flatMap(([contestant, kinds]) => kinds.map((kind) => `${contestant}|${kind}`)),
    command: `npm run bench:failover${args.quick ? ' -- --quick' : ''}`,
    machine: `${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}, ${lanes.start} (start) and ${lanes.middle} (middle) cells at a time, wait cap ${capSeconds} s`
  })
  mkdirSync(join(root, 'docs/benchmarks'), { recursive: true })
  writeFileSync(join(root, 'docs/benchmarks/failover.md'), markdown)
  writeFileSync(join(root, 'docs/benchmarks/failover.svg'), svg)
  console.log(markdown)
}

/** @param {number} seconds JSON has no Infinity */
const finite = (seconds) => (Number.isFinite(seconds) ? seconds : null)

await main()
