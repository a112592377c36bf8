// @ts-check
import { retryAfterMs } from '../../requests/retry-after.js'

/**
 * @param {import('./library').HlsErrorData} data of hls.js's ERROR event
 * @returns {import('../../types').Evidence}
 */
export function hlsEvidence(data) {
  /** @type {import('../../types').Evidence} */
  const evidence = { engine: 'hls.js', details: String(data.details || '') }
  const text = data.reason || (data.error && data.error.message) || (data.response && data.response.text)
  if (text) evidence.text = String(text)
  if (data.response && typeof data.response.code === 'number') evidence.status = data.response.code
  const wait = retryAfterMs(data.networkDetails)
  if (wait !== undefined) evidence.retryAfterMs = wait
  return evidence
}

/**
 * @param {{code?: number, text?: string}} response of a loader of hls.js
 * @param {unknown} request the XMLHttpRequest, or the Response of a fetch
 * @returns {import('../../types').Evidence}
 */
export function requestEvidence(response, request) {
  /** @type {import('../../types').Evidence} */
  const evidence = { engine: 'http', status: Number(response.code) || 0 }
  const wait = retryAfterMs(
    /** @type {import('../../requests/retry-after.js').Readable | null | undefined} */ (request)
  )
  if (wait !== undefined) evidence.retryAfterMs = wait
  return evidence
}
