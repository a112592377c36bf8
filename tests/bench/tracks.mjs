// @ts-check
/**
 * npm run bench:tracks: measures the choice of tracks in both builds of the core, from plain objects to plain objects. For
 * comparison, the same run measures JSON.parse of the same request. Prints median and p99. docs/benchmarks/tracks.md
 * explains them.
 */
import { createRequire } from 'node:module'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { wrapModule } from '../../js/core/loader.js'
import { trackLists } from './track-lists.mjs'

const require = createRequire(import.meta.url)
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '200' }, builds: { type: 'string', default: 'build' } }
})
const runs = Number(values.runs)
const counts = [10, 100, 1000, 10000]

/** @param {'wasm' | 'wasm-js'} preset */
const load = async (preset) => wrapModule(await require(`../../${values.builds}/${preset}/core.js`)())

/** @param {number} ms */
const plain = (ms) => (ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toPrecision(2))

/** @param {number[]} times */
function told(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return `${plain(at(0.5))} | ${plain(at(0.99))}`
}

/**
 * Runs the contestants in turn, so that other load on the machine affects all of them.
 * @param {(() => unknown)[]} contestants
 * @returns {number[][]}
 */
function timed(contestants) {
  const times = contestants.map(() => /** @type {number[]} */ ([]))
  for (let run = -10; run < runs; run++) {
    contestants.forEach((one, i) => {
      const begin = performance.now()
      one()
      if (run >= 0) times[i].push(performance.now() - begin)
    })
  }
  return times
}

const wasm = await load('wasm')
const js = await load('wasm-js')
console.log(`node ${process.version}, ${runs} runs, load ${loadavg()[0].toFixed(1)}. Milliseconds: median | p99.\n`)
console.log('| tracks | titles | bytes as JSON | wasm | p99 | JavaScript build | p99 | JSON.parse | p99 |')
console.log('|---|---|---|---|---|---|---|---|---|')
for (const titles of /** @type {const} */ (['none', 'repeated', 'different'])) {
  for (const count of counts) {
    // As from an engine: separate objects that share no strings.
    const json = JSON.stringify(trackLists(count, titles))
    const request = JSON.parse(json)
    const chosen = [wasm, js].map((core) => JSON.stringify(core.selectTracks(request)))
    if (chosen[0] !== chosen[1]) throw new Error(`the builds do not choose alike: ${chosen.join(' ')}`)
    const times = timed([() => wasm.selectTracks(request), () => js.selectTracks(request), () => JSON.parse(json)])
    console.log(`| ${count} | ${titles} | ${Buffer.byteLength(json)} | ${times.map(told).join(' | ')} |`)
  }
}
