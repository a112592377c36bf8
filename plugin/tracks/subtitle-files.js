// @ts-check
// If a subtitle file does not load, the application says nothing. The plugin requests it once more, then from other servers
// that have the same file. If all fail, it tells the viewer. The film waits for none of this.
import { originOf } from '../host/addresses.js'
import { safely } from '../host/safely.js'

/** @typedef {import('../host/lampa').HostTrack} HostTrack */

/** Before the next try of a subtitle file that did not come. The film plays without it. */
const retryMs = 2000
const mostOthers = 4

/** @param {unknown} text */
const isText = (text) => typeof text === 'string' && text.trim() !== '' && !/^\s*<(!doctype|html)/i.test(text)

/** @param {string} url */
const pathOf = (url) => url.trim().replace(/^(?:https?:)?\/\/[^/?#]*/i, '')

/** @param {string} url */
const withoutQuery = (url) => pathOf(url).split(/[?#]/)[0]

/**
 * Servers that have the film under the same path may have its subtitles there too.
 * @param {string} url of the file
 * @param {string[]} sources addresses of the film
 * @returns {string[]}
 */
export function sameElsewhere(url, sources) {
  const home = sources.filter((source) => originOf(source) === originOf(url))[0]
  if (!home) return []
  return sources
    .filter((source) => originOf(source) !== originOf(url) && withoutQuery(source) === withoutQuery(home))
    .map((source) => originOf(source) + pathOf(url))
}

/**
 * @param {object} options
 * @param {import('../host/lampa-host').LampaHost} options.host
 * @param {() => HostTrack[]} options.files those of the film, as the application has them now
 * @param {() => string[]} options.sources addresses of the film
 * @param {(label: string) => void} options.failed
 */
export function createSubtitleFiles({ host, files, sources, failed }) {
  /** The address that was checked last, whatever the result. */
  let checked = ''
  let over = false
  /** @type {unknown} */
  let timer = null

  /** @param {string} url */
  const fetched = (url) => host.fetchText(url).then(isText, () => false)

  /** Makes the application read the file again. @param {HostTrack} track @param {string} url */
  function show(track, url) {
    if (over || !track.selected) return
    checked = track.url = url
    track.mode = 'showing'
  }

  /** @param {HostTrack} track @param {string} url */
  function others(track, url) {
    const twins = files()
      .filter((other) => other !== track && other.label === track.label && other.language === track.language)
      .map((other) => String(other.url || ''))
    return twins.concat(sameElsewhere(url, sources())).filter(Boolean).slice(0, mostOthers)
  }

  /** @param {HostTrack} track @param {string[]} urls @returns {Promise<void>} */
  function tryNext(track, urls) {
    if (over || !track.selected) return Promise.resolve()
    if (!urls.length) return Promise.resolve(failed(String(track.label || track.language || '')))
    return fetched(urls[0]).then((good) => (good ? show(track, urls[0]) : tryNext(track, urls.slice(1))))
  }

  /** @param {HostTrack} track @param {string} url */
  function askAgain(track, url) {
    if (over || !track.selected) return
    fetched(url)
      .then((good) => (good ? show(track, url) : tryNext(track, others(track, url))))
      .then(null, () => {})
  }

  return {
    check() {
      const track = files().filter((file) => file.selected === true && typeof file.url === 'string')[0]
      const url = String((track && track.url) || '')
      if (!track || url === checked) return
      checked = url
      fetched(url).then((good) => {
        if (good || over) return
        host.clock.clearTimer(timer)
        timer = host.clock.setTimer(() => safely(askAgain)(track, url), retryMs)
      })
    },
    stop() {
      over = true
      host.clock.clearTimer(timer)
    }
  }
}
