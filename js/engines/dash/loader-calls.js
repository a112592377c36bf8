// @ts-check
// One interface to the loaders of dash.js 4 and dash.js 5.
import { retryAfterMs } from '../../requests/retry-after.js'

/**
 * @typedef {import('./library').DashRequest} DashRequest
 * @typedef {import('./library').DashHttpRequest4} DashHttpRequest4
 * @typedef {import('./library').DashHttpRequest5} DashHttpRequest5
 * @typedef {import('./library').DashResponse5} DashResponse5
 *
 * @typedef {object} Call a request of dash.js 4 or 5: what dash.js passes in and what it expects back
 * @property {DashRequest} request
 * @property {string} url
 * @property {(url: string, hooks: {progress(event: ProgressEvent): void, end(answer: Answer | null): void}) => {abort(): void}} open
 * @property {(answer: Answer) => void} succeed
 * @property {(answer: Answer | null) => void} fail
 * @property {(event: object) => void} progress
 * @property {() => void} aborted
 * @property {(abort: () => void) => void} abortBy tells dash.js 5 how to abort it; dash.js 4 calls `abort` of its loader
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string | undefined} url
 * @property {import('./library').DashBody | undefined} data
 * @property {number | undefined} retryAfterMs
 * @property {XMLHttpRequest} [xhr] in 4.x, the answer itself
 * @property {DashResponse5} [response] in 5.x, the answer itself
 */

/**
 * @param {() => import('./library').DashXhrLoader<DashHttpRequest4 | DashHttpRequest5>} create
 * @param {DashHttpRequest4 | DashHttpRequest5} given
 * @param {DashResponse5} [response] in 5.x
 * @returns {Call | null} null: a request in an unknown form
 */
export const callOf = (create, given, response) =>
  response
    ? callOf5(create, /** @type {DashHttpRequest5} */ (given), response)
    : callOf4(create, /** @type {DashHttpRequest4} */ (given))

/**
 * dash.js 4: one loader for each request. The request object has the handlers and receives the XMLHttpRequest.
 * @param {() => import('./library').DashXhrLoader<DashHttpRequest4>} create
 * @param {DashHttpRequest4} given
 * @returns {Call}
 */
function callOf4(create, given) {
  return {
    request: given.request,
    url: given.url,
    open(url, { progress, end }) {
      const loader = create()
      const own = url === given.url ? given : { ...given, headers: null, withCredentials: false }
      const asked = { ...own, url, progress, onload() {}, onerror() {}, onabort() {}, ontimeout() {} }
      asked.onend = () => end(asked.response ? answerOfXhr(asked.response) : null)
      loader.load(asked)
      return { abort: () => loader.abort(asked) }
    },
    succeed({ xhr }) {
      given.response = xhr
      given.onload()
      given.onend()
    },
    fail(answer) {
      given.response = answer ? answer.xhr : given.response
      given.onend()
    },
    progress: (event) => given.progress(event),
    aborted: () => given.onabort && given.onabort(),
    abortBy() {}
  }
}

/** @param {XMLHttpRequest} xhr @returns {Answer} */
function answerOfXhr(xhr) {
  const { status, responseURL: url, response: data } = xhr
  return { status, url, data, retryAfterMs: retryAfterMs(xhr), xhr }
}

/**
 * dash.js 5: one loader for many requests. The loader writes the answer into `response`.
 * @param {() => import('./library').DashXhrLoader<DashHttpRequest5>} create
 * @param {DashHttpRequest5} given
 * @param {DashResponse5} response
 * @returns {Call | null} null: a request in an unknown form
 */
function callOf5(create, given, response) {
  const { customData } = given
  if (!customData || !customData.request) return null
  /** @param {DashResponse5} [from] */
  const take = ({ url, status, statusText, headers, data } = {}) => {
    if (status === undefined) return
    response.url = url
    response.status = status
    response.statusText = statusText
    response.headers = headers
    response.data = data
  }
  return {
    request: customData.request,
    url: given.url,
    open(url, { progress, end }) {
      const loader = create()
      /** @type {DashResponse5} */
      const answer = {}
      const onloadend = () => {
        const { status, data, headers } = answer
        const wait = retryAfterMs({ headers: { get: () => (headers || {})['retry-after'] } })
        end(status === undefined ? null : { status, url: answer.url, data, retryAfterMs: wait, response: answer })
      }
      const own = { request: customData.request, onloadend, onprogress: progress, onabort() {}, ontimeout() {} }
      const asked = url === given.url ? given : { ...given, headers: rangeOnly(given.headers), credentials: 'omit' }
      loader.load({ ...asked, url, customData: own }, answer)
      return { abort: () => loader.abort() }
    },
    succeed(answer) {
      take(answer.response)
      customData.onloadend()
    },
    fail(answer) {
      if (answer) take(answer.response)
      customData.onloadend()
    },
    progress: (event) => customData.onprogress(event),
    aborted: () => customData.onabort && customData.onabort(),
    abortBy(abort) {
      customData.abort = abort
    }
  }
}

/**
 * Keeps only `Range`: the page's own headers are for the original server only.
 * @param {Record<string, string> | undefined} headers
 * @returns {Record<string, string>}
 */
const rangeOnly = (headers) => (headers && headers.Range ? { Range: headers.Range } : {})
