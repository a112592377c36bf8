// @ts-check
// Checks the form of the author's proxies. The core decides whether a URL is a proxy at all (`proxyAddress`).

/** @typedef {import('../index').ProxyEntry} ProxyEntry */

const mostEntries = 16
const mostText = 200

/**
 * @param {unknown} given
 * @returns {ProxyEntry[]}
 * @throws {TypeError} naming the field
 */
export function readEntries(given) {
  if (given === undefined) return []
  if (!Array.isArray(given) || given.length > mostEntries)
    throw new TypeError('proxies: a list of at most ' + mostEntries + ' is expected')
  return given.map((entry, index) => {
    const field = 'proxies[' + index + ']'
    if (typeof entry !== 'object' || !entry) throw new TypeError(field + ': {url, owner, purpose} is expected')
    const { url, owner, purpose } = entry
    if (typeof url !== 'string' || !url) throw new TypeError(field + '.url: an address is expected')
    return { url, owner: text(owner, field + '.owner'), purpose: text(purpose, field + '.purpose') }
  })
}

/**
 * @param {ProxyEntry[]} entries
 * @param {unknown} askProxy
 * @throws {TypeError} naming the field
 */
export function checkQuestion(entries, askProxy) {
  if (askProxy !== undefined && typeof askProxy !== 'function') throw new TypeError('askProxy: a function is expected')
  if (entries.length && !askProxy) throw new TypeError('askProxy: no proxy is used without asking the viewer')
}

/**
 * The owner or the purpose of a proxy. Without both, the viewer cannot be asked.
 * @param {unknown} value
 * @param {string} field
 */
function text(value, field) {
  if (typeof value !== 'string' || !value.trim()) throw new TypeError(field + ': a text is expected')
  return value.trim().slice(0, mostText)
}
