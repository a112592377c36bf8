// @ts-check
/** HTTP byte ranges (RFC 9110 section 14), as far as players use them: one range, open or closed. */

/**
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{status: 200 | 206 | 416, start: number, end: number}}  end is exclusive
 */
export function readRange(header, size) {
  const whole = /** @type {const} */ ({ status: 200, start: 0, end: size })
  const match = /^bytes=(\d*)-(\d*)$/.exec(header || '')
  if (!match || (!match[1] && !match[2])) return whole
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]))
  const end = match[1] && match[2] ? Math.min(size, Number(match[2]) + 1) : size
  return start < end ? { status: 206, start, end } : { status: 416, start: 0, end: 0 }
}
