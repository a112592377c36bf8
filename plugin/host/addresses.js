// @ts-check
// Reads addresses as plain text, for places where neither the core nor the platform's URL class may be available.

const address = /^(?:https?:)?\/\//i

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isAddress(value) {
  return typeof value === 'string' && address.test(value.trim())
}

/**
 * Reads a PlayerJS string such as "[720p]{Dub}u1 or u2;{Original}u3,[1080p]u4". Returns the addresses of its best quality in
 * the dub `voice`, or in the first dub if no entry has that one. The core reads such strings in the same way;
 * tests/contract/parse-sources.json checks both against the same answers.
 * @param {string} text
 * @param {string} voice
 * @returns {string} empty if `text` is no PlayerJS string
 */
export function playerJsAddresses(text, voice) {
  if (text.trim().charAt(0) !== '[') return ''
  const entries = text
    .trim()
    .split(/,\s*(?=\[)/)
    .map((entry) => /^\[([^\]]*)\]([\s\S]*)$/.exec(entry))
    .filter((match) => match)
    .map((match) => {
      const [, label, rest] = /** @type {RegExpExecArray} */ (match)
      return { height: heightOf(label), voices: rest.split(/;\s*(?=\{)/).map(readDub) }
    })
  const said = entries.some(({ voices }) => voices.some(({ name, url }) => name === voice && url))
  const first = entries[0] && entries[0].voices[0]
  const wanted = said ? voice : first && first.name
  let best = { height: -1, url: '' }
  entries.forEach(({ height, voices }) => {
    const found = voices.filter(({ name, url }) => name === wanted && url)[0]
    if (found && height > best.height) best = { height, url: found.url }
  })
  return best.url
}

/** @param {string} text */
function readDub(text) {
  const match = /^\s*\{([^}]*)\}([\s\S]*)$/.exec(text)
  return match ? { name: match[1], url: match[2].trim() } : { name: '', url: text.trim() }
}

/** @param {string} label such as "1080p" or "4K"; the result is 0 if it names no height */
function heightOf(label) {
  const match = /^(\d{1,5})(k?)/i.exec(label)
  if (!match) return 0
  if (match[2]) return match[1] === '4' ? 2160 : 0
  return Number(match[1])
}

/**
 * Splits "u1 or u2 or u3" into its addresses. Any other text is returned unchanged, as the only entry. Each part must look
 * like an address, because " or " may also stand in a name. The core's parseSources decides what the sources are; this
 * function only says what to open.
 * @param {string} text
 * @param {string} [voice] of a PlayerJS string
 * @returns {string[]}
 */
export function splitAddresses(text, voice = '') {
  const written = playerJsAddresses(text, voice)
  if (written) return splitAddresses(written)
  const parts = text.split(/\s+or\s+/).map((part) => part.trim())
  return parts.length > 1 && parts.every(isAddress) ? parts : [text]
}

/**
 * The origin: scheme://host:port in lower case, without a default port. A missing scheme is `http:`, as the application
 * assumes.
 * @param {unknown} text
 * @returns {string} empty if there is no host
 */
export function originOf(text) {
  if (typeof text !== 'string') return ''
  const match = /^(?:([a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/?#@]*@)?([^/?#\s]+)/i.exec(text.trim())
  if (!match) return ''
  const scheme = (match[1] || 'http:').toLowerCase()
  const host = match[2].toLowerCase().replace(scheme === 'https:' ? /:443$/ : /:80$/, '')
  return scheme + '//' + host
}
