// @ts-check
// Collects all claims that do not hold, so that one row shows all of them.

/**
 * @param {[boolean, string][]} claims   what must hold, and the text if it does not
 * @param {Partial<import('../run.mjs').Result>} [facts]
 * @returns {import('../run.mjs').Result}
 */
export function judged(claims, facts = {}) {
  const wrong = claims.filter(([holds]) => !holds).map(([, why]) => why)
  return { ...facts, ok: wrong.length === 0, why: wrong.join('; ') }
}

/**
 * Equal as JSON, with keys in any order and without the fields that the application itself adds to a playdata.
 * @param {any} left @param {any} right
 */
export function sameData(left, right) {
  return canonical(left) === canonical(right)
}

const ofTheApplication = ['ad_region', 'timeline', 'continue_play', 'selected', 'onEvent']

/** @param {any} value @returns {string} */
function canonical(value) {
  return JSON.stringify(value, (key, inner) => {
    if (ofTheApplication.includes(key)) return undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
