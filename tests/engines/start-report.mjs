// @ts-check
/** The section of the report with what `npm run bench:start` measured. build/engines keeps it, so engines can run singly. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const kept = join(dirname(fileURLToPath(import.meta.url)), '../../build/engines/start.json')

/**
 * @typedef {'page' | 'plugin' | 'plugin alone'} What
 * @typedef {{evaluated: number, ready: number, decided: number}} Phases  milliseconds since the request for the file
 * @typedef {object} Figures
 * @property {number} version  of Chromium; 0: the current one
 * @property {What} what
 * @property {number} times  how many times slower
 * @property {{wasm: Phases[], js: Phases[]}} taken  one pair a round
 * @property {number} load  average of the machine
 */

/** @returns {Record<string, Figures>} */
const all = () => (existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {})

/** @param {Figures} figures */
export function keepStart(figures) {
  mkdirSync(dirname(kept), { recursive: true })
  const { version, what, times } = figures
  writeFileSync(kept, JSON.stringify({ ...all(), [`${version} ${what} ${times}`]: figures }))
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** @param {Phases[]} list */
const phases = (list) =>
  /** @type {const} */ (['evaluated', 'ready', 'decided'])
    .map((phase) => Math.round(median(list.map((one) => one[phase]))))
    .join(' / ')

/** @param {Figures} figures @returns {string} a row of the table */
export function startRow({ version, what, times, taken }) {
  const ratio = median(taken.js.map((one, i) => one.decided / taken.wasm[i].decided)).toFixed(2)
  const cells = [
    version ? `Chromium ${version}` : 'current',
    what,
    `${times}x`,
    phases(taken.wasm),
    phases(taken.js),
    ratio
  ]
  return `| ${cells.join(' | ')} |`
}

/** @returns {string} markdown */
export function startSection() {
  const rows = Object.values(all()).sort(
    (a, b) => (a.version || Infinity) - (b.version || Infinity) || a.what.localeCompare(b.what) || a.times - b.times
  )
  const loads = rows.map(({ load }) => load)
  const rounds = [...new Set(rows.map(({ taken }) => taken.wasm.length))].join(', ')
  return `## Start: WebAssembly or JavaScript

\`npm run bench:start\`: milliseconds from the request of the file until it is evaluated / until the core is ready / until its first decision
for a film; medians of pairs (${rounds} each), and the median of the pairs' ratio, JavaScript over WebAssembly. "6x": the whole process tree
runs one sixth of the time. Load of the machine while it was measured: ${rows.length ? `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}` : 'not measured'}.
Page: \`resilient-playback.js\` against \`resilient-playback.legacy.js\`. Plugin: \`plugin.js\` with WebAssembly against \`plugin.js\` that
fetches \`plugin.legacy.<hash>.js\` and checks its SHA-256. "plugin": the application opens a video element in the same moment, for which a
browser starts all that plays media; "plugin alone": it does not. Before 69 a module is optimized as a whole before any of it runs: there the
plugin takes the JavaScript build first ([why, and what of a start takes how long](../adr/0004-two-builds.md)).

| engine | what | slowness | WebAssembly | JavaScript | ratio |
|---|---|---|---|---|---|
${rows.map(startRow).join('\n')}
`
}
