// Makes the table of diagnostic codes in docs/diagnostics.md from wasm/core/diagnostics/codes_*.def (facts) and
// js/text/inspection.js (words). `node scripts/codes.mjs` writes it; the check `codes` fails if it is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dash, device, hls, mp4, type, url } from '../js/text/inspection.js'
import { main, root } from './run.mjs'

const row = /RP_CODE\(\s*(\w+),\s*"([^"]+)",\s*k(\w+),\s*k(\w+),\s*"([^"]*)"\)/g

/** @returns {{tag: string, severity: string, layer: string, clause: string}[]} in the order of the tags */
export function codes() {
  const folder = join(root, 'wasm/core/diagnostics')
  return readdirSync(folder)
    .filter((name) => /^codes_\w+\.def$/.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(row)])
    .map(([, , tag, severity, layer, clause]) => ({
      tag,
      severity: severity.toLowerCase(),
      layer: layer.toLowerCase(),
      clause
    }))
    .sort((a, b) => a.tag.localeCompare(b.tag, 'en', { numeric: true }))
}

/** @returns {Record<string, string>} the sentence of each tag; if it has plural forms, the one for many */
export function sentences() {
  const entries = Object.entries(Object.assign({}, device, dash, hls, mp4, type, url))
  return Object.fromEntries(entries.map(([tag, said]) => [tag, typeof said === 'string' ? said : said.other]))
}

/** @returns {string} docs/diagnostics.md */
export function codesPage() {
  const texts = sentences()
  const rows = codes().map(
    ({ tag, severity, layer, clause }) => `| ${tag} | ${severity} | ${layer} | ${clause} | ${texts[tag]} |`
  )
  return [
    '# Diagnostics of an inspection',
    '',
    'Made by `node scripts/codes.mjs`. A code never changes its meaning and is never given twice. Severity: `fatal` cannot be played,',
    '`error` something will be missing or some players fail, `warning` the specification says MUST and players in fact survive it, `info` advice.',
    '`{name}` stands for a parameter of the diagnostic.',
    '',
    '| code | severity | layer | clause | what it says |',
    '|---|---|---|---|---|',
    ...rows,
    ''
  ].join('\n')
}

/** A sentence ends with a full stop, and its braces contain names. */
const isSentence = (/** @type {string} */ text) => /^[^{}]+\.$/.test(text.replace(/\{\w+\}/g, 'x'))

/** @returns {string[]} faults, one line each */
export function codesFaults() {
  const texts = sentences()
  const tags = codes().map(({ tag }) => tag)
  const twice = tags.filter((tag, i) => tags.indexOf(tag) !== i).map((tag) => `${tag}: given twice`)
  const silent = tags.filter((tag) => !texts[tag]).map((tag) => `${tag}: has no sentence`)
  const stray = Object.keys(texts).filter((tag) => !tags.includes(tag))
  const rough = Object.keys(texts).filter((tag) => !isSentence(texts[tag]))
  const faults = [
    ...twice,
    ...silent,
    ...stray.map((tag) => `${tag}: no such code`),
    ...rough.map((tag) => `${tag}: no whole sentence`)
  ]
  const stands = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')
  if (stands !== codesPage()) faults.push('docs/diagnostics.md is old: node scripts/codes.mjs writes it')
  return faults
}

if (import.meta.filename === process.argv[1])
  await main(() => writeFileSync(join(root, 'docs/diagnostics.md'), codesPage()))
