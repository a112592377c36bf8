// @ts-check
// Makes untrusted text safe for a terminal: it cannot move the cursor, change colours or change the direction of writing.

// C0 and C1 controls, soft hyphen, zero-width and bidirectional characters, line and paragraph separators, BOM.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g
const everyUnprintable = new RegExp(unprintable.source, 'g')

/** @param {string} text @returns {string} one line without escape sequences and control characters */
export const printable = (text) =>
  text
    .replace(escapes, '')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(everyUnprintable, '')

/** @param {string} character @returns {string} with the same width as in the count of columns */
export const visible = (character) => (unprintable.test(character) ? '\ufffd' : character)

/** @param {string} text @param {number} width in characters */
export function cut(text, width) {
  const characters = [...text]
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}\u2026`
}

/** @param {string} text @param {number} width in characters */
export const pad = (text, width) => text + ' '.repeat(Math.max(0, width - [...text].length))
