// @ts-check
// Renders a sentence: picks the language and the plural form, and fills in the parameters. Callers choose the key.

/**
 * @typedef {object} Forms a sentence whose noun depends on a number: one text for each plural category (Unicode CLDR) of the
 *   language. The number is the parameter `count`
 * @property {string} [one]
 * @property {string} [two]
 * @property {string} [few]
 * @property {string} [many]
 * @property {string} other also for numbers with a fraction
 *
 * @typedef {Record<string, string | Forms>} Sentences `{name}` is a parameter. A part in `[...]` appears only if all
 *   parameters in it have values
 * @typedef {object} Language
 * @property {(n: number) => string} plural the category of a number
 * @property {(Sentences | (string | Forms | 0)[])[]} groups the same groups as in English, in the same order. The build
 *   replaces a group by a list (scripts/packed-texts.mjs): its sentences in the order of the English keys, 0 for none
 */

const hole = /\{(\w+)\}/g

/** @param {object} row @param {string} key */
const has = (row, key) => Object.prototype.hasOwnProperty.call(row, key)

/**
 * @param {Language} language
 * @param {Language['groups']} english
 * @param {string} key
 * @param {Record<string, unknown>} params
 * @returns {string} the text before its parameters are filled in; empty if the language lacks it
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
  const textOf = (/** @type {string} */ name) => (params[name] === undefined ? '' : String(params[name]))
  return template
    .replace(/\[([^\]]*)\]/g, (whole, part) =>
      (part.match(hole) || []).every((/** @type {string} */ one) => textOf(one.slice(1, -1))) ? part : ''
    )
    .replace(hole, (whole, name) => textOf(name))
}

/**
 * @param {Record<string, Language>} languages by their tag. `en` has all keys and replaces what another language lacks
 * @returns {(key: string, params?: object, language?: string) => string} a sentence, not escaped; empty for an unknown key.
 *   `language` is a tag: `ru-RU` and `ru_RU` are Russian
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
 * The cause in a message: its first half, as a sentence, without what the player did.
 * @param {string} sentence
 */
export function causeIn(sentence) {
  const [cause] = sentence.split(/[;；]/)
  return cause === sentence ? sentence : cause + sentence.slice(-1)
}
