// @ts-check
/** @param {import('../index').Verdict} verdict @param {import('./types').Colors} colors @returns {(text: string) => string} */
export const paintOf = (verdict, { green, yellow, red, magenta }) =>
  ({ playable: green, degraded: yellow, unplayable: red, unknown: magenta })[verdict]
