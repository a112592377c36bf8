// @ts-check
// A playlist of sound alone, joined with the film where hls.js reads its playlists: as renditions of a multivariant
// playlist (RFC 8216, 4.3.4.1), which hls.js then knows like any other.

/** @typedef {import('./options.js').Sound} Sound */

/** Of variants that have none. */
const ownGroup = 'given'

/**
 * @param {unknown} text what a server sent for the address of the film
 * @param {string} url that address
 * @param {Sound[]} sounds
 * @param {string} ownName of the sound that is in the film itself
 * @returns {unknown} the text with the sounds; untouched where it is no playlist
 */
export function joinAudio(text, url, sounds, ownName) {
  if (typeof text !== 'string' || !/^\ufeff?#EXTM3U/.test(text)) return text
  if (!/^#EXT-X-STREAM-INF:/m.test(text)) {
    // Nothing is known of how much it takes; there is no other to choose.
    const variant = '#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="' + ownGroup + '"\n' + url
    return ['#EXTM3U', ...group(ownGroup, sounds, ownName, []), variant, ''].join('\n')
  }
  const names = valuesOf(text, /^#EXT-X-MEDIA:.*?\bNAME="([^"]*)"/gm)
  const groups = valuesOf(text, /^#EXT-X-STREAM-INF:(?:.*,)?AUDIO="([^"]*)"/gm)
  const added = groups.map((id) => group(id, sounds, '', names))
  const own = unique(ownGroup, groups)
  const isBare = (/** @type {string} */ line) => /^#EXT-X-STREAM-INF:/.test(line) && !/[:,]AUDIO="/.test(line)
  const given = text.split(/\r?\n/)
  if (given.some(isBare)) added.push(group(own, sounds, ownName, names))
  const lines = given.map((line) => (isBare(line) ? line + ',AUDIO="' + own + '"' : line))
  // Before the first variant: some readers look no further.
  const at = lines.map((line) => /^#EXT-X-STREAM-INF:/.test(line)).indexOf(true)
  return lines
    .slice(0, at)
    .concat(...added, lines.slice(at))
    .join('\n')
}

/**
 * @param {string} id of the group
 * @param {Sound[]} sounds
 * @param {string} ownName empty: the group has the film's own sounds
 * @param {string[]} taken names
 */
function group(id, sounds, ownName, taken) {
  const names = taken.slice()
  const head = '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="' + id + '"'
  /** @param {string} wanted */
  const named = (wanted) => {
    const name = unique(quotable(wanted), names)
    names.push(name)
    return ',NAME="' + name + '"'
  }
  // Without a URI: what the variant itself has.
  const own = ownName ? [head + named(ownName) + ',DEFAULT=YES,AUTOSELECT=YES'] : []
  const others = sounds.map(({ label, url, language }) => {
    const tag = quotable(language)
    return head + named(label) + (tag ? ',LANGUAGE="' + tag + '"' : '') + ',URI="' + quotable(url) + '"'
  })
  return own.concat(others)
}

/** Names within a group (RFC 8216, 4.3.4.1.1), and groups. @param {string} name @param {string[]} taken */
function unique(name, taken) {
  let next = name
  for (let n = 2; taken.indexOf(next) >= 0; n++) next = name + ' ' + n
  return next
}

/** A quoted string has neither quotes nor line ends (RFC 8216, 4.2). @param {string} text */
const quotable = (text) => text.replace(/["\r\n\u2028\u2029]/g, ' ').trim()

/** @param {string} text @param {RegExp} pattern with one group @returns {string[]} each once */
function valuesOf(text, pattern) {
  /** @type {string[]} */
  const found = []
  text.replace(pattern, (whole, value) => {
    if (found.indexOf(value) < 0) found.push(value)
    return whole
  })
  return found
}
