// @ts-check
// The table: one row per cell, then the sum.

/** @param {number | undefined} value @param {string} unit */
const number = (value, unit) => (value === undefined ? '-' : `${value.toFixed(1)}${unit}`)

/**
 * @param {string} name
 * @param {import('./run.mjs').Result & {notes: string[]}} result
 */
export function row(name, { ok, why, seconds, positionError, detail, notes }) {
  const columns = [
    ok ? 'ok    ' : 'FAILED',
    name.padEnd(40),
    number(seconds, ' s').padStart(7),
    `position ${number(positionError, ' s')}`.padEnd(17),
    `notes ${notes.length}`,
    [why, detail, ...notes.map((note) => `"${note}"`)].filter(Boolean).join(' | ')
  ]
  return columns.join('  ')
}

/** @param {import('./run.mjs').Result[]} results @param {number} seconds   total duration */
export function summary(results, seconds) {
  const failed = results.filter((result) => !result.ok).length
  return `${results.length} cells in ${Math.round(seconds)} s\n${results.length - failed} passed, ${failed} failed`
}
