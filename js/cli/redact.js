// @ts-check
// Keeps scheme, host and file extension of a URL. Tokens may be in the query, in the path and before the @.
import { printable } from './terminal-text.js'

const leftOut = '...'
/** A longer word may be a key or a session id. */
const longestPlainWord = 24
const keptOfALongWord = 4

/** @param {string} path @returns {string} such as ".m3u8"; empty if it has none */
export function extensionOf(path) {
  const name = /** @type {string} */ (path.split(/[?#]/)[0].split(/[/\\]/).pop())
  const found = /[^.](\.[A-Za-z0-9]{1,5})$/.exec(name)
  return found ? found[1] : ''
}

/** @param {string} address absolute or relative @returns {string} */
export function redactAddress(address) {
  const text = address.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)
  if (!scheme) return leftOut + extensionOf(text)
  if (!/^[^:]+:\/\//.test(text)) return `${scheme[1]}:${leftOut}`
  // If the platform cannot parse the URL, nobody knows where the password ends and the host begins. In other schemes (skd)
  // the host may be the name of a key.
  if (!/^(https?|rtmps?|rtsps?|wss?|ftp)$/i.test(scheme[1]) || !URL.canParse(text)) return `${scheme[1]}://${leftOut}`
  const { protocol, host, pathname, search, hash } = new URL(text)
  const rest = pathname.length > 1 || search || hash ? `/${leftOut}${extensionOf(pathname)}` : ''
  return printable(`${protocol}//${host}${rest}`)
}

/** @param {string} text that may contain URLs @returns {string} */
export const redactText = (text) =>
  printable(text.replace(/[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>\\^`{|}]*/gi, redactAddress))

/** A URL, not the name of a file. @param {string} source */
export const isAddress = (source) => /^\s*([a-z][a-z0-9+.-]*:\/\/|(magnet|data|blob|javascript|about):)/i.test(source)

/** @param {string} source as the user typed it @returns {string} its name in every output */
export function nameOf(source) {
  if (source === '-') return 'standard input'
  if (isAddress(source)) return redactAddress(source)
  return printable(/** @type {string} */ (source.split(/[/\\]/).filter(Boolean).pop() ?? source))
}

const mediaFile =
  /\.(m3u8?|mpd|mp4|m4[asv]|cmf[avt]|mov|webm|ts|aac|mp3|ac3|ec3|vtt|srt|ttml|key|bin|php|cgi|jpe?g|png)$/i
/** Runs with a slash or an @ that are no URLs: frame rates, byte ranges, media types, XML tags. */
const harmlessRun =
  /^(\d+\/\d+|(#EXT-X-[A-Z-]+:)?\d+@\d+|(video|audio|text|image|application)\/[\w.+-]{1,40}|\/[A-Za-z:]*|\?(xml)?)$/

/** @param {string} run without white space, quotes or angle brackets @returns {string} */
function redactRun(run) {
  if (harmlessRun.test(run)) return run
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(run)) return redactAddress(run)
  if (/[/\\?@]|^data:/i.test(run) || mediaFile.test(run)) return leftOut + extensionOf(run)
  return run.replace(/[A-Za-z0-9_+%-]+/g, (word) =>
    word.length <= longestPlainWord || /^EXT-X(-[A-Z]+)+$/.test(word) || /^[A-Z]+(-[A-Z]+)+$/.test(word)
      ? word
      : word.slice(0, keptOfALongWord) + leftOut
  )
}

/**
 * Splits a line of a manifest and replaces possible secrets. A comma ends a run, except inside a URL.
 * @param {string} line
 * @returns {{from: number, to: number, text: string}[]} the ranges cover the whole line
 */
export function redactedRanges(line) {
  const trimmed = line.trim()
  // In a playlist, a line that is no tag is a URL.
  if (trimmed !== '' && !/[#<>=]/.test(trimmed[0]) && !/[<>"]|="/.test(trimmed) && !/\s/.test(trimmed)) {
    const from = line.indexOf(trimmed)
    const to = from + trimmed.length
    return [
      { from: 0, to: from, text: line.slice(0, from) },
      { from, to, text: redactAddress(trimmed) },
      { from: to, to: line.length, text: line.slice(to) }
    ]
  }
  const runs = /(?<=URI=")[^"]+|[\s"'<>,]|[^\s"'<>,/\\?@]*[/\\?@][^\s"'<>]*|[^\s"'<>,/\\?@]+/g
  return [...line.matchAll(runs)].map(({ 0: run, index: from }) => ({
    from,
    to: from + run.length,
    text: line.endsWith('URI="', from) ? redactAddress(run) : redactRun(run)
  }))
}
