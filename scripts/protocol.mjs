// Makes the types of events and commands (js/protocol.d.ts) from docs/protocol.schema.json, and the policy in JavaScript, in
// the schema and in the public types from its table. `npm run protocol` writes all of it; the check `protocol` fails if a
// file is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import * as prettier from 'prettier'
import { policyModule, policySchema, withPolicy } from './policy.mjs'
import { main, root } from './run.mjs'

const schemaFile = 'docs/protocol.schema.json'
const typesFile = 'js/protocol.d.ts'

/** Types are made from these and what they refer to. Types of inspections and tracks are public: js/index.d.ts. */
const roots = [
  'config',
  'event',
  'command',
  'answer',
  'error',
  'parsedSources',
  'proxyQuestion',
  'proxyAnswer',
  'pairsLearn',
  'pairsLearned',
  'pairsLocated',
  'segmentMatch'
]

/** @typedef {Record<string, any>} Schema */

/** @param {string} definition `event_load`, `segmentMatch` @returns {string} `LoadEvent`, `SegmentMatch` */
const typeName = (definition) =>
  definition.replace(/^(event|command)_(.*)$/, '$2_$1').replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase())

/** A schema that says nothing about a value, not even its type, means `unknown`; the generator would make it an object. */
const saysNothing = (/** @type {Schema} */ schema) => Object.keys(schema).every((key) => key === 'description')

/**
 * A copy for the generator.
 * @param {any} schema
 * @param {(definition: string) => void} refers called with the definitions that it refers to
 * @returns {any}
 */
function prepared(schema, refers) {
  if (Array.isArray(schema)) return schema.map((one) => prepared(one, refers))
  if (typeof schema !== 'object' || !schema) return schema
  if (typeof schema.$ref === 'string') refers(schema.$ref.split('/').pop())
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, prepared(value, refers)]))
  Object.keys(copy.properties ?? {})
    .filter((name) => saysNothing(copy.properties[name]))
    .forEach((name) => (copy.properties[name].tsType = 'unknown'))
  return copy
}

/** @param {string} text of the generator @returns {string} without the notes that say where it found each type */
const withoutOrigin = (text) =>
  text
    .replace(
      /(\n \*\s*)?\n \* This interface was referenced by `Protocol`'s JSON-Schema\n \* via the `definition` "\w+"\./g,
      ''
    )
    .replace(/\/\*\*\n \*\/\n/g, '')
    .replace(/^export interface Protocol \{\n.*\n\}\n/m, '')

/** @param {Schema} schema @returns {Promise<string>} js/protocol.d.ts, not yet formatted */
async function typesOf(schema) {
  /** @type {Record<string, Schema>} */
  const definitions = {}
  const add = (/** @type {string} */ name) => {
    if (definitions[name]) return
    definitions[name] = {}
    definitions[name] = { title: typeName(name), ...prepared(schema.definitions[name], add) }
  }
  roots.forEach(add)
  const text = await compile(/** @type {any} */ ({ title: 'Protocol', type: 'object', definitions }), 'Protocol', {
    bannerComment: `/** Made by \`npm run protocol\` from ${schemaFile}: change that. */`,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    format: false
  })
  return withoutOrigin(text)
}

/** @returns {Promise<Record<string, string>>} the expected text of each file */
async function files() {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8')
  /** @type {Schema} */
  const schema = JSON.parse(read(schemaFile))
  schema.definitions.policy = policySchema()
  const raw = {
    [schemaFile]: JSON.stringify(schema, null, 2),
    [typesFile]: await typesOf(schema),
    'js/core/policy-fields.js': policyModule(),
    'js/index.d.ts': withPolicy(read('js/index.d.ts'))
  }
  const style = await prettier.resolveConfig(join(root, schemaFile))
  const formatted = Object.entries(raw).map(async ([file, text]) => {
    const filepath = join(root, file)
    return [file, await prettier.format(text, { ...style, filepath })]
  })
  return Object.fromEntries(await Promise.all(formatted))
}

/** @returns {Promise<string[]>} faults, one line each */
export async function protocolFaults() {
  return Object.entries(await files())
    .filter(([file, text]) => readFileSync(join(root, file), 'utf8') !== text)
    .map(([file]) => `${file} is old: npm run protocol writes it`)
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    Object.entries(await files()).forEach(([file, text]) => writeFileSync(join(root, file), text))
  })
}
