// @ts-check
// Collects what does not hold, so that one row tells all of it.

/**
 * @param {[boolean, string][]} claims   what must hold, and the words for when it does not
 * @param {Partial<import('../run.mjs').Result>} [facts]
 * @returns {import('../run.mjs').Result}
 */
export function judged(claims, facts = {}) {
  const wrong = claims.filter(([holds]) => !holds).map(([, why]) => why)
  return { ...facts, ok: wrong.length === 0, why: wrong.join('; ') }
}

/**
 * Equal as JSON, keys in any order, but for what the application adds to a playdata by itself.
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
