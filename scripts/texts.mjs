// The check `texts`: what every language of js/text/ must have in comparison with English.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as inspection from '../js/text/inspection.js'
import { root } from './run.mjs'

/**
 * @typedef {string | Record<string, string>} Said
 * @typedef {Record<string, Said>} Sentences
 * @typedef {{plural: (n: number) => string} & Record<string, Sentences>} Language a file of js/text/
 * @typedef {object} Rules
 * @property {string[]} whole languages that lack nothing
 * @property {Record<string, number>} missing how many sentences each of the others lacks
 */

/**
 * These numbers may only fall: a translation lowers its number. Exception: a commit that adds an English sentence which
 * nobody can translate now raises them.
 * @type {Rules}
 */
const rules = {
  whole: ['en', 'ru', 'uk'],
  missing: { be: 145, bg: 145, cs: 145, fr: 145, he: 145, pl: 145, pt: 145, ro: 145, zh: 145 }
}

/**
 * The files from which hosts render texts, with their groups. A language without a sentence there is not shipped.
 * @type {Record<string, string[]>}
 */
const users = { 'js/text/index.js': ['notices'], 'plugin/text.js': ['settings', 'lists', 'questions', 'screens'] }

/**
 * The plural categories of a language for 0 to 200, with their numbers; no note counts further.
 * @param {Language['plural']} plural
 */
function categoriesOf(plural) {
  /** @type {Record<string, number[]>} */
  const numbers = { other: [] }
  for (let n = 0; n <= 200; n += 1) (numbers[plural(n)] ??= []).push(n)
  return numbers
}

/** @param {Said} said @returns {[string, string][]} category and text */
const formsOf = (said) => (typeof said === 'string' ? [['', said]] : Object.entries(said))

/** @param {string} text @returns {string} the names of its parameters */
const paramsOf = (text) => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')

/** @param {string} text its parts in brackets */
const optional = (text) => (text.match(/\[[^\]]*\]/g) ?? []).join(' ')

/** Faults of a sentence by itself. @param {Said} said @param {Language['plural']} plural @returns {string[]} */
function ownFaults(said, plural) {
  const texts = formsOf(said).map(([, text]) => text)
  const faults = []
  const plain = (/** @type {string} */ text) => text.replace(/\{\w+\}/g, '').replace(/\[[^[\]]*\]/g, '')
  if (texts.some((text) => text.trim() === '')) faults.push('is empty')
  if (texts.some((text) => /[{}[\]]/.test(plain(text)))) faults.push('has a stray bracket')
  if (typeof said === 'string') return faults
  const needed = Object.keys(categoriesOf(plural))
  const lacking = needed.filter((category) => !(category in said))
  const unused = Object.keys(said).filter((category) => !needed.includes(category))
  if (lacking.length > 0) faults.push(`lacks the plural form ${lacking.join(', ')}`)
  if (unused.length > 0) faults.push(`has a plural form that its language has not: ${unused.join(', ')}`)
  return faults
}

/**
 * Faults of a sentence in comparison with the English one.
 * @param {Said} said @param {Said} english @param {Language['plural']} plural @returns {string[]}
 */
function counterpartFaults(said, english, plural) {
  const model = typeof english === 'string' ? english : english.other
  const faults = []
  if (formsOf(said).some(([, text]) => /[<>&]/.test(text))) faults.push('holds a sign of HTML')
  if (typeof english !== 'string' && typeof said === 'string') faults.push('needs plural forms')
  if (typeof said !== 'string' && !model.includes('{count}')) faults.push('has plural forms, but no {count} in English')
  const numbers = categoriesOf(plural)
  for (const [category, text] of formsOf(said)) {
    const where = category && ` (${category})`
    // A form for one number only need not name the number: "A minute ago".
    const spoken = category && numbers[category]?.length === 1 ? paramsOf(`${text} {count}`) : paramsOf(text)
    if (spoken !== paramsOf(model)) faults.push(`has other parameters than in English${where}`)
    if (paramsOf(optional(text)) !== paramsOf(optional(model))) faults.push(`has other optional parameters${where}`)
    if (model.includes(';') && !/[;；]/.test(text)) faults.push(`has no semicolon after the cause${where}`)
  }
  return faults
}

/**
 * @param {Record<string, Language>} languages by their tag
 * @param {Rules} how
 * @returns {{faults: string[], missing: Record<string, number>}} faults: one line each
 */
export function textFaults(languages, { whole, missing: most }) {
  const { en } = languages
  const groups = Object.keys(en).filter((name) => name !== 'plural')
  /** @type {string[]} */
  const faults = []
  /** @type {Record<string, number>} */
  const missing = {}
  for (const [tag, language] of Object.entries(languages)) {
    const lacking = []
    for (const group of groups) {
      const table = language[group] ?? {}
      const say = (/** @type {string} */ key, /** @type {string} */ fault) =>
        faults.push(`${tag}, ${group}, ${key}: ${fault}`)
      lacking.push(...Object.keys(en[group]).filter((key) => !Object.hasOwn(table, key)))
      for (const [key, said] of Object.entries(table)) {
        ownFaults(said, language.plural).forEach((fault) => say(key, fault))
        if (!Object.hasOwn(en[group], key)) say(key, 'is no key of English')
        else counterpartFaults(said, en[group][key], language.plural).forEach((fault) => say(key, fault))
      }
    }
    if (whole.includes(tag)) faults.push(...lacking.map((key) => `${tag}, ${key}: is missing`))
    else {
      missing[tag] = lacking.length
      const budget = most[tag]
      if (budget === undefined) faults.push(`${tag}: scripts/texts.mjs does not name this language`)
      else if (lacking.length > budget)
        faults.push(`${tag}: ${lacking.length} sentences are missing, at most ${budget}`)
      else if (lacking.length < budget)
        faults.push(`${tag}: lower its number in scripts/texts.mjs to ${lacking.length}`)
    }
  }
  return { faults, missing }
}

/** Keys that occur twice: the first one would win unnoticed. @param {Record<string, Sentences>} tables @returns {string[]} */
export function doubleFaults(tables) {
  const keys = Object.values(tables).flatMap((table) => Object.keys(table))
  return keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key}: is there twice`)
}

/** @returns {Promise<{faults: string[], text: string}>} */
export async function checkTexts() {
  const folder = join(root, 'js/text')
  const tags = readdirSync(folder).flatMap((name) => /^([a-z]{2})\.js$/.exec(name)?.[1] ?? [])
  /** @type {Record<string, Language>} */
  const languages = {}
  for (const tag of tags) languages[tag] = await import(pathToFileURL(join(folder, `${tag}.js`)).href)
  const { faults, missing } = textFaults(languages, rules)

  const { plural, ...groups } = languages.en
  const tables = Object.fromEntries(Object.entries(inspection).filter(([, table]) => typeof table === 'object'))
  faults.push(...doubleFaults(groups), ...doubleFaults(tables))
  for (const [key, said] of Object.values(tables).flatMap((table) => Object.entries(table)))
    faults.push(...ownFaults(said, plural).map((fault) => `inspection, ${key}: ${fault}`))
  for (const [user, names] of Object.entries(users)) {
    const source = readFileSync(join(root, user), 'utf8')
    for (const tag of tags) {
      const row = `${tag}: { plural: ${tag}.plural, groups: [${names.map((name) => `${tag}.${name}`).join(', ')}] }`
      const wanted = names.some((name) => Object.keys(languages[tag][name] ?? {}).length > 0)
      if (wanted && !source.includes(row)) faults.push(`${user}: lacks the line ${row}`)
      if (!wanted && source.includes(row)) faults.push(`${user}: ships ${tag}, which says nothing there`)
    }
  }
  const total = Object.values(groups).reduce((sum, table) => sum + Object.keys(table).length, 0)
  const counts = Object.entries(missing).map(([tag, count]) => `${tag} ${count}`)
  return { faults, text: `${total} sentences; missing: ${counts.join(', ')}` }
}
