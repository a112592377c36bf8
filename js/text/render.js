// @ts-check
// Renders sentences: the language, the plural form, the parameters. Which sentence is said is decided elsewhere.

/**
 * @typedef {object} Forms a sentence with a noun that follows its number: a text for each plural category of Unicode CLDR
 *   that the language has; the number is the parameter `count`
 * @property {string} [one]
 * @property {string} [two]
 * @property {string} [few]
 * @property {string} [many]
 * @property {string} other for numbers with a fraction too
 *
 * @typedef {Record<string, string | Forms>} Sentences `{name}` is a parameter; a part in `[...]` is said only where all
 *   parameters in it are given
 * @typedef {object} Language
 * @property {(n: number) => string} plural the category of a number
 * @property {(Sentences | (string | Forms | 0)[])[]} groups the same as in English, in that order. A list holds the
 *   sentences of a group in the order of its English keys, 0 for none: the build makes it (scripts/packed-texts.mjs)
 */

const hole = /\{(\w+)\}/g

/** @param {object} row @param {string} key */
const has = (row, key) => Object.prototype.hasOwnProperty.call(row, key)

/**
 * @param {Language} language
 * @param {Language['groups']} english
 * @param {string} key
 * @param {Record<string, unknown>} params
 * @returns {string} the text with its holes; empty where the language has none
 */
function templateOf({ plural, groups }, english, key, params) {
  /** @type {string | Forms | 0 | undefined} */
  let found
  english.forEach((model, i) => {
    const group = groups[i]
    if (has(model, key)) found = Array.isArray(group) ? group[Object.keys(model).indexOf(key)] : group[key]
  })
  if (!found || typeof found === 'string') return found || ''
  return found[/** @type {keyof Forms} */ (plural(Number(params.count)))] || found.other
}

/** @param {string} template @param {Record<string, unknown>} params */
function fill(template, params) {
  const given = (/** @type {string} */ name) => (params[name] === undefined ? '' : String(params[name]))
  return template
    .replace(/\[([^\]]*)\]/g, (whole, part) =>
      (part.match(hole) || []).every((/** @type {string} */ one) => given(one.slice(1, -1))) ? part : ''
    )
    .replace(hole, (whole, name) => given(name))
}

/**
 * @param {Record<string, Language>} languages by their tag; `en`, with its keys, says what another one lacks
 * @returns {(key: string, params?: object, language?: string) => string} a sentence for people, not escaped, in a language
 *   given as a tag (`ru-RU` and `ru_RU` are Russian); empty for an unknown key
 */
export function createText(languages) {
  return (key, params = {}, tag) => {
    const given = /** @type {Record<string, unknown>} */ (params)
    const code = String(tag || '')
      .toLowerCase()
      .split(/[-_]/)[0]
    const { en } = languages
    const own = has(languages, code) ? languages[code] : en
    return fill(templateOf(own, en.groups, key, given) || templateOf(en, en.groups, key, given), given)
  }
}

/**
 * The first half of a note, as a sentence: why, without what was done.
 * @param {string} sentence
 */
export function causeIn(sentence) {
  const [cause] = sentence.split(/[;；]/)
  return cause === sentence ? sentence : cause + sentence.slice(-1)
}
