// @ts-check
// The contestants: both builds of the core with full inspections, and the parsers that web players use.
import { createRequire } from 'node:module'
import { bytesOf, putBytes } from '../../js/core/bytes.js'
import { decode, encode } from '../../js/core/json.js'
import { wrapFullModule } from '../../js/core/full-core.js'
import { inspectionText } from '../../js/text/inspection.js'

const require = createRequire(import.meta.url)

/** @typedef {{name: string, kind: 'hls' | 'mpd', text: string}} Input */
/** @typedef {import('../../js/types').FullCore} FullCore */

/** @param {'wasm' | 'wasm-js'} preset */
export const loadModule = (preset) => require(`../../build/${preset}/core-full.js`)()

/** @param {Input} input */
const urlOf = ({ kind }) => `https://cdn.example/film.${kind === 'hls' ? 'm3u8' : 'mpd'}`

/** @param {any} module @param {string} name @param {Input} input */
export function ours(module, name, input) {
  const core = wrapFullModule(module)
  const url = urlOf(input)
  const bytes = new TextEncoder().encode(input.text)
  return {
    ofText: { name, run: () => core.inspect({ url, body: input.text }) },
    ofBytes: { name: `${name}, of bytes`, run: () => core.inspect({ url, body: bytes }) }
  }
}

/** @param {string} text */
function m3u8Parser(text) {
  const { Parser } = require('m3u8-parser')
  const parser = new Parser()
  parser.push(text)
  parser.end()
  return parser.manifest
}

/** @param {Input} input @returns {import('./pairs.mjs').Contestant[]} */
export function theirs(input) {
  const { text } = input
  if (input.kind === 'hls') {
    const { parse } = require('hls-parser')
    return [
      { name: 'm3u8-parser', run: () => m3u8Parser(text) },
      { name: 'hls-parser', run: () => parse(text) }
    ]
  }
  const { inheritAttributes, parse, stringToMpdXml } = require('mpd-parser')
  const options = { manifestUri: urlOf(input) }
  return [
    { name: 'mpd-parser', run: () => parse(text, options) },
    // Does not list every segment, as our parser does not either.
    { name: 'mpd-parser, no lists', run: () => inheritAttributes(stringToMpdXml(text), options) }
  ]
}

/**
 * Splits the time of an inspection into its parts, in ms of one call.
 * @param {any} module @param {Input} input @param {number} calls
 */
export function partsOf(module, input, calls) {
  const inspector = new module.Inspector()
  const reserve = (/** @type {number} */ size) => inspector.reserve(size)
  const parts = { encode: 0, copy: 0, core: 0, decode: 0 }
  for (let i = 0; i < calls; i++) {
    const marks = [performance.now()]
    const bytes = bytesOf(input.text)
    const json = encode({ url: urlOf(input), hasBody: true })
    marks.push(performance.now())
    putBytes(module, reserve, [bytes])
    marks.push(performance.now())
    const answer = inspector.inspect(json)
    marks.push(performance.now())
    const report = decode(answer)
    for (const one of report.diagnostics) one.message = inspectionText(one.code, one.params)
    marks.push(performance.now())
    Object.keys(parts).forEach((key, at) => (parts[key] += (marks[at + 1] - marks[at]) / calls))
  }
  inspector.delete()
  return parts
}

/**
 * Throws if our report and the other parser's manifest differ: a parser that did not read the input must not be timed.
 * @param {Input} input @param {any} report ours @param {any} manifest theirs
 */
export function mustAgree({ name, kind, text }, report, manifest) {
  const count = (/** @type {string} */ mark) => text.split(mark).length - 1
  const facts = report.manifest
  const segments = facts?.kind === 'media' ? facts.segmentCount === manifest.segments.length : true
  const variants = facts?.kind === 'multivariant' ? facts.variants.length === manifest.playlists.length : true
  const sets = kind === 'mpd' ? facts?.kind === 'mpd' && manifest.playlists.length > 0 : true
  const all = facts?.kind !== 'media' || facts.segmentCount === count('#EXTINF:')
  if (!facts || !segments || !variants || !sets || !all || report.verdict !== 'playable')
    throw new Error(`${name}: not read alike (${report.verdict}, ${JSON.stringify(report.diagnostics.slice(0, 3))})`)
}
