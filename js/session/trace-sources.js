// @ts-check
// What a trace may contain of a URL: enough to recognize the server, too little to open the URL.

/** IPv4: RFC 1918, RFC 6598, loopback, link-local. IPv6: unique local, link-local, loopback. Names of home networks. */
const privateHosts = [
  /^(0|10|127)\./,
  /^192\.168\./,
  /^169\.254\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[(::1?\]|f[cd]|fe[89ab])/i,
  /^localhost\.?$/i,
  /\.(localhost|local|internal|lan|home\.arpa)\.?$/i,
  /^[^.[\]]+$/
]

/**
 * The first entry of a trace: the sources by id, with scheme, host, file extension and a hash. The hash is the same for
 * the same URL, but only within one life of the page.
 * @param {readonly import('../types').KnownSource[]} sources
 * @param {number} at
 * @param {string} version
 * @returns {object}
 */
export function traceOfSources(sources, at, version) {
  return {
    at,
    step: 'sources',
    state: 'idle',
    why: 'what there is to choose from',
    version,
    sources: sources.map(outline)
  }
}

/** A new one for each life of the page. */
const salt = Math.floor(Math.random() * 0x7fffffff)

/** @param {import('../types').KnownSource} source */
function outline({ id, raw, url, type, quality }) {
  const address = url || raw
  const found = /^(https?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:@]+)/i.exec(address)
  const path = address.split(/[?#]/)[0]
  const extension = /\.([a-z0-9]{1,5})$/i.exec(path.slice(path.lastIndexOf('/') + 1))
  /** @type {Record<string, unknown>} */
  const out = { id, type, hash: hashOf(address) }
  if (quality) out.quality = quality
  if (found) {
    out.scheme = found[1].toLowerCase()
    out.host = privateHosts.some((pattern) => pattern.test(found[2])) ? 'private' : found[2].toLowerCase()
  }
  if (extension) out.extension = extension[1].toLowerCase()
  return out
}

/** @param {string} text @returns {string} 32-bit FNV-1a over the salt and the text */
function hashOf(text) {
  let hash = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return ('0000000' + (hash >>> 0).toString(16)).slice(-8)
}
