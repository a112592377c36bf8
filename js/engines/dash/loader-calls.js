// @ts-check
// One interface to the loaders of dash.js 4 and dash.js 5.
import { retryAfterMs } from '../../requests/retry-after.js'

/**
 * @typedef {object} Call a request of dash.js 4 or 5: what dash.js passes in and what it expects back
 * @property {any} request dash.js's own request object
 * @property {string} url
 * @property {(url: string, hooks: {progress(event: ProgressEvent): void, end(answer: Answer | null): void}) => {abort(): void}} open
 * @property {(answer: Answer) => void} succeed
 * @property {(answer: Answer | null) => void} fail
 * @property {(event: object) => void} progress
 * @property {() => void} aborted
 *
 * @typedef {{status: number, url: string, data: any, retryAfterMs: number | undefined, raw: any}} Answer
 */

/**
 * dash.js 4: one loader for each request. The request object has the handlers and receives the XMLHttpRequest.
 * @param {() => any} create
 * @param {any} given
 * @returns {Call}
 */
export function callOf4(create, given) {
  return {
    request: given.request,
    url: given.url,
    open(url, { progress, end }) {
      const loader = create()
      const own = url === given.url ? given : { ...given, headers: null, withCredentials: false }
      const asked = { ...own, url, progress, onload() {}, onerror() {}, onabort() {}, ontimeout() {} }
      asked.onend = () => end(asked.response && answerOfXhr(asked.response))
      loader.load(asked)
      return { abort: () => loader.abort(asked) }
    },
    succeed({ raw }) {
      given.response = raw
      given.onload()
      given.onend()
    },
    fail(answer) {
      given.response = answer ? answer.raw : given.response
      given.onend()
    },
    progress: (event) => given.progress(event),
    aborted: () => given.onabort && given.onabort()
  }
}

/** @param {XMLHttpRequest} xhr @returns {Answer} */
function answerOfXhr(xhr) {
  const { status, responseURL: url, response: data } = xhr
  return { status, url, data, retryAfterMs: retryAfterMs(xhr), raw: xhr }
}

/**
 * dash.js 5: one loader for many requests. The loader writes the answer into `response`.
 * @param {() => any} create
 * @param {any} given
 * @param {any} response
 * @returns {Call | null} null: a request in an unknown form
 */
export function callOf5(create, given, response) {
  const { customData } = given
  if (!customData || !customData.request) return null
  /** @param {any} from */
  const take = ({ url, status, statusText, headers, data }) => {
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
      /** @type {any} */
      const answer = {}
      const onloadend = () => {
        const { status, data, headers } = answer
        const wait = retryAfterMs({ headers: { get: () => (headers || {})['retry-after'] } })
        end(status === undefined ? null : { status, url: answer.url, data, retryAfterMs: wait, raw: answer })
      }
      const own = { request: customData.request, onloadend, onprogress: progress, onabort() {}, ontimeout() {} }
      const asked = url === given.url ? given : { ...given, headers: rangeOnly(given.headers), credentials: 'omit' }
      loader.load({ ...asked, url, customData: own }, answer)
      return { abort: () => loader.abort() }
    },
    succeed({ raw }) {
      take(raw)
      customData.onloadend()
    },
    fail(answer) {
      if (answer) take(answer.raw)
      customData.onloadend()
    },
    progress: (event) => customData.onprogress(event),
    aborted: () => customData.onabort && customData.onabort()
  }
}

/**
 * Keeps only `Range`: the page's own headers are for the original server only.
 * @param {Record<string, string> | undefined} headers
 */
const rangeOnly = (headers) => (headers && headers.Range ? { Range: headers.Range } : {})
