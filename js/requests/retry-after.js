// @ts-check

/**
 * Retry-After in seconds (RFC 9110, section 10.2.3). A server of another origin must expose it. The function reads all
 * readable headers, because a request for an unreadable one logs an error in the console.
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
    // Neither kind of request, or an aborted one.
    return undefined
  }
}
