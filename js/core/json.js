// @ts-check
// Turns plain objects into the JSON that the core reads, and the core's refusals into errors.
import { longerThan, wellFormed } from './text-encoding.js'

/** The core accepts no more. Also checked before the copy, because growing the heap for it may fail. */
export const maxBytes = 8 * 1024 * 1024

/**
 * Libraries from before JSON (Prototype.js) give arrays a `toJSON`, which would turn each array into a string.
 * @param {unknown} value
 * @returns {string | undefined}
 */
function stringify(value) {
  const prototype = /** @type {unknown[] & {toJSON?: unknown}} */ (Array.prototype)
  const { toJSON } = prototype
  if (!toJSON) return JSON.stringify(value)
  delete prototype.toJSON
  try {
    return JSON.stringify(value)
  } finally {
    prototype.toJSON = toJSON
  }
}

/**
 * @param {unknown} value
 * @returns {string}
 * @throws {TypeError} if JSON cannot hold the value, or it is longer than the core accepts
 */
export function encode(value) {
  let json
  try {
    json = stringify(value)
  } catch (error) {
    // A cycle, a nesting deeper than the stack, a BigInt, a toJSON that throws.
    throw new TypeError('cannot be written as JSON')
  }
  if (typeof json !== 'string') throw new TypeError('an object is expected')
  json = wellFormed(json)
  if (longerThan(json, maxBytes)) throw new TypeError('longer than 8 MiB')
  return json
}

/**
 * @param {string} json the core's answer
 * @returns {unknown} of the form that docs/protocol.md gives for the call
 * @throws {TypeError & {code?: string, field?: string}} if the core refused
 */
export function decode(json) {
  const answer = JSON.parse(json)
  if (answer.error) throw refusal(answer.error)
  return answer
}

/**
 * @param {import('../types').CoreError} error
 * @returns {TypeError & {code?: string, field?: string}}
 */
export function refusal(error) {
  const about = error.field ? error.field + ': ' : ''
  const refused = /** @type {TypeError & {code?: string, field?: string}} */ (new TypeError(about + error.message))
  refused.code = error.code
  if (error.field) refused.field = error.field
  return refused
}
