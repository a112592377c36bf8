// @ts-check
// `npm run bench:inspect` measures the cost of an inspection and compares it with the parsers that web players use.
// It prints figures and no verdict: docs/benchmarks/inspect.md explains them. Needs both cores (`npm run build`).
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { loadModule, mustAgree, ours, partsOf, theirs } from './contestants.mjs'
import { inputs } from './inputs.mjs'
import { timeAgainstEachOther } from './pairs.mjs'

const require = createRequire(import.meta.url)
const { values } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)

const columns = ['input', 'bytes', 'wasm ms', 'of bytes', 'js ms', 'theirs', 'theirs ms', '/ wasm', '/ js', 'border']
const widths = [22, 9, 9, 9, 9, 20, 10, 7, 7, 7]

/** @param {(string | number)[]} cells */
const row = (cells) => {
  const text = (/** @type {string | number} */ cell) => (typeof cell === 'number' ? cell.toPrecision(3) : cell)
  const left = (/** @type {number} */ i) => i === 0 || i === 5
  return cells.map((cell, i) => (left(i) ? text(cell).padEnd(widths[i]) : text(cell).padStart(widths[i]))).join(' ')
}

/** @param {number} ms */
const plain = (ms) => (ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms >= 1 ? ms.toFixed(2) : ms.toFixed(3))

/** @param {any} wasm @param {any} js @param {import('./contestants.mjs').Input} input */
function measure(wasm, js, input) {
  const inWasm = ours(wasm, 'wasm', input)
  const inJs = ours(js, 'js', input)
  const others = theirs(input)
  mustAgree(input, inWasm.ofText.run(), others[0].run())
  mustAgree(input, inJs.ofText.run(), others[0].run())
  const [text, bytes, script, ...rest] = timeAgainstEachOther(
    [inWasm.ofText, inWasm.ofBytes, inJs.ofText, ...others],
    rounds
  )
  const parts = partsOf(wasm, input, Math.max(5, Math.ceil(200 / text.ms)))
  const border = parts.encode + parts.copy + parts.decode
  rest.forEach((other, i) => {
    const first = [input.name, String(input.text.length), plain(text.ms), plain(bytes.ms), plain(script.ms)]
    const share = `${((100 * border) / (border + parts.core)).toFixed(0)} %`
    const ratios = [other.ratio, other.ratio / script.ratio].map((ratio) => `${plain(ratio)} x`)
    const their = [other.name, plain(other.ms), ...ratios]
    console.log(row([...(i === 0 ? first : ['', '', '', '', '']), ...their, i === 0 ? share : '']))
  })
}

/** How much longer ten times the bytes take. @param {any} wasm @param {any} js @param {import('./contestants.mjs').Input[]} pair */
function growth(wasm, js, [small, large]) {
  const bytes = large.text.length / small.text.length
  console.log(`\n${small.name} -> ${large.name}: ${bytes.toFixed(1)} x the bytes`)
  for (const [name, of] of /** @type {const} */ ([
    ['wasm', (/** @type {any} */ input) => ours(wasm, input.name, input).ofText],
    ['js', (/** @type {any} */ input) => ours(js, input.name, input).ofText],
    ['theirs', (/** @type {any} */ input) => theirs(input)[0]]
  ])) {
    const [, second] = timeAgainstEachOther([of(small), of(large)], rounds)
    console.log(`  ${name.padEnd(8)} ${second.ratio.toFixed(1)} x the time`)
  }
}

const all = inputs().filter(({ name }) => !values.only || name.includes(values.only))
const wasm = await loadModule('wasm')
const js = await loadModule('wasm-js')
const versions = ['m3u8-parser', 'hls-parser', 'mpd-parser'].map(
  (name) => `${name} ${require(`../../node_modules/${name}/package.json`).version}`
)
console.log(`node ${process.version}, ${versions.join(', ')}; ${rounds} rounds (3 where a call takes over 1.5 s)`)
if (!globalThis.gc) console.log('without --expose-gc the garbage of one counts for another')
console.log(row(columns))
for (const input of all) measure(wasm, js, input)
const hls = all.filter(({ name }) => / K?M?B$/.test(name) && name.startsWith('HLS 1') && name !== 'HLS 1 KB')
if (hls.length === 2) growth(wasm, js, hls)
