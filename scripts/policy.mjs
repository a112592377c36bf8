// Reads the one table of the policy, wasm/core/policy/policy_fields.def, and makes its parts of JavaScript, the schema and
// the public types. scripts/protocol.mjs writes them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

export const table = 'wasm/core/policy/policy_fields.def'
const row =
  /RP_POLICY\(\s*(\w+),\s*"(\w+)",\s*(ms|percent|count),\s*(\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*((?:"[^"\\]*"\s*)+)\)/g
const units = { ms: 'Milliseconds', percent: 'Percent', count: 'A count' }

/**
 * @typedef {object} PolicyRow
 * @property {string} name
 * @property {'ms' | 'percent' | 'count'} unit
 * @property {number} least
 * @property {number} most
 * @property {number} normal
 * @property {number} quick
 * @property {number} patient
 * @property {string} reason
 */

/**
 * @returns {PolicyRow[]} in the order of the table
 * @throws {Error} at the first row that is not valid
 */
export function policyRows() {
  const text = readFileSync(join(root, table), 'utf8')
  const rows = [...text.matchAll(row)].map(([, member, name, unit, ...rest]) => {
    const [least, most, normal, quick, patient] = rest.slice(0, 5).map(Number)
    const reason = [...rest[5].matchAll(/"([^"]*)"/g)].map((part) => part[1]).join('')
    if (member.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()) !== name)
      throw new Error(`${table}: ${member} is ${name} outside`)
    if ([normal, quick, patient].some((value) => value < least || value > most))
      throw new Error(`${table}: ${name}: a preset is out of its range`)
    if (!/^[A-Z].*\.$/.test(reason)) throw new Error(`${table}: ${name}: its reason is no whole sentence`)
    return { name, unit: /** @type {PolicyRow['unit']} */ (unit), least, most, normal, quick, patient, reason }
  })
  const calls = text.match(/^RP_POLICY\(/gm) ?? []
  if (rows.length !== calls.length) throw new Error(`${table}: ${rows.length} of ${calls.length} rows can be read`)
  return rows
}

/** The reason, then what an author needs to set it. @param {PolicyRow} number */
function textOf({ unit, least, most, normal, quick, patient, reason }) {
  const presets = quick === normal && patient === normal ? '' : `; preset quick: ${quick}, patient: ${patient}`
  return `${reason} ${units[unit]}, ${least} to ${most}${presets}.`
}

/** @returns {object} the definition `policy` of docs/protocol.schema.json */
export function policySchema() {
  const numbers = policyRows().map((number) => [
    number.name,
    {
      description: textOf(number),
      type: 'number',
      minimum: number.least,
      maximum: number.most,
      default: number.normal
    }
  ])
  return {
    description: `Made by \`npm run protocol\` from ${table}.`,
    type: 'object',
    properties: {
      preset: { description: 'The numbers beside it change it further.', enum: ['quick', 'normal', 'patient'] },
      ...Object.fromEntries(numbers)
    },
    additionalProperties: false
  }
}

/** @returns {string} js/core/policy-fields.js, not yet formatted */
export function policyModule() {
  const ranges = Object.fromEntries(policyRows().map(({ name, least, most }) => [name, [least, most]]))
  return `// @ts-check
// Made by \`npm run protocol\` from ${table}.

/** The numbers of the policy by name: least and most. @type {Record<string, [number, number]>} */
export const policyFields = ${JSON.stringify(ranges)}
`
}

/** @param {string} text @returns {string[]} lines of a comment */
function wrap(text) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    if (last.length + word.length > 110) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

/** @param {string} declarations js/index.d.ts @returns {string} the same text with the policy numbers of the table */
export function withPolicy(declarations) {
  const fields = policyRows().map((number) => {
    const lines = [...wrap(textOf(number)), `@default ${number.normal}`]
    return `  /**\n${lines.map((line) => `   * ${line}`).join('\n')}\n   */\n  ${number.name}?: number\n`
  })
  const place = /(export interface Policy \{\n(?:.*\n)*? {2}preset\?: .*\n)(?:.*\n)*?(\}\n)/
  if (!place.test(declarations)) throw new Error('js/index.d.ts: there is no interface Policy with a preset')
  return declarations.replace(
    place,
    (_, head, end) => `${head}  // From here on made by \`npm run protocol\` from ${table}.\n${fields.join('')}${end}`
  )
}
