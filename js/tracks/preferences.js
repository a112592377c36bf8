// @ts-check

/** @type {Record<string, string[]>} */
const words = { textMode: ['auto', 'off', 'always'], audioKind: ['any', 'dub', 'original'] }
const lists = ['audioLanguages', 'textLanguages']
const flags = ['hearingImpaired', 'audioDescription']

/**
 * @param {unknown} preferences as the author passed them, if at all
 * @throws {TypeError} naming the field
 */
export function checkPreferences(preferences) {
  if (preferences === undefined) return
  if (typeof preferences !== 'object' || !preferences) throw new TypeError('preferences: an object is expected')
  const given = /** @type {import('../types').Unchecked} */ (preferences)
  Object.keys(given).forEach((name) => {
    const value = given[name]
    if (value === undefined) return
    const expected = expectedOf(name, value)
    if (expected) throw new TypeError('preferences.' + name + ': ' + expected)
  })
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {string} what is expected; empty: the value is valid
 */
function expectedOf(name, value) {
  if (words[name]) return words[name].indexOf(String(value)) >= 0 ? '' : words[name].join(', ') + ' is expected'
  if (lists.indexOf(name) >= 0) {
    const good = Array.isArray(value) && value.every((language) => typeof language === 'string')
    return good ? '' : 'a list of strings is expected'
  }
  if (flags.indexOf(name) >= 0) return typeof value === 'boolean' ? '' : 'a boolean is expected'
  if (name === 'maxHeight')
    return value === 'screen' || (typeof value === 'number' && value >= 0 && value <= 100000)
      ? ''
      : 'a height in pixels or "screen" is expected'
  return 'there is no such preference'
}
