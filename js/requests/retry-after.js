// @ts-check

/** @typedef {{getAllResponseHeaders?(): string, headers?: {get(name: string): string | null}}} Readable */

/**
 * Reads Retry-After in seconds (RFC 9110, section 10.2.3). A server of another origin must expose it. The function searches
 * the list of all readable headers, because browsers log an error when a page asks for an unreadable one.
 * @param {Readable | null | undefined} request XMLHttpRequest, or the Response of a fetch
 * @returns {number | undefined} milliseconds
 */
export function retryAfterMs(request) {
  if (!request) return undefined
  try {
    const text = request.getAllResponseHeaders
      ? (/^retry-after:\s*(\d{1,6})\s*$/im.exec(request.getAllResponseHeaders()) || [])[1]
      : request.headers && request.headers.get('Retry-After')
    return text && /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined
  } catch (error) {
    // Neither kind of request, or an aborted one.
    return undefined
  }
}
