// @ts-check

/**
 * @param {any} event dash.js's `error`
 * @returns {import('../../types').Evidence}
 */
export function dashEvidence(event) {
  const error = (event && event.error) || {}
  /** @type {import('../../types').Evidence} */
  const evidence = { engine: 'dash.js' }
  if (typeof error.code === 'number') evidence.code = error.code
  const text = error.message || (typeof error === 'string' ? error : '')
  if (text) evidence.text = String(text)
  const response = error.data && error.data.response
  if (response && typeof response.status === 'number') evidence.status = response.status
  return evidence
}
