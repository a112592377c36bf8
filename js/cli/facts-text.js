// @ts-check
// Prints the facts of a report as lines "name  value".
import { redactText } from './redact.js'
import { cut, pad } from './terminal-text.js'
import { bitrate, duration, kinds, protections } from './words.js'

/** @typedef {import('../index').Manifest} Manifest */
/** @typedef {import('../index').Rendition} Rendition */
/** @typedef {import('../index').Report} Report */
/** @typedef {import('../index').Variant} Variant */

const mostRows = 20
const nameWidth = 12
const mostOfAText = 60

/** @param {string} text from the source, not trusted */
const told = (text) => cut(redactText(text.slice(0, 2 * mostOfAText)), mostOfAText)

/** @param {string[][]} rows @returns {string[]} lines with aligned columns */
function columns(rows) {
  const widths = rows.reduce(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, [...cell].length)),
    /** @type {number[]} */ ([])
  )
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i]))
      .join('  ')
      .trimEnd()
  )
}

/** @param {string[]} rows */
const few = (rows) =>
  rows.length <= mostRows ? rows : [...rows.slice(0, mostRows), `and ${rows.length - mostRows} more`]

/** @param {Variant} variant @returns {string[]} */
const variantRow = ({ width, height, bandwidth, codecs }) => [
  height ? `${width ?? '?'}x${height}` : '-',
  bandwidth ? bitrate(bandwidth) : '-',
  told(codecs ?? '-')
]

/** @param {Rendition} rendition @returns {string[]} */
const renditionRow = ({ language, name, codecs, default: isDefault, forced }) => [
  told(language || '-'),
  name ? `"${told(name)}"` : '-',
  told(codecs ?? ''),
  [isDefault ? 'default' : '', forced ? 'forced' : ''].filter(Boolean).join(', ')
]

/** @param {Manifest} manifest @returns {[string, string[]][]} */
function tables({ variants, audio, subtitles }) {
  /** @type {[string, string[][] | undefined][]} */
  const all = [
    ['variants', variants?.map(variantRow)],
    ['audio', audio?.map(renditionRow)],
    ['subtitles', subtitles?.map(renditionRow)]
  ]
  return all.flatMap(([name, rows]) =>
    rows && rows.length > 0 ? [/** @type {[string, string[]]} */ ([name, few(columns(rows))])] : []
  )
}

/** @param {Report} report @returns {string} */
function protection({ manifest, protection: state }) {
  const systems = [...new Set(manifest?.drm.map(({ system }) => system))]
  return protections[state] + (systems.length > 0 ? ` (${systems.join(', ')})` : '')
}

/** @param {Report} report @returns {string[]} */
export function factLines(report) {
  const { manifest } = report
  if (!manifest) return []
  const { kind, durationSeconds, segmentCount, targetDuration, live, encryption } = manifest
  /** @type {[string, string[]][]} */
  const facts = [['kind', [kinds[kind]]], ...tables(manifest)]
  if (durationSeconds !== undefined) facts.push(['duration', [duration(durationSeconds)]])
  if (segmentCount !== undefined) {
    facts.push(['segments', [`${segmentCount}${targetDuration ? ` of at most ${targetDuration} s` : ''}`]])
  }
  if (live !== undefined) facts.push(['live', [live ? 'yes' : 'no']])
  facts.push(['encryption', [told(encryption.join(', ')) || 'none']], ['DRM', [protection(report)]])
  return facts.flatMap(([name, [first, ...rest]]) => [
    `  ${pad(name, nameWidth)}${first}`,
    ...rest.map((line) => ' '.repeat(2 + nameWidth) + line)
  ])
}
