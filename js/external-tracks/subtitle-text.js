// @ts-check
// Converts a subtitle file to WebVTT, which the browser itself reads.

/** Encodings from before Unicode, which most files in these languages have. @type {[RegExp, string][]} */
const legacy = [
  [/^(ru|uk|be|bg|sr|mk|kk)\b/i, 'windows-1251'],
  [/^(pl|cs|sk|hu|ro|hr|sl)\b/i, 'windows-1250'],
  [/^el\b/i, 'windows-1253'],
  [/^tr\b/i, 'windows-1254'],
  [/^he\b/i, 'windows-1255'],
  [/^ar\b/i, 'windows-1256']
]

/**
 * @param {ArrayBuffer | Uint8Array} bytes of a .vtt or .srt
 * @param {string} language tells the encoding if the file is not UTF-8
 * @param {import('../types').PageWindow} window
 * @returns {string} WebVTT; empty: this is not a subtitle file
 */
export function toWebVtt(bytes, language, window) {
  const text = decode(bytes, language, window).replace(/^\ufeff/, '')
  if (!/-->/.test(text) || /^\s*<(!doctype|html)/i.test(text)) return ''
  if (/^WEBVTT/.test(text)) return text
  // SubRip: a comma before the milliseconds, hours of one digit, commands in braces.
  const cues = text
    .replace(/\r\n?/g, '\n')
    .replace(/^.*-->.*$/gm, (line) => {
      const times = /^ *(\d+:[\d:.,]+) *--> *(\d+:.*)$/.exec(line)
      // An arrow in the spoken text would end the cue.
      return times ? time(times[1]) + ' --> ' + time(times[2]) : line.replace(/-->/g, '--&gt;')
    })
    .replace(/\{\\[^}]*\}/g, '')
  return 'WEBVTT\n\n' + cues
}

/** @param {string} text */
const time = (text) =>
  text.replace(/^(\d):/, '0$1:').replace(/[,.](\d{1,3}).*$/, (rest, digits) => '.' + (digits + '00').slice(0, 3))

/**
 * @param {ArrayBuffer | Uint8Array} bytes
 * @param {string} language
 * @param {import('../types').PageWindow} window
 * @returns {string}
 */
function decode(bytes, language, { TextDecoder }) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    const known = legacy.filter(([pattern]) => pattern.test(language))[0]
    return new TextDecoder(known ? known[1] : 'windows-1252').decode(bytes)
  }
}
