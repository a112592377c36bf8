// @ts-check
/**
 * Measures the time from the request for the file until the core decides: both builds, old engines, slow processors.
 *
 *   npm run bench:start                 64, 68, 79, 87 and the current one; 1x, 6x, 20x
 *   npm run bench:start -- --rounds 9 64
 *   npm run bench:start -- --times 6 79
 *
 * 6x: the whole process tree is stopped for five sixths of the time, so compiling threads beside the page are slow too.
 * (DevTools throttling slows only the page's own thread.) "plugin alone": without the video element that the app opens at
 * the same time; a browser starts its media code for it. Pairs: both builds in turn, in new processes. Figures are medians.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.mjs'
import { main } from '../../scripts/run.mjs'
import { chromiumPath } from '../support/chromium.mjs'
import { startEngine } from './devtools.mjs'
import { fetchChromium } from './fetch.mjs'
import { ladder } from './ladder.mjs'
import { writeReport } from './report.mjs'
import { slowDown } from './slow-down.mjs'
import { startStage } from './stage-server.mjs'
import { keepStart, startRow } from './start-report.mjs'

const ENGINES = ['64', '68', '79', '87', 'current']
const SLOWNESS = ['1', '6', '20']
/** The plugin prefers WebAssembly from Chromium 69 on. For the comparison, the user agent claims a newer version. */
const FLAGS = { wasm: ['--user-agent=Chrome/100'], js: ['--js-flags=--noexpose_wasm'] }
/** If WebAssembly cannot be removed, the user agent claims a version that compiles it slowly, so the plugin avoids it. */
const NEWER_FLAGS = { wasm: [], js: ['--user-agent=Chrome/68'] }

/** @typedef {import('./start-report.mjs').Phases} Phases */

/**
 * @param {object} options
 * @param {string} options.program
 * @param {boolean} options.losesWasm
 * @param {Awaited<ReturnType<typeof startStage>>} options.stage
 * @param {import('./start-report.mjs').What} options.what
 * @param {'wasm' | 'js'} options.backend
 * @param {number} options.times
 * @returns {Promise<Phases>}
 */
async function once({ program, losesWasm, stage, what, backend, times }) {
  const engine = await startEngine(program, what !== 'page' ? (losesWasm ? FLAGS : NEWER_FLAGS)[backend] : [])
  let awake = async () => {}
  try {
    const page = await engine.open()
    await page.goto(`${stage.origin}/`)
    const bundle = backend === 'js' ? 'resilient-playback.legacy.js' : 'resilient-playback.js'
    if (what !== 'page') await page.evaluate(`harness.standIn({ language: 'en' }, ${what === 'plugin alone'})`)
    awake = slowDown(engine.pid, times)
    const call =
      what === 'page' ? `harness.startPage('/dist/${bundle}')` : `harness.startPlugin('${stage.plugins}/plugin.js')`
    const { found, ...phases } = await page.evaluate(call)
    if (found !== backend) throw new Error(`${found} instead of ${backend}`)
    return phases
  } finally {
    await awake()
    await engine.close()
  }
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, times: { type: 'string', multiple: true, default: SLOWNESS } }
  })
  const names = positionals.length > 0 ? positionals : ENGINES
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1))
  await build()
  const stage = await startStage()
  const current = { version: 0, spec: '', avc: true, losesWasm: false }
  try {
    for (const rung of [...ladder, current].filter(({ version }) => names.includes(String(version || 'current')))) {
      const program = rung.spec ? await fetchChromium(rung) : chromiumPath()
      for (const what of /** @type {const} */ (['page', 'plugin', 'plugin alone'])) {
        for (const times of values.times.map(Number)) {
          /** @type {{wasm: Phases[], js: Phases[]}} */
          const taken = { wasm: [], js: [] }
          for (let round = 0; round < Number(values.rounds); round += 1) {
            const order = /** @type {const} */ (round % 2 ? ['js', 'wasm'] : ['wasm', 'js'])
            for (const backend of order)
              taken[backend].push(await once({ program, losesWasm: rung.losesWasm, stage, what, backend, times }))
          }
          const figures = { version: rung.version, what, times, taken, load: loadavg()[0] }
          keepStart(figures)
          console.log(startRow(figures))
          await writeReport()
        }
      }
    }
  } finally {
    await stage.close()
  }
})
