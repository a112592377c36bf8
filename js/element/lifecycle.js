// @ts-check
// The life of one `<resilient-video>`: when a film begins on it, and when it ends.
import { copyTracks, sourcesOf } from './children.js'
import { createFilm } from './player-view.js'
import { handOn } from './members.js'

const style =
  ':host{display:inline-block;line-height:0}:host([hidden]){display:none}' +
  'video{width:100%;height:100%;object-fit:inherit;object-position:inherit}'

/** @param {HTMLElement} element */
export function createInside(element) {
  const document = element.ownerDocument
  const root = element.attachShadow({ mode: 'open' })
  const sheet = document.createElement('style')
  const video = document.createElement('video')
  sheet.textContent = style
  video.setAttribute('part', 'video')
  root.appendChild(sheet)
  root.appendChild(video)

  const film = createFilm(video, (event) => element.dispatchEvent(event))
  const observer = new MutationObserver(childrenChanged)
  /** @type {Partial<import('../index').PageOptions>} */
  let options = {}
  /** Of the film that is open. */
  let opened = ''
  let waiting = false
  let connectedOnce = false

  /** What the page has set before the element was defined hides what is defined now. */
  function takeEarlyProperties() {
    const early = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element))
    Object.keys(element).forEach((name) => {
      if (!(name in Object.getPrototypeOf(element))) return
      const value = early[name]
      delete early[name]
      early[name] = value
    })
  }

  /** Later, once for all that changes at once. */
  function scheduleLoad() {
    if (waiting) return
    waiting = true
    Promise.resolve().then(() => {
      waiting = false
      // The parser brings one source after the other.
      if (document.readyState === 'loading')
        return document.addEventListener('DOMContentLoaded', scheduleLoad, { once: true })
      if (element.isConnected && JSON.stringify(sourcesOf(element)) !== opened) load()
    })
  }

  function childrenChanged() {
    copyTracks(element, video)
    // As with any video: what plays, plays on, until `load()`.
    if (!film.shown()) scheduleLoad()
  }

  function load() {
    close()
    const sources = sourcesOf(element)
    if (!element.isConnected || !sources.length) return
    opened = JSON.stringify(sources)
    const language = element.getAttribute('lang')
    film.open({ ...(language ? { language } : {}), ...options, sources })
    if (element.hasAttribute('autoplay')) film.play().then(null, () => {})
    else if (element.getAttribute('preload') !== 'none') /** @type {any} */ (film.player()).load()
  }

  function close() {
    opened = ''
    film.close()
  }

  return {
    video,
    film,
    load,
    options: () => options,
    /** Read when a film is opened: a page that is drawn anew often gives new objects. @param {typeof options | null} given */
    setOptions(given) {
      options = given || {}
    },

    play() {
      if (!film.player()) load()
      return film.play()
    },

    connected() {
      if (!connectedOnce) {
        connectedOnce = true
        takeEarlyProperties()
        if (element.hasAttribute('muted')) video.muted = true
        copyTracks(element, video)
      }
      observer.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'type'] })
      scheduleLoad()
    },

    disconnected() {
      observer.disconnect()
      // Whoever moves it puts it back at once.
      Promise.resolve().then(() => element.isConnected || close())
    },

    /** @param {string} name @param {string | null} value */
    attribute(name, value) {
      if (name === 'src') {
        opened = ''
        if (element.isConnected) scheduleLoad()
      } else if (name === 'autoplay') {
        if (value !== null && film.player() && video.paused) film.play().then(null, () => {})
      } else handOn(video, name, value)
    }
  }
}
