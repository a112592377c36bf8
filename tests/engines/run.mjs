// @ts-check
/**
 * The ladder: runs the built bundles in real engines, from Chromium 64 to the Chromium of this machine.
 *
 *   npm run test:engines                        all engines
 *   npm run test:engines -- 68 79 node-0.12     these engines
 *   npm run test:engines -- --quick             what `npm test` runs
 *   npm run test:engines -- --only missing 79   the cells with this word in their column or name
 *   npm run test:engines -- --again             the cells that were red or did not run the last time
 *   npm run test:engines -- --pictures <folder> a screenshot of each scene that plays
 *
 * The last line is "N passed, N failed". A whole run, also of one engine, updates docs/benchmarks/engines.md.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.mjs'
import { ensure } from '../../scripts/ensure.mjs'
import { main } from '../../scripts/run.mjs'
import { cellsOf, quickCells } from './cells.mjs'
import { climb } from './climb.mjs'
import { ladder } from './ladder.mjs'
import { oldNodeResults } from './old-node.mjs'
import { keep, lastRun, writeReport } from './report.mjs'

/** @type {import('./ladder.mjs').Rung} */
const current = { version: 0, spec: '', avc: true, missing: true, losesWasm: false }
/** The engines of the most used TVs: webOS 5 and webOS 6. */
const QUICK = ['68', '79']
const OLD_NODE = 'node-0.12'
/** After this time the run and all its engines end. */
const MOST_MS = 45 * 60000

const nameOf = (/** @type {import('./ladder.mjs').Rung} */ { version }) => (version ? String(version) : 'current')
const rungs = [...ladder, current]

/** @param {string[]} args */
function read(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      again: { type: 'boolean' },
      only: { type: 'string' },
      pictures: { type: 'string' }
    }
  })
  const known = [...rungs.map(nameOf), OLD_NODE]
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`No engine named ${unknown.join(', ')}; there are ${known.join(', ')}`)
  const { quick = false, again = false, only = '', pictures = '' } = values
  const names = positionals.length > 0 ? positionals : quick ? QUICK : known
  return { quick, again, only, pictures, names, whole: !quick && only === '' }
}

await main(async () => {
  const { quick, again, only, pictures, whole, names } = read(process.argv.slice(2))
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1))
  setTimeout(() => process.exit(1), MOST_MS).unref()
  await ensure()
  await build()
  if (pictures) mkdirSync(pictures, { recursive: true })
  const say = (/** @type {string} */ line) => console.log(line)
  /** @type {import('./climb.mjs').Climbed[]} */
  const climbed = []
  /** @param {import('./ladder.mjs').Rung} rung */
  async function climbOne(rung) {
    const last = again ? lastRun(nameOf(rung)) : null
    const before = last?.results.filter(({ ok }) => ok) ?? []
    const isNew = (/** @type {import('./cells.mjs').Cell} */ { column, name }) =>
      !before.some((one) => one.column === column && one.name === name)
    const cells = (quick ? quickCells(rung) : cellsOf(rung)).filter(
      (cell) => `${cell.column}, ${cell.name}`.includes(only) && isNew(cell)
    )
    const one = await climb(rung, cells, { pictures, say })
    one.results.unshift(...before)
    one.product ||= last?.product ?? ''
    climbed.push(one)
    // Keep the result now, so that it is not lost if a later engine is ended.
    if (whole) keep(one, nameOf(rung))
  }
  const wanted = rungs.filter((one) => names.includes(nameOf(one)))
  // The quick cells mostly wait: for a silent server, or for the film to reach a position.
  if (quick) await Promise.all(wanted.map(climbOne))
  else for (const rung of wanted) await climbOne(rung)
  if (names.includes(OLD_NODE)) {
    climbed.push(await oldNodeResults(say))
    if (whole) keep(climbed[climbed.length - 1], OLD_NODE)
  }
  if (whole) await writeReport()
  const results = climbed.flatMap((one) => one.results)
  const failed = results.filter(({ ok }) => !ok).length
  console.log(`\n${results.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
