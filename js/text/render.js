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
 * @property {Sentences[]} groups
 */

const hole = /\{(\w+)\}/g

/** @param {object} row @param {string} key */
const has = (row, key) => Object.prototype.hasOwnProperty.call(row, key)

/**
 * @param {Language} language
 * @param {string} key
 * @param {Record<string, unknown>} params
 * @returns {string} the text with its holes; empty where the language has none
 */
function templateOf({ plural, groups }, key, params) {
  const group = groups.filter((one) => has(one, key))[0]
  const found = group ? group[key] : ''
  if (typeof found === 'string') return found
  return (
    /** @type {Record<string, string>} */ (/** @type {unknown} */ (found))[plural(Number(params.count))] || found.other
  )
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
 * @param {Record<string, Language>} languages by their tag; `en` says what another one lacks
 * @returns {(key: string, params?: object, language?: string) => string} a sentence for people, not escaped, in a language
 *   given as a tag (`ru-RU` and `ru_RU` are Russian); empty for an unknown key
 */
export function createText(languages) {
  return (key, params = {}, tag) => {
    const given = /** @type {Record<string, unknown>} */ (params)
    const code = String(tag || '')
      .toLowerCase()
      .split(/[-_]/)[0]
    const template = has(languages, code) ? templateOf(languages[code], key, given) : ''
    return fill(template || templateOf(languages.en, key, given), given)
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
