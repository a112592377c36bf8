// @ts-check
// The life cycle of one `<resilient-video>`: when it opens and closes a film.
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
  /** Sources of the open film, as JSON. */
  let opened = ''
  let waiting = false
  let connectedOnce = false

  /** Properties that the page set before the element was defined hide the accessors of the class, so set them again. */
  function takeEarlyProperties() {
    const early = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element))
    Object.keys(element).forEach((name) => {
      if (!(name in Object.getPrototypeOf(element))) return
      const value = early[name]
      delete early[name]
      early[name] = value
    })
  }

  /** Loads in a microtask, once for all changes of the same task. */
  function scheduleLoad() {
    if (waiting) return
    waiting = true
    Promise.resolve().then(() => {
      waiting = false
      // The parser adds one source after the other, so wait until the document is parsed.
      if (document.readyState === 'loading')
        return document.addEventListener('DOMContentLoaded', scheduleLoad, { once: true })
      if (element.isConnected && JSON.stringify(sourcesOf(element)) !== opened) load()
    })
  }

  function childrenChanged() {
    copyTracks(element, video)
    // Like any video: the current film plays on until `load()`.
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
    else if (element.getAttribute('preload') !== 'none')
      /** @type {import('../index').Player} */ (film.player()).load()
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
    /**
     * Read only when a film opens, because a page often passes new objects at each render. @param {typeof options | null}
     * given
     */
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
      // If the page only moves the element, it is connected again in the same task.
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
