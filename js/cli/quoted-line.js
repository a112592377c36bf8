// @ts-check
// The line of a manifest that a diagnostic speaks of, and where in it to point.
import { redactedPieces } from './redact.js'
import { visible } from './terminal-text.js'

const tab = '    '

/**
 * @param {string} line
 * @param {number} offset of the column in it, in UTF-16 units
 * @returns {{cells: string[], at: number}} one printed character each
 */
function cellsOf(line, offset) {
  /** @type {string[]} */
  const cells = []
  let at = -1
  for (const { from, to, text } of redactedPieces(line)) {
    const kept = text === line.slice(from, to)
    if (!kept && offset >= from && offset < to) at = cells.length
    let position = from
    for (const character of text) {
      if (kept && position === offset) at = cells.length
      cells.push(...(character === '\t' ? tab : visible(character)))
      position += character.length
    }
  }
  return { cells, at: at < 0 ? cells.length : at }
}

/**
 * @param {string} line as it stands in the manifest
 * @param {number | undefined} column from 1, in characters; absent: the line as a whole
 * @param {number} width
 * @returns {{text: string, caret: number}} at most so wide, secrets left out; caret from 0, -1: nowhere
 */
export function quoteLine(line, column, width) {
  const offset = column === undefined ? 0 : [...line].slice(0, column - 1).join('').length
  const { cells, at } = cellsOf(line, offset)
  const caret = column === undefined ? -1 : at
  if (cells.length <= width) return { text: cells.join('').trimEnd(), caret: Math.min(caret, width - 1) }
  // The column stays in sight, with some of what stands before it.
  const start = Math.max(0, Math.min(at - Math.floor(width / 3), cells.length - width))
  const shown = cells.slice(start, start + width)
  if (start > 0) shown[0] = '\u2026'
  if (start + width < cells.length) shown[width - 1] = '\u2026'
  return { text: shown.join(''), caret: caret < 0 ? -1 : Math.min(caret - start, width - 1) }
}

/** @param {string} text @returns {string[]} as the core counts them */
export const linesOf = (text) => text.split(/\r?\n/)
