// @ts-check

/**
 * @param {import('./library').DashErrorEvent} event dash.js's `error`
 * @returns {import('../../types').Evidence}
 */
export function dashEvidence(event) {
  const said = event && event.error
  const error = (typeof said === 'object' && said) || {}
  /** @type {import('../../types').Evidence} */
  const evidence = { engine: 'dash.js' }
  if (typeof error.code === 'number') evidence.code = error.code
  const text = error.message || (typeof said === 'string' ? said : '')
  if (text) evidence.text = String(text)
  const response = error.data && error.data.response
  if (response && typeof response.status === 'number') evidence.status = response.status
  return evidence
}
