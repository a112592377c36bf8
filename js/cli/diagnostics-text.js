// @ts-check
// Prints diagnostics as a compiler does, the most severe ones first.
import { linesOf, quoteLine } from './quoted-line.js'
import { redactText } from './redact.js'
import { cut, pad } from './terminal-text.js'

/** @typedef {import('../index').Diagnostic} Diagnostic */
/** @typedef {import('./types').Style} Style */

/** @type {Diagnostic['severity'][]} */
const order = ['fatal', 'error', 'warning', 'info']
const nameWidth = 9

/** @param {Diagnostic} one @param {import('./types').Colors} colors */
function severityOf({ severity }, { bold, red, yellow, cyan }) {
  const paints = { fatal: (/** @type {string} */ text) => bold(red(text)), error: red, warning: yellow, info: cyan }
  return paints[severity](pad(severity, nameWidth))
}

/** @param {Diagnostic} one @returns {string} */
function placeOf({ line, column, where }) {
  const place = line ? `line ${line}${column ? `, column ${column}` : ''}` : ''
  return [place, redactText(where ?? '')].filter(Boolean).join(', ')
}

/** @param {Diagnostic} one @param {string[]} lines of the manifest @param {Style} style @returns {string[]} */
function evidenceOf({ line, column, evidence }, lines, { colors, width }) {
  const indent = ' '.repeat(2 + nameWidth)
  const raw = line === undefined ? undefined : lines[line - 1]
  if (line === undefined || raw === undefined) {
    return evidence ? [indent + colors.dim(cut(`> ${redactText(evidence)}`, width - indent.length))] : []
  }
  const margin = `${line} | `
  const { text, caret } = quoteLine(raw, column, Math.max(20, width - indent.length - margin.length))
  if (text === '') return []
  const quoted = [indent + colors.dim(margin) + text]
  if (caret < 0) return quoted
  const gutter = `${' '.repeat(margin.length - 2)}| `
  return [...quoted, indent + colors.dim(gutter) + ' '.repeat(caret) + colors.green('^')]
}

/**
 * @param {Diagnostic[]} diagnostics
 * @param {string | undefined} text the manifest
 * @param {Style} style
 * @returns {string[]}
 */
export function diagnosticLines(diagnostics, text, style) {
  const { colors } = style
  const lines = text === undefined ? [] : linesOf(text)
  const sorted = [...diagnostics].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  return sorted.flatMap((one) => {
    const head = [colors.bold(one.code), placeOf(one), colors.dim(one.ref ?? '')].filter(Boolean).join('  ')
    return [
      `  ${severityOf(one, colors)}${head}`,
      `  ${' '.repeat(nameWidth)}${redactText(one.message)}`,
      ...evidenceOf(one, lines, style)
    ]
  })
}
