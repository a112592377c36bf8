// @ts-check
// Joins audio-only playlists with the film in the playlist that hls.js receives: as renditions of a multivariant playlist
// (RFC 8216, 4.3.4.1). hls.js treats them like any other rendition.

/** @typedef {import('./options.js').ExternalTrack} ExternalTrack */

/** The audio group of variants that have none. */
const ownGroup = 'given'

/**
 * @param {unknown} text the server's answer for the URL of the film
 * @param {string} url that URL
 * @param {ExternalTrack[]} sounds
 * @param {string} ownName name of the film's own audio
 * @returns {unknown} the text with the audio; unchanged if it is not a playlist
 */
export function joinAudio(text, url, sounds, ownName) {
  if (typeof text !== 'string' || !/^\ufeff?#EXTM3U/.test(text)) return text
  if (!/^#EXT-X-STREAM-INF:/m.test(text)) {
    // The bandwidth is not known, and not needed: this is the only variant.
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
  // Before the first variant, because some readers stop there.
  const at = lines.map((line) => /^#EXT-X-STREAM-INF:/.test(line)).indexOf(true)
  return lines
    .slice(0, at)
    .concat(...added, lines.slice(at))
    .join('\n')
}

/**
 * @param {string} id of the group
 * @param {ExternalTrack[]} sounds
 * @param {string} ownName empty: the group already has the film's own audio
 * @param {string[]} taken names in use
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
  // Without a URI: the audio that the variant itself contains.
  const own = ownName ? [head + named(ownName) + ',DEFAULT=YES,AUTOSELECT=YES'] : []
  const others = sounds.map(({ label, url, language }) => {
    const tag = quotable(language)
    return head + named(label) + (tag ? ',LANGUAGE="' + tag + '"' : '') + ',URI="' + quotable(url) + '"'
  })
  return own.concat(others)
}

/** Makes a name in a group (RFC 8216, 4.3.4.1.1) or a group id unique. @param {string} name @param {string[]} taken */
function unique(name, taken) {
  let next = name
  for (let n = 2; taken.indexOf(next) >= 0; n++) next = name + ' ' + n
  return next
}

/** A quoted string contains neither quotes nor line ends (RFC 8216, 4.2). @param {string} text */
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
