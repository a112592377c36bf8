// @ts-check
// Prints inspections for a terminal.
import { comparisonTable } from './comparison-table.js'
import { diagnosticLines } from './diagnostics-text.js'
import { factLines } from './facts-text.js'
import { redactAddress, redactText } from './redact.js'
import { cut } from './terminal-text.js'
import { paintOf } from './verdict-paint.js'
import { howKnown, reasons, size, typeName, verdicts } from './words.js'

/** @typedef {import('./types').Inspection} Inspection */
/** @typedef {import('./types').Style} Style */

/** @param {Inspection} look @param {Style} style */
function headLine({ verdict, reason, report }, { colors, device }) {
  const why = reasons[reason] ? ` (${reasons[reason]})` : ''
  const type = [typeName(report.type), howKnown[report.typeBy]].filter(Boolean).join(', ')
  const words = paintOf(verdict, colors)(colors.bold(verdicts[verdict] + why))
  return `${words}; ${redactText(type)}; for ${device}`
}

/** @param {Inspection} look @returns {string[]} */
function answerLines({ status, contentType, firstByteMs, readBytes, totalBytes, finalUrl, failure }) {
  const facts = [
    status === undefined ? '' : `status ${status}`,
    contentType === undefined ? '' : cut(redactText(contentType), 60) || 'no Content-Type',
    firstByteMs === undefined ? '' : `first byte after ${firstByteMs} ms`,
    readBytes > 0
      ? `${size(readBytes)} read${totalBytes && totalBytes > readBytes ? ` of ${size(totalBytes)}` : ''}`
      : ''
  ].filter(Boolean)
  return [
    ...(facts.length > 0 ? [`  answer      ${facts.join(', ')}`] : []),
    ...(finalUrl ? [`  redirected  to ${redactAddress(finalUrl)}`] : []),
    ...(failure ? [`  no look     ${failure.message}${failure.code ? ` (${redactText(failure.code)})` : ''}`] : [])
  ]
}

/** @param {Inspection} look @param {Style} style @param {boolean} short print only fatal findings and errors */
function diagnosticsOf({ report, text }, style, short) {
  const { diagnostics, diagnosticsLeftOut = 0 } = report
  const shown = short ? diagnostics.filter(({ severity }) => severity === 'fatal' || severity === 'error') : diagnostics
  const lines = diagnosticLines(shown, text, style)
  const leftOut = diagnosticsLeftOut + diagnostics.length - shown.length
  if (leftOut > 0) lines.push(`  ${style.colors.dim(`and ${leftOut} more${short ? ': --verbose' : ''}`)}`)
  return lines.length > 0 ? ['', ...lines] : []
}

/** @param {Inspection} look @param {Style} style @param {boolean} short @returns {string[]} */
function reportLines(look, style, short) {
  return [
    headLine(look, style),
    ...answerLines(look),
    ...(short ? [] : factLines(look.report)),
    ...diagnosticsOf(look, style, short),
    ...(look.child ? ['', '  The first variant:', ...childLines(look.child, style, short)] : [])
  ]
}

/** @param {Inspection} child @param {Style} style @param {boolean} short */
const childLines = (child, style, short) =>
  reportLines(child, { ...style, width: style.width - 4 }, short).map((line) => (line ? `    ${line}` : ''))

/** @param {Inspection[]} looks @param {Style} style @returns {string} */
export function textReport(looks, style) {
  const several = looks.length > 1
  const reports = looks.map((look, i) => {
    const title = style.colors.bold(several ? `${i + 1}. ${look.name}` : look.name)
    return [title, ...reportLines(look, style, several && !style.verbose)].join('\n')
  })
  const parts = several ? [comparisonTable(looks, style).join('\n'), ...reports] : reports
  return `${parts.join('\n\n')}\n`
}
