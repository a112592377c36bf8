// @ts-check
// Plain objects to the JSON that the built core reads, and its refusals to errors.
import { longerThan, wellFormed } from './text-encoding.js'

/** The border takes no more; checked before the copy too, because growing the heap for it may fail. */
export const maxBytes = 8 * 1024 * 1024

/**
 * Libraries from before JSON (Prototype.js) give arrays a `toJSON`, and each would be written as a text.
 * @param {unknown} value
 * @returns {string | undefined}
 */
function stringify(value) {
  const prototype = /** @type {any} */ (Array.prototype)
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
 * @throws {TypeError} what JSON cannot hold, or longer than the border takes
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
 * @param {string} json what the core answered
 * @returns {any}
 * @throws {TypeError & {code?: string, field?: string}} where it refused
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
