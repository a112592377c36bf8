// @ts-check
/** Shows a line of a manifest with a caret under a column: shortened, and without characters that change the layout. */

const MOST = 100
/** Control characters, and those that change the writing direction. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * @param {string} source
 * @param {number} [column] from 1, in characters
 * @returns {string} one line, or two with the caret
 */
export function lineView(source, column) {
  const plain = source.replace(/\r$/, '').replace(/\t/g, ' ').replace(STEERING, '\ufffd')
  const characters = Array.from(plain)
  const at = Math.max(0, Math.min((column || 1) - 1, characters.length))
  const start = at < MOST - 10 ? 0 : at - MOST / 2
  const shown = characters.slice(start, start + MOST)
  const before = start > 0 ? '…' : ''
  const after = start + MOST < characters.length ? '…' : ''
  const line = before + shown.join('') + after
  return column ? `${line}\n${' '.repeat(before.length + at - start)}^` : line
}
