// @ts-check

/**
 * @param {unknown} error of the element, whichever engine plays on it
 * @returns {import('../../types').Evidence}
 */
export function elementEvidence(error) {
  const { code, message } = /** @type {{code?: number, message?: string}} */ (error || {})
  /** @type {import('../../types').Evidence} */
  const evidence = { engine: 'native' }
  if (code) evidence.code = code
  if (message) evidence.text = message
  return evidence
}
