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
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { build } from '../../scripts/build.mjs'
import { main } from '../../scripts/run.mjs'
import { startEngine } from './devtools.mjs'
import { fetchChromium } from './fetch.mjs'
import { ladder } from './ladder.mjs'
import { startStage } from './stage-server.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const target = join(root, 'docs/benchmarks/engines.md')
/** The last figures of each engine, so that they may be measured one by one. */
const kept = join(root, 'build/engines/start.json')
const ENGINES = ['64', '68', '69', '79']
const SLOWNESS = [1, 6]
/** The part of a turn in which a slowed process runs. */
const TURN_MS = 10
const NO_WASM = ['--js-flags=--noexpose_wasm']

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
  const engine = await startEngine(program, what === 'plugin' && backend === 'js' ? NO_WASM : [])
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

/** @param {Record<string, string>} measured  rows by what they are about */
async function write(measured) {
  const all = { ...(existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}), ...measured }
  writeFileSync(kept, JSON.stringify(all))
  const rows = Object.keys(all)
    .sort()
    .map((key) => all[key])
  const text = existsSync(target) ? readFileSync(target, 'utf8') : ''
  const at = text.indexOf('\n## WebAssembly or JavaScript')
  const section = `
## WebAssembly or JavaScript

\`npm run bench:start\`: from the request of the file to the core's first answer, in milliseconds, medians of pairs; "6x": the whole process
tree runs one sixth of the time. Page: \`resilient-playback.js\` against \`resilient-playback.legacy.js\`. Plugin: \`plugin.js\` with WebAssembly
against \`plugin.js\` without, which fetches \`plugin.legacy.<hash>.js\` and checks its SHA-256.

| engine | what | slowness | WebAssembly | JavaScript |
|---|---|---|---|---|
${rows.join('\n')}
`
  const whole = (at < 0 ? text : text.slice(0, at)) + section
  writeFileSync(target, await format(whole, { parser: 'markdown', printWidth: 140, proseWrap: 'preserve' }))
}

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
          await write(rows)
        }
      }
    }
  } finally {
    await stage.close()
  }
})
