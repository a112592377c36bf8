// @ts-check
// A manifest, a piece, or the head of a file, read beside the player: one bounded GET through XMLHttpRequest, which every
// engine has. No Range header unless it must be: older browsers would ask the server's leave first, and most servers
// answer that with an error.
import { maxBytes } from '../core/json.js'

/** As many as tell what a file is and how fast it comes. */
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
 * @property {number} timeoutMs for the whole of it
 * @property {boolean} head of a file: its first bytes are enough
 * @property {{start: number, length: number}} [range] bytes of it
 * @property {() => number} now
 */

/**
 * @param {import('../types').PageWindow} window
 * @param {Reading} reading
 * @param {(answer: Answer | null) => void} done once, never in the call itself; null: no answer, or one that a page may not read
 * @returns {() => void} gives up; `done` is not called any more
 */
export function fetchBounded(window, { url, timeoutMs, head, range, now }, done) {
  const start = now()
  let over = false
  let firstByteMs = 0
  /** @type {any} */
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

  /** @param {any} xhr @returns {Answer | null} */
  function answerOf(xhr) {
    const body = head ? bytesOfText(xhr.responseText) : xhr.response
    if (!body || !xhr.status) return null
    // A server that knows no ranges sends the whole file.
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

  /** Enough of a file has come, or more of a manifest than is ever read. @param {any} xhr @param {number} loaded */
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
    // Of an ArrayBuffer nothing can be read before its end; of text the bytes so far.
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
    // An address that the platform refuses, or no XMLHttpRequest.
    Promise.resolve().then(() => finish(null))
  }
  return cancel
}

/**
 * @param {string} text of `charset=x-user-defined`: a character for each byte, its low eight bits
 * @returns {Uint8Array | null}
 */
function bytesOfText(text) {
  if (!text) return null
  const bytes = new Uint8Array(Math.min(text.length, headBytes))
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) & 255
  return bytes
}
