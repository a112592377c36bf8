// @ts-check
/**
 * The ladder: the built bundles in real engines from Chromium 64 to the one of this machine.
 *
 *   npm run test:engines                        all of them
 *   npm run test:engines -- 68 79 node-0.12     these
 *   npm run test:engines -- --quick             what `npm test` runs
 *   npm run test:engines -- --pictures <folder> a screenshot of each scene that plays
 *
 * The last line is "N passed, N failed"; a whole run writes docs/benchmarks/engines.md.
 */
import { mkdirSync } from 'node:fs'
import { build } from '../../scripts/build.mjs'
import { ensure } from '../../scripts/ensure.mjs'
import { main } from '../../scripts/run.mjs'
import { cellsOf, quickCells } from './cells.mjs'
import { climb } from './climb.mjs'
import { ladder } from './ladder.mjs'
import { oldNodeResults } from './old-node.mjs'
import { writeReport } from './report.mjs'

/** @type {import('./ladder.mjs').Rung} */
const current = { version: 0, spec: '', avc: true, losesWasm: false }
/** Of the televisions that are watched most: webOS 5 and webOS 6. */
const QUICK = ['68', '79']
const OLD_NODE = 'node-0.12'
/** Nothing of a run outlives this. */
const MOST_MS = 45 * 60000

const nameOf = (/** @type {import('./ladder.mjs').Rung} */ { version }) => (version ? String(version) : 'current')
const rungs = [...ladder, current]

/** @param {string[]} args */
function read(args) {
  const quick = args.includes('--quick')
  const at = args.indexOf('--pictures')
  const pictures = at >= 0 ? args[at + 1] : ''
  const names = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1))
  const known = [...rungs.map(nameOf), OLD_NODE]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`No engine named ${unknown.join(', ')}; there are ${known.join(', ')}`)
  return { quick, pictures, all: names.length === 0 && !quick, names: names.length > 0 ? names : quick ? QUICK : known }
}

await main(async () => {
  const { quick, pictures, all, names } = read(process.argv.slice(2))
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1))
  setTimeout(() => process.exit(1), MOST_MS).unref()
  await ensure()
  await build()
  if (pictures) mkdirSync(pictures, { recursive: true })
  const say = (/** @type {string} */ line) => console.log(line)
  const climbed = []
  for (const rung of rungs.filter((one) => names.includes(nameOf(one)))) {
    climbed.push(await climb(rung, quick ? quickCells() : cellsOf(rung), { pictures, say }))
  }
  if (names.includes(OLD_NODE)) climbed.push(await oldNodeResults(say))
  if (all) await writeReport(climbed)
  const results = climbed.flatMap((one) => one.results)
  const failed = results.filter(({ ok }) => !ok).length
  console.log(`\n${results.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
