// @ts-check
// Plain text work on addresses, where neither the core nor the platform's URL may be there.

const address = /^(?:https?:)?\/\//i

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isAddress(value) {
  return typeof value === 'string' && address.test(value.trim())
}

/**
 * "u1 or u2 or u3" as its addresses; anything else as itself, unchanged. Each part must look like an address, since
 * " or " may stand in a name too. The core's parseSources decides what the sources are; this only says what to open.
 * @param {string} text
 * @returns {string[]}
 */
export function splitAddresses(text) {
  const parts = text.split(/\s+or\s+/).map((part) => part.trim())
  return parts.length > 1 && parts.every(isAddress) ? parts : [text]
}

/**
 * scheme://host:port in lower case without a default port; a missing scheme is `http:`, as the application assumes.
 * @param {unknown} text
 * @returns {string} empty where there is no host
 */
export function originOf(text) {
  if (typeof text !== 'string') return ''
  const match = /^(?:([a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/?#@]*@)?([^/?#\s]+)/i.exec(text.trim())
  if (!match) return ''
  const scheme = (match[1] || 'http:').toLowerCase()
  const host = match[2].toLowerCase().replace(scheme === 'https:' ? /:443$/ : /:80$/, '')
  return scheme + '//' + host
}
