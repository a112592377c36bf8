// @ts-check
// Quotes the line of a manifest that a diagnostic is about, and marks the column.
import { redactedRanges } from './redact.js'
import { visible } from './terminal-text.js'

const tab = '    '
const ellipsis = '\u2026'
/** UTF-16 units to read on either side of the column, because an MPD may be one line of many megabytes. */
const farthest = 2000

/**
 * @param {string} line
 * @param {number} offset of the column in the line, in UTF-16 units
 * @returns {{cells: string[], at: number}} one printed character in each cell
 */
function cellsOf(line, offset) {
  /** @type {string[]} */
  const cells = []
  let at = -1
  for (const { from, to, text } of redactedRanges(line)) {
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

/** @param {string} line @param {number} column counted from 1 @returns {number} in UTF-16 units */
function offsetOf(line, column) {
  let offset = 0
  for (let n = 1; n < column && offset < line.length; n++) {
    offset += /** @type {number} */ (line.codePointAt(offset)) > 0xffff ? 2 : 1
  }
  return offset
}

/**
 * Cuts out the part around the offset. It cuts only between runs, because half a URL would not be recognized and redacted.
 * @param {string} line
 * @param {number} offset
 */
function near(line, offset) {
  const [first, last] = [offset - farthest, offset + farthest]
  let [from, to] = [Math.max(0, first), Math.min(line.length, last)]
  if (first > 0) from += Math.max(0, line.slice(from, offset).search(/[\s"'<>]/))
  if (last < line.length) while (to > offset && !/[\s"'<>]/.test(line[to])) to -= 1
  if (first > 0 && !/[\s"'<>]/.test(line[from])) from = offset
  return { text: line.slice(from, to), start: from, isCut: [from > 0, to < line.length] }
}

/**
 * @param {string} line as in the manifest
 * @param {number | undefined} column counted from 1, in characters; absent: the whole line
 * @param {number} width
 * @returns {{text: string, caret: number}} text: at most `width` characters, without secrets; caret: from 0; -1: none
 */
export function quoteLine(line, column, width) {
  const offset = column === undefined ? 0 : offsetOf(line, column)
  const { text, start: cutBefore, isCut } = near(line, offset)
  const { cells, at } = cellsOf(text, offset - cutBefore)
  // Keep the column visible, with some text before it.
  const start = Math.max(0, Math.min(at - Math.floor(width / 3), cells.length - width))
  const shown = cells.slice(start, start + width)
  if (isCut[0] || start > 0) shown[0] = ellipsis
  if (isCut[1] || start + width < cells.length) shown[Math.max(0, shown.length - 1)] = ellipsis
  return { text: shown.join('').trimEnd(), caret: column === undefined ? -1 : Math.min(at - start, width - 1) }
}

/** @param {string} text @returns {string[]} lines as the core counts them */
export const linesOf = (text) => text.split(/\r?\n/)
