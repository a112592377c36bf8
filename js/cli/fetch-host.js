// @ts-check
// HTTP requests of the command line: Node's fetch with time limits for the answer and for the body.
import { concat } from './bytes.js'
import { Failure, failureOfFetch } from './failure.js'
import { headBytes } from './limits.js'

/** @typedef {import('./types').Opened} Opened */
/** @typedef {import('./types').Credentials} Credentials */
/** @typedef {{firstByteMs: number, totalMs: number, userAgent: string}} FetchOptions */

const fileOfMovie = /\.(mp4|m4[avb]|mov|f4v|3gp|3g2|cmf[av])$/i

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** @param {string} address absolute @returns {Credentials | null} user name and password before the @ */
export function credentialsOf(address) {
  if (!URL.canParse(address)) return null
  const { origin, username, password } = new URL(address)
  if (!username && !password) return null
  const pair = Buffer.from(`${decoded(username)}:${decoded(password)}`, 'utf8').toString('base64')
  return { origin, authorization: `Basic ${pair}` }
}

/** fetch rejects URLs with a user name. @param {string} address */
function withoutUserinfo(address) {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return url
}

/** @param {string | null} header @returns {{start: number, total?: number} | null} RFC 9110 14.4 */
export function contentRange(header) {
  const found = /^\s*bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(header ?? '')
  if (!found) return null
  return { start: Number(found[1]), ...(found[3] === '*' ? {} : { total: Number(found[3]) }) }
}

/** @param {Response} response @returns {number | undefined} size of the whole file */
function totalOf({ status, headers }) {
  if (status === 206) return contentRange(headers.get('content-range'))?.total
  const length = headers.get('content-length')
  return length && /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : undefined
}

/**
 * @param {URL} url
 * @param {Record<string, string>} headers
 * @param {FetchOptions} options
 */
async function request(url, headers, { firstByteMs, totalMs }) {
  const controller = new AbortController()
  const { signal } = controller
  let answered = false
  const late = () =>
    controller.abort(
      answered
        ? new Failure('timeout_body', 'The answer did not end in time.')
        : new Failure('timeout_first_byte', 'The server does not answer.')
    )
  const total = setTimeout(late, totalMs)
  const first = setTimeout(late, firstByteMs)
  /** @param {unknown} error */
  const failed = (error) => {
    clearTimeout(total)
    return signal.aborted ? signal.reason : failureOfFetch(error)
  }
  const startedAt = performance.now()
  const response = await fetch(url, { headers, signal, redirect: 'follow' })
    .catch((error) => Promise.reject(failed(error)))
    .finally(() => clearTimeout(first))
  answered = true
  return { response, firstByteMs: performance.now() - startedAt, body: bodyOf(response, failed, total) }
}

/** @param {Response} response @param {(error: unknown) => Failure} failed @param {NodeJS.Timeout} timer */
function bodyOf(response, failed, timer) {
  const reader = response.body?.getReader()
  /** @type {Uint8Array[]} */
  const parts = []
  let size = 0
  let given = 0
  let ended = !reader

  /** @param {number} limit */
  async function read(limit) {
    while (reader && !ended && size < limit) {
      const { done, value } = await reader.read().catch((error) => Promise.reject(failed(error)))
      if (value) parts.push(value)
      size += value?.length ?? 0
      ended = done
    }
    const all = concat(parts).subarray(0, limit)
    given = all.length
    return all
  }
  const close = async () => {
    clearTimeout(timer)
    await reader?.cancel().catch(() => {})
  }
  return { read, close, isComplete: () => ended && given === size }
}

/** @param {FetchOptions} options */
export function createOpener(options) {
  /** @param {string} address @param {Credentials | null} credentials @param {string} [range] */
  const ask = (address, credentials, range) => {
    const url = withoutUserinfo(address)
    const headers = {
      accept: '*/*',
      'user-agent': options.userAgent,
      ...(range ? { range: `bytes=${range}` } : {}),
      ...(credentials && credentials.origin === url.origin ? { authorization: credentials.authorization } : {})
    }
    return request(url, headers, options)
  }

  /**
   * @param {string} url http or https
   * @param {{credentials: Credentials | null}} about
   * @returns {Promise<Opened>}
   */
  return async function openUrl(url, { credentials }) {
    const isMovie = fileOfMovie.test(new URL(url).pathname)
    const { response, firstByteMs, body } = await ask(url, credentials, isMovie ? `0-${headBytes - 1}` : undefined)
    const finalUrl = response.url || url
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      finalUrl: response.redirected ? finalUrl : undefined,
      firstByteMs: Math.round(firstByteMs),
      totalBytes: totalOf(response),
      ...body,
      async range(start, length) {
        const part = await ask(finalUrl, credentials, `${start}-${start + length - 1}`)
        try {
          const at = contentRange(part.response.headers.get('content-range'))
          return part.response.status === 206 && at?.start === start ? await part.body.read(length) : null
        } finally {
          await part.body.close()
        }
      }
    }
  }
}
