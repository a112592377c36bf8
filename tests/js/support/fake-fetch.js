import { TextDecoder, TextEncoder } from 'node:util'

/**
 * A window whose `fetch` answers by address. A request for an address that is not served fails, as with a dead server or
 * CORS. `asked` holds every request with its options.
 */
export function createFakeFetch({ quiet = true } = {}) {
  const served = {}
  const asked = []
  function Request() {}
  if (quiet) Object.defineProperties(Request.prototype, { referrerPolicy: { value: '' }, redirect: { value: '' } })

  function fetch(url, options) {
    asked.push({ url, ...options })
    return new Promise((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new Error('aborted')))
      Promise.resolve().then(() => {
        const answer = served[url]
        if (answer === 'silent') return
        if (!answer || (answer.to && options.redirect === 'error')) return reject(new TypeError('Failed to fetch'))
        const { status = 200, body = '', from = url } = answer
        const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
        resolve({
          ok: status < 300,
          status,
          url: from,
          arrayBuffer: () => Promise.resolve(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
        })
      })
    })
  }

  return {
    window: { fetch, Request, AbortController, TextDecoder },
    asked,
    serve(url, answer) {
      served[url] = answer
    }
  }
}
