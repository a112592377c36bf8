// @ts-check
// A manifest read beside the player: one bounded GET through XMLHttpRequest, which every engine has.
import { maxBytes } from './core-json.js'

/** @typedef {{status: number, contentType: string, url: string, body: ArrayBuffer}} Answer */

/**
 * @param {any} window
 * @param {string} url
 * @param {number} timeoutMs for the whole of it
 * @param {(answer: Answer | null) => void} done once, never in the call itself; null: no answer, or one that a page may not read
 * @returns {() => void} gives up; `done` is not called any more
 */
export function readManifest(window, url, timeoutMs, done) {
  let over = false
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

  try {
    const xhr = new window.XMLHttpRequest()
    xhr.open('GET', url, true)
    xhr.responseType = 'arraybuffer'
    xhr.timeout = timeoutMs
    xhr.onprogress = (/** @type {ProgressEvent} */ event) => {
      if (event.loaded <= maxBytes) return
      cancel()
      over = false
      finish(null)
    }
    xhr.onload = () => finish(answerOf(xhr, url))
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
 * @param {any} xhr
 * @param {string} url that was asked for
 * @returns {Answer | null}
 */
function answerOf(xhr, url) {
  if (!xhr.response || !xhr.status) return null
  return {
    status: xhr.status,
    contentType: xhr.getResponseHeader('Content-Type') || '',
    url: xhr.responseURL || url,
    body: xhr.response
  }
}
