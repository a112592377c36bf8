// @ts-check
/**
 * Tests the built plugin in the real compiled application:
 *
 *   LAMPA_DIR=... npm run test:lampa -- [part of a name]... [--bare] [--list] [--keep] [--repeat=20] [--every-fault]
 *
 *   LAMPA_DIR       a clone of github.com/yumata/lampa; it is served from its folder and never copied
 *   --bare          leaves the plugin out: every cell that the application alone cannot pass must then fail, which shows that
 *                   the cells can fail
 *   --keep          stores the evidence of every cell in build/lampa, not only of failed ones
 *   --every-fault   adds the cells of the fault table that do not run each day (a quarter of an hour):
 *                   `-- --every-fault faults/`
 */
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../support/chromium.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { openBench, pluginHost } from './bench.mjs'
import { allCells } from './cells/all.mjs'
import { serveFolder } from '../support/folder-server.mjs'
import { row, summary } from './report.mjs'
import { resolverRules } from './resolver.mjs'
import { trackMedia } from '../support/track-media.mjs'

/**
 * @typedef {{ok: boolean, why?: string, seconds?: number, positionError?: number, detail?: string}} Result
 * @typedef {object} Cell
 * @property {string} name
 * @property {'fails' | 'passes' | 'skipped'} bare   the result of this cell without the plugin; skipped: the cell has no
 * meaning without it
 * @property {number} [pace]   of the servers, as a multiple of the film's bitrate; default 2
 * @property {boolean} [onlyAsked]   runs only by its whole name, or with --every-fault
 * @property {(bench: import('./bench.mjs').Bench) => Promise<Result>} run
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const dist = join(root, 'dist')
const output = join(root, 'build/lampa')
/** Cells that run at the same time: as many as two cores can run without slowing the picture. */
const lanes = 2
const cellLimitMs = 240000

const wishes = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const bare = process.argv.includes('--bare')
const keep = process.argv.includes('--keep')
const withEveryFault = process.argv.includes('--every-fault')
/** How often each cell must pass, because a race condition shows only now and then. */
const repeat = Number(process.argv.find((word) => word.startsWith('--repeat='))?.slice(9) ?? 1)
const cells = allCells()
  .filter(isWished)
  .filter((cell) => !bare || cell.bare !== 'skipped')
  .flatMap((cell) => Array.from({ length: repeat }, () => cell))

process.exitCode = await main()

/** @param {Cell} cell */
function isWished({ name, onlyAsked = false }) {
  if (wishes.includes(name)) return true
  const isNamed = wishes.length === 0 || wishes.some((wish) => name.includes(wish))
  return isNamed && (withEveryFault || !onlyAsked)
}

/** @returns {Promise<number>} exit code */
async function main() {
  if (process.argv.includes('--list')) return print(cells.map((cell) => cell.name).join('\n'), 0)
  const folder = process.env.LAMPA_DIR
  if (!folder)
    return print(
      'skipped: LAMPA_DIR is not set; it names a clone of github.com/yumata/lampa, which is not part of this project',
      0
    )
  if (!existsSync(join(folder, 'app.min.js'))) return print(`LAMPA_DIR holds no app.min.js: ${folder}`, 1)
  if (!bare && !existsSync(join(dist, 'plugin.js')))
    return print('dist/plugin.js is missing: npm run build makes it', 1)
  if (cells.length === 0) return print(`no cell is called ${wishes.join(' or ')}`, 1)
  await mkdir(output, { recursive: true })
  const app = await serveFolder(folder)
  const plugin = bare ? null : await serveFolder(dist, { host: pluginHost })
  const browser = await launchChromium({ args: [`--host-resolver-rules=${resolverRules}`] })
  try {
    return await runAll({
      browser,
      media: await trackMedia(await ensureMedia()),
      appOrigin: app.origin,
      dist,
      pluginUrl: plugin && `${plugin.origin}/plugin.js`
    })
  } finally {
    await browser.close()
    await Promise.all([app.close(), plugin?.close()])
  }
}

/** @param {import('./bench.mjs').Lab} lab */
async function runAll(lab) {
  const startedAt = Date.now()
  const waiting = [...cells]
  /** @type {Result[]} */
  const results = []
  const lane = async (/** @type {number} */ number) => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const result = await runCell(lab, cell, number)
      results.push(result)
      console.log(row(cell.name, result))
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(i + 1)))
  return print(summary(results, (Date.now() - startedAt) / 1000), results.every((result) => result.ok) ? 0 : 1)
}

/**
 * @param {import('./bench.mjs').Lab} lab @param {Cell} cell @param {number} lane
 * @returns {Promise<Result & {notes: string[]}>}
 */
async function runCell(lab, cell, lane) {
  const bench = await openBench(lab, lane, cell.pace)
  try {
    const result = await Promise.race([cell.run(bench), tooLong()]).catch((error) => ({
      ok: false,
      why: `threw: ${error.message}`
    }))
    const errors = bench.apps.flatMap((app) => app.ownErrors())
    if (errors.length)
      Object.assign(result, {
        ok: false,
        why: [result.why, `our error in the console: ${errors[0]}`].filter(Boolean).join('; ')
      })
    const judged = bare ? turned(cell, result) : result
    await keepEvidence(cell, bench, judged)
    return { ...judged, notes: bench.apps.flatMap((app) => app.notes.map((note) => note.text)) }
  } finally {
    await bench.close().catch((error) => console.error(`${cell.name}: ${error.message}`))
  }
}

/**
 * Without the plugin, a cell passes if it ends as `bare` says.
 * @param {Cell} cell @param {Result} result @returns {Result}
 */
function turned(cell, result) {
  const ok = result.ok === (cell.bare === 'passes')
  return { ...result, ok, why: `bare: ${result.ok ? 'passes' : `fails (${result.why})`}` }
}

/** @returns {Promise<Result>} */
function tooLong() {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ ok: false, why: `not finished in ${cellLimitMs / 1000} s` }), cellLimitMs).unref()
  })
}

/**
 * Stores a screenshot and all samples of a failed cell. Of the passed cells, one healthy cell gets a screenshot.
 * @param {Cell} cell @param {import('./bench.mjs').Bench} bench @param {Result} result
 */
async function keepEvidence(cell, bench, result) {
  const app = bench.apps[bench.apps.length - 1]
  const file = join(output, cell.name.replace(/\W+/g, '-'))
  await Promise.all(['.png', '.json'].map((end) => rm(file + end, { force: true })))
  if (!app || (result.ok && !keep && cell.name !== 'healthy/hls')) return
  await app.page.screenshot({ path: `${file}.png`, timeout: 10000 }).catch(() => {})
  if (result.ok && !keep) return
  const { samples, notes, told, console: lines } = app
  const logs = { faulty: bench.faulty.log, healthy: bench.healthy.log }
  await writeFile(`${file}.json`, JSON.stringify({ result, notes, told, console: lines, logs, samples }, null, 1))
}

/** @param {string} text @param {number} code */
function print(text, code) {
  console.log(text)
  return code
}
