// @ts-check

/**
 * RFC 9110 section 10.2.3, its number of seconds; of another origin only where the server exposes it. Read off all the
 * headers that may be read: asking for one that may not is an error in the console.
 * @param {any} request XMLHttpRequest, or the Response of a fetch
 * @returns {number | undefined} milliseconds
 */
export function retryAfterMs(request) {
  try {
    const text = request.getAllResponseHeaders
      ? (/^retry-after:\s*(\d{1,6})\s*$/im.exec(request.getAllResponseHeaders()) || [])[1]
      : request.headers.get('Retry-After')
    return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined
  } catch (error) {
    // No request of either kind, or one that was given up.
    return undefined
  }
}
