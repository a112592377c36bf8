// @ts-check
// Prints inspections as one JSON document without secrets.
import { redactAddress, redactText } from './redact.js'

/** @typedef {import('./types').Inspection} Inspection */

const addresses = ['uri', 'locations']

/** @param {object} fields @returns {Record<string, unknown>} */
const fieldsWithoutSecrets = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, withoutSecrets(one, name)]))

/** @param {unknown} value @param {string} [key] @returns {unknown} */
export function withoutSecrets(value, key = '') {
  if (typeof value === 'string') return addresses.includes(key) ? redactAddress(value) : redactText(value)
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, key))
  if (value === null || typeof value !== 'object') return value
  return fieldsWithoutSecrets(value)
}

/** @param {Inspection} look @returns {object} */
function documentOf(look) {
  const { name, finalUrl, status, contentType, totalBytes, firstByteMs, elapsedMs, readBytes, failure } = look
  const { verdict, reason, sameContent, report, child } = look
  return {
    source: name,
    ...(finalUrl ? { redirectedTo: redactAddress(finalUrl) } : {}),
    ...fieldsWithoutSecrets({ status, contentType }),
    ...{ totalBytes, readBytes, firstByteMs, elapsedMs, error: failure, verdict, reason, sameContent },
    report: withoutSecrets(report),
    ...(child ? { firstVariant: documentOf(child) } : {})
  }
}

/** @param {Inspection[]} looks @returns {string} */
export const jsonReport = (looks) => `${JSON.stringify(looks.map(documentOf), null, 2)}\n`
