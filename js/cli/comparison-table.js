// @ts-check
// A table of several servers of one film, one line for each.
import { redactText } from './redact.js'
import { cut, pad } from './terminal-text.js'
import { paintOf } from './verdict-paint.js'
import { typeName } from './words.js'

/** @typedef {import('./types').Inspection} Inspection */
/** @typedef {import('./types').Style} Style */

const heads = ['', 'server', 'answer', 'first byte', 'type', 'same content', 'verdict']
const mostOfAServer = 40

/** @param {Inspection} look */
function serverOf({ url, name }) {
  return cut(url && URL.canParse(url) && new URL(url).host ? new URL(url).host : name, mostOfAServer)
}

/** @param {Inspection} look @param {number} place */
function samenessOf({ sameContent }, place) {
  if (place === 0) return '-'
  if (!sameContent) return '?'
  const { result, reason, of } = sameContent
  const notes = [result === 'same' ? '' : reason, of === 'first_variant' ? 'first variant' : ''].filter(Boolean)
  return result + (notes.length > 0 ? ` (${notes.join(', ').replace(/_/g, ' ')})` : '')
}

/** @param {Inspection} look @param {number} place @returns {string[]} */
const rowOf = (look, place) => [
  String(place + 1),
  serverOf(look),
  look.failure ? look.failure.class.replace(/_/g, ' ') : String(look.status ?? '-'),
  look.firstByteMs === undefined ? '-' : `${look.firstByteMs} ms`,
  redactText(typeName(look.report.type)),
  samenessOf(look, place),
  look.verdict
]

/** @param {Inspection[]} looks @param {Style} style @returns {string[]} */
export function comparisonTable(looks, { colors }) {
  const rows = [heads, ...looks.map(rowOf)]
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => [...row[i]].length)))
  return rows.map((row, n) => {
    const cells = row.map((cell, i) => pad(cell, widths[i]))
    const last = cells.length - 1
    cells[last] = row[last]
    if (n === 0) return colors.dim(cells.join('  '))
    cells[last] = paintOf(looks[n - 1].verdict, colors)(row[last])
    return cells.join('  ')
  })
}
