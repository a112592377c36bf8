// @ts-check
/**
 * How long it takes from the file to a core that answers, with WebAssembly and as JavaScript, in old engines, on a slow processor.
 *
 *   npm run bench:start                 64, 68, 69, 79, unthrottled and six times slower
 *   npm run bench:start -- --rounds 9 64
 *
 * Slower: the whole process tree is stopped for five sixths of the time, so that threads which compile beside the page are slow too
 * (the throttling of the DevTools slows the page's own thread alone). Pairs: both builds in turn, in new processes, medians.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.mjs'
import { main } from '../../scripts/run.mjs'
import { startEngine } from './devtools.mjs'
import { fetchChromium } from './fetch.mjs'
import { ladder } from './ladder.mjs'
import { keepStart, writeReport } from './report.mjs'
import { startStage } from './stage-server.mjs'

const ENGINES = ['64', '68', '69', '79']
const SLOWNESS = [1, 6]
/** The part of a turn in which a slowed process runs. */
const TURN_MS = 10
/** The plugin takes WebAssembly first from 69 on: for the comparison it is told that it runs on such a one. */
const FLAGS = { js: ['--js-flags=--noexpose_wasm'], wasm: ['--user-agent=Chrome/100'] }

/** @param {number} pid of the leader of a group @param {number} times @returns {() => void} ends it */
function slowDown(pid, times) {
  let over = times === 1
  const turn = async () => {
    while (!over) {
      process.kill(-pid, 'SIGSTOP')
      await sleep(TURN_MS * (times - 1))
      process.kill(-pid, 'SIGCONT')
      await sleep(TURN_MS)
    }
  }
  const done = turn().catch(() => {})
  return () => {
    over = true
    return done
  }
}

/**
 * @param {object} options
 * @param {string} options.program
 * @param {Awaited<ReturnType<typeof startStage>>} options.stage
 * @param {'page' | 'plugin'} options.what
 * @param {'wasm' | 'js'} options.backend  the plugin takes the other one where there is no WebAssembly
 * @param {number} options.times
 * @returns {Promise<number>} milliseconds
 */
async function once({ program, stage, what, backend, times }) {
  const engine = await startEngine(program, what === 'plugin' ? FLAGS[backend] : [])
  let awake = async () => {}
  try {
    const page = await engine.open()
    await page.goto(`${stage.origin}/`)
    const bundle = backend === 'js' ? 'resilient-playback.legacy.js' : 'resilient-playback.js'
    if (what === 'plugin') await page.evaluate("harness.standIn({ language: 'en' })")
    const slow = slowDown(engine.pid, times)
    awake = async () => void (await slow())
    const call =
      what === 'page' ? `harness.startPage('/dist/${bundle}')` : `harness.startPlugin('${stage.plugins}/plugin.js')`
    const { ms, found } = await page.evaluate(call)
    if (found !== backend) throw new Error(`${found} instead of ${backend}`)
    return ms
  } finally {
    await awake()
    await engine.close()
  }
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' } } })
  const names = positionals.length > 0 ? positionals : ENGINES
  const rounds = Number(values.rounds ?? 5)
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1))
  await build()
  const stage = await startStage()
  /** @type {Record<string, string>} */
  const rows = {}
  try {
    for (const rung of ladder.filter(({ version }) => names.includes(String(version)))) {
      const program = await fetchChromium(rung)
      for (const what of /** @type {const} */ (['page', 'plugin'])) {
        for (const times of SLOWNESS) {
          /** @type {{wasm: number[], js: number[]}} */
          const taken = { wasm: [], js: [] }
          for (let round = 0; round < rounds; round += 1) {
            const order = /** @type {const} */ (round % 2 ? ['js', 'wasm'] : ['wasm', 'js'])
            for (const backend of order) taken[backend].push(await once({ program, stage, what, backend, times }))
          }
          const row = [`Chromium ${rung.version}`, what, `${times}x`]
          const figures = [taken.wasm, taken.js].map((list) => Math.round(median(list)))
          rows[row.join()] = `| ${[...row, ...figures].join(' | ')} |`
          console.log(rows[row.join()], JSON.stringify(taken))
          keepStart(rows)
          await writeReport()
        }
      }
    }
  } finally {
    await stage.close()
  }
})
