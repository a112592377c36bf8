// @ts-check
// Requests that tell as little as a page can: no cookies, no referrer, no credentials, no redirect to somebody else.
// Where the platform cannot promise that, nothing is asked.

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
 * Whether a server answers at all, whoever may read it.
 * @param {import('../types').PageWindow} window
 * @param {{url: string, timeoutMs: number, clock: import('../types').Clock}} question
 * @param {(answers: boolean) => void} done once, never in the call itself
 * @returns {() => void} gives up; `done` is not called any more
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
    // What it says is not wanted.
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
 * One answer of an intermediary, as a whole.
 * @param {import('../types').PageWindow} window
 * @param {string} url
 * @param {string | undefined} range of bytes
 * @param {{head(response: Response): void, done(response: Response, body: ArrayBuffer): void, failed(): void}} hooks one of the
 *   last two, once, never in the call itself
 * @returns {() => void} gives up; no hook is called any more
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
