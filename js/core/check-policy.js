// @ts-check
import { policyFields } from './policy-fields.js'

/**
 * The core makes the same checks and decides. This function reports an author's mistake as a TypeError at the call,
 * before the core is loaded.
 * @param {unknown} policy
 * @returns {import('../index').Policy}
 * @throws {TypeError} naming the field
 */
export function checkPolicy(policy) {
  if (typeof policy !== 'object' || !policy) throw new TypeError('policy: an object is expected')
  const given = /** @type {Record<string, unknown>} */ (policy)
  Object.keys(given).forEach((name) => {
    if (name === 'preset') return checkPreset(given.preset)
    const range = Object.prototype.hasOwnProperty.call(policyFields, name) ? policyFields[name] : null
    if (!range) throw new TypeError('policy.' + name + ': there is no such number')
    const value = given[name]
    if (typeof value !== 'number' || !(value >= range[0] && value <= range[1]))
      throw new TypeError('policy.' + name + ': a number from ' + range[0] + ' to ' + range[1] + ' is expected')
  })
  return given
}

/**
 * @param {unknown} preset
 * @throws {TypeError}
 */
function checkPreset(preset) {
  if (preset !== 'quick' && preset !== 'normal' && preset !== 'patient')
    throw new TypeError('policy.preset: quick, normal or patient is expected')
}
