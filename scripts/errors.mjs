// Makes the error classes and reasons in docs/protocol.md from their one table, wasm/core/policy/errors.def. `node
// scripts/errors.mjs` writes them. The check `errors` fails if these or any other list of them differ from the table.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, root } from './run.mjs'

const page = 'docs/protocol.md'
const block = /(<!-- made by scripts\/errors\.mjs -->\n)[^]*?(<!-- end -->)/
const rowOfReason = /^RP_REASON\((\w+), "(\w+)", "(\w+)"\)/gm
const rowOfError = /^RP_ERROR\((\w+), "(\w+)", (\w+), k(\w+), (true|false), (\d+), (\d+)\)/gm

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8')

/**
 * @param {string} [text] of errors.def
 */
export function readErrors(text = read('wasm/core/policy/errors.def')) {
  const reasons = [...text.matchAll(rowOfReason)].map(([, name, wire, message]) => ({ name, wire, message }))
  const wireOf = Object.fromEntries(reasons.map(({ name, wire }) => [name, wire]))
  const errors = [...text.matchAll(rowOfError)].map(([, name, wire, reason, blames, slow, alone, others]) => ({
    ...{ name, wire, reason: wireOf[reason], blames: blames.toLowerCase() },
    ...{ slow: slow === 'true', alone: Number(alone), others: Number(others) }
  }))
  const rows = text.match(/^RP_(REASON|ERROR)\(/gm) ?? []
  if (rows.length !== reasons.length + errors.length) throw new Error('errors.def has a row that is not read')
  return { reasons, errors }
}

/** @typedef {ReturnType<typeof readErrors>} Table */

/** @param {Table} table @returns {string} */
function tables({ reasons, errors }) {
  const blamed = { nobody: '-', url: 'address', origin: 'server' }
  return [
    '| class | reason | blames | slow | asked again alone | with another source |',
    '|---|---|---|---|---|---|',
    ...errors.map(
      ({ wire, reason, blames, slow, alone, others }) =>
        `| \`${wire}\` | ${reason} | ${blamed[/** @type {'nobody'} */ (blames)]} | ${slow ? 'yes' : '-'} | ${alone} | ${others} |`
    ),
    '',
    '| reason | `messageKey` of a switch |',
    '|---|---|',
    ...reasons.map(({ wire, message }) => `| ${wire} | \`${message}\` |`),
    ''
  ].join('\n')
}

/** @param {Table} table @returns {string} docs/protocol.md */
export function errorsPage(table) {
  const text = read(page)
  if (!block.test(text)) throw new Error(`${page} has no place for the table of errors`)
  return text.replace(block, (_, begin, end) => `${begin}${tables(table)}${end}`)
}

/** @param {string} text @param {RegExp} pattern @returns {string[]} the quoted words of the first match */
const wordsIn = (text, pattern) =>
  [...(pattern.exec(text)?.[1] ?? '').matchAll(/['"](\w+)['"]/g)].map(([, word]) => word)

/**
 * @param {{table?: Table, schema?: string, types?: string, texts?: string, causes?: string}} [given] used instead of the
 * project's own files
 * @returns {string[]} faults, one line each
 */
export function errorsFaults({
  table = readErrors(),
  schema = read('docs/protocol.schema.json'),
  types = read('js/index.d.ts'),
  texts = read('js/text/en.js'),
  causes = read('js/inspect/message.js')
} = {}) {
  const reasons = table.reasons.map(({ wire }) => wire)
  /** @type {string[]} */
  const faults = []
  /** @param {string} where @param {string[]} found @param {string[]} expected */
  const compare = (where, found, expected) => {
    const differs = [
      ...expected.filter((word) => !found.includes(word)).map((word) => `${word} is missing`),
      ...found.filter((word) => !expected.includes(word)).map((word) => `${word} is not in errors.def`)
    ]
    faults.push(...differs.map((fault) => `${where}: ${fault}`))
  }
  const { definitions } = JSON.parse(schema)
  compare('docs/protocol.schema.json, reason', definitions.reason.enum, reasons)
  compare(
    'docs/protocol.schema.json, class',
    definitions.errorClass.enum,
    table.errors.map(({ wire }) => wire)
  )
  const code = types.replace(/\/\*\*[^]*?\*\//g, '')
  compare('js/index.d.ts, Reason', wordsIn(code, /export type Reason =([^]*?)\n\n/), reasons)
  const keys = definitions.messageKey.enum
  for (const { message } of table.reasons) {
    if (!keys.includes(message)) faults.push(`docs/protocol.schema.json, messageKey: ${message} is missing`)
    if (!new RegExp(`^ {2}${message}: `, 'm').test(texts)) faults.push(`js/text/en.js: ${message} has no sentence`)
  }
  // The sentences of an inspection, which the core does not name.
  for (const { wire, message } of table.reasons) {
    if (message !== 'switched_no_answer' && !causes.includes(`  ${wire}: '${message}'`))
      faults.push(`js/inspect/message.js: ${wire} is not ${message}`)
  }
  if (read(page) !== errorsPage(table)) faults.push(`${page} is old: node scripts/errors.mjs writes it`)
  return faults
}

if (import.meta.filename === process.argv[1])
  await main(async () => writeFileSync(join(root, page), errorsPage(readErrors())))
