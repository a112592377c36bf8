// @ts-check
// Requests that reveal as little as a page can: no cookies, no referrer, no credentials, no redirects (except in `reach`).
// If the platform cannot promise that, this module sends no request.

/** @param {import('../types').PageWindow} window */
export function keepsQuiet({ fetch, Request, AbortController }) {
  return (
    typeof fetch === 'function' &&
    typeof AbortController === 'function' &&
    typeof Request === 'function' &&
    'referrerPolicy' in Request.prototype &&
    'redirect' in Request.prototype
  )
}

/**
 * @param {import('../types').PageWindow} window
 * @param {string} url
 * @param {{range?: string, mode?: RequestMode, redirect?: RequestRedirect}} how
 * @returns {{response: Promise<Response>, abort(): void}}
 */
function ask(window, url, { range, mode = 'cors', redirect = 'error' }) {
  const controller = new window.AbortController()
  /** @type {RequestInit} */
  const init = { mode, redirect, credentials: 'omit', referrer: '', referrerPolicy: 'no-referrer', cache: 'no-store' }
  if (range) init.headers = { Range: range }
  init.signal = controller.signal
  return { response: window.fetch(url, init), abort: () => controller.abort() }
}

/**
 * Tests whether a server answers at all, even if the page may not read the answer.
 * @param {import('../types').PageWindow} window
 * @param {{url: string, timeoutMs: number, clock: import('../types').Clock}} question
 * @param {(answers: boolean) => void} done called once, never synchronously
 * @returns {() => void} cancels; `done` is not called after that
 */
export function reach(window, { url, timeoutMs, clock }, done) {
  let over = false
  /** @type {{response: Promise<Response>, abort(): void} | null} */
  let request = null
  const timer = clock.setTimer(() => finish(false), timeoutMs)

  /** @param {boolean} answers */
  function finish(answers) {
    if (over) return
    end()
    done(answers)
  }
  function end() {
    over = true
    clock.clearTimer(timer)
    // The answer itself is not needed.
    if (request) request.abort()
  }

  Promise.resolve()
    .then(() => {
      if (over) return undefined
      if (!keepsQuiet(window)) return Promise.reject(new Error('nothing is asked'))
      request = ask(window, url, { mode: 'no-cors', redirect: 'follow' })
      return request.response
    })
    .then(
      () => finish(true),
      () => finish(false)
    )
  return end
}

/**
 * Requests one answer of a proxy and reads it to the end.
 * @param {import('../types').PageWindow} window
 * @param {string} url
 * @param {string | undefined} range for the `Range` header
 * @param {{head(response: Response): void, done(response: Response, body: ArrayBuffer): void, failed(): void}} hooks
 *   `done` or `failed` is called once, never synchronously
 * @returns {() => void} cancels; no hook is called after that
 */
export function requestPrivately(window, url, range, hooks) {
  let over = false
  const request = ask(window, url, { range })
  request.response
    .then((response) => {
      if (!over) hooks.head(response)
      return response.arrayBuffer().then((/** @type {ArrayBuffer} */ body) => {
        if (over) return
        over = true
        hooks.done(response, body)
      })
    })
    .then(null, () => {
      if (over) return
      over = true
      hooks.failed()
    })
  return () => {
    over = true
    request.abort()
  }
}
