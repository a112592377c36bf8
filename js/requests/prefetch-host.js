// @ts-check
// Reads a manifest, a segment or the start of a file outside the player: one bounded GET by XMLHttpRequest, which every
// browser engine has. It sends a Range header only if it must: older browsers send a CORS preflight for it, and most
// servers answer a preflight with an error.
import { maxBytes } from '../core/json.js'

/** Enough bytes to tell what a file is and how fast it arrives. */
const headBytes = 65536

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} contentType
 * @property {string} url
 * @property {ArrayBuffer | Uint8Array} body
 * @property {number} firstByteMs
 * @property {number} elapsedMs
 *
 * @typedef {object} Reading
 * @property {string} url
 * @property {number} timeoutMs for the whole request
 * @property {boolean} head true: the first bytes of a file are enough
 * @property {{start: number, length: number}} [range] the bytes to request
 * @property {() => number} now
 */

/**
 * @param {import('../types').PageWindow} window
 * @param {Reading} reading
 * @param {(answer: Answer | null) => void} done called once, never synchronously; null: no readable answer
 * @returns {() => void} cancels; `done` is not called after that
 */
export function fetchBounded(window, { url, timeoutMs, head, range, now }, done) {
  const start = now()
  let over = false
  let firstByteMs = 0
  /** @type {XMLHttpRequest | null} */
  let request = null

  /** @param {Answer | null} answer */
  function finish(answer) {
    if (over) return
    over = true
    done(answer)
  }

  function cancel() {
    over = true
    if (request) request.abort()
  }

  /** @param {XMLHttpRequest} xhr @returns {Answer | null} */
  function answerOf(xhr) {
    const body = head ? bytesOfText(xhr.responseText) : xhr.response
    if (!body || !xhr.status) return null
    // A server without range support sends the whole file.
    if (range && xhr.status !== 206) return null
    return {
      status: xhr.status,
      contentType: xhr.getResponseHeader('Content-Type') || '',
      url: xhr.responseURL || url,
      body,
      firstByteMs,
      elapsedMs: now() - start
    }
  }

  /** Stops once a file has sent enough, or a manifest has exceeded the limit. @param {XMLHttpRequest} xhr @param {number} loaded */
  function came(xhr, loaded) {
    if (over || loaded < (head ? headBytes : maxBytes + 1)) return
    const answer = head ? answerOf(xhr) : null
    cancel()
    over = false
    finish(answer)
  }

  try {
    const xhr = new window.XMLHttpRequest()
    xhr.open('GET', url, true)
    // An ArrayBuffer can be read only at its end, a text also while it arrives.
    if (head) xhr.overrideMimeType('text/plain; charset=x-user-defined')
    else xhr.responseType = 'arraybuffer'
    if (range) xhr.setRequestHeader('Range', 'bytes=' + range.start + '-' + (range.start + range.length - 1))
    xhr.timeout = timeoutMs
    xhr.onreadystatechange = () => {
      if (xhr.readyState >= 2 && !firstByteMs) firstByteMs = now() - start
    }
    xhr.onprogress = (/** @type {ProgressEvent} */ event) => came(xhr, event.loaded)
    xhr.onload = () => finish(answerOf(xhr))
    xhr.onerror = xhr.ontimeout = () => finish(null)
    request = xhr
    xhr.send()
  } catch (error) {
    // The platform refuses the URL, or has no XMLHttpRequest.
    Promise.resolve().then(() => finish(null))
  }
  return cancel
}

/**
 * @param {string} text decoded as `x-user-defined`: the low eight bits of each character are one byte
 * @returns {Uint8Array | null}
 */
function bytesOfText(text) {
  if (!text) return null
  const bytes = new Uint8Array(Math.min(text.length, headBytes))
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) & 255
  return bytes
}
