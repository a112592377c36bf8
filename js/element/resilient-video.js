// @ts-check
import { createInside } from './lifecycle.js'
import { forwardMembers, reflected, watchedAttributes } from './members.js'

/** @type {WeakMap<object, ReturnType<typeof createInside>>} */
const insides = new WeakMap()

/** @param {object} element @returns {ReturnType<typeof createInside>} */
const inside = (element) => /** @type {ReturnType<typeof createInside>} */ (insides.get(element))

/** A server that renders pages has no HTMLElement, but the class must exist there too. */
const Base = typeof HTMLElement === 'undefined' ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement

/**
 * A `<video>` whose `<source>` children are servers of one film. This is the only class of the project, because a custom
 * element must be a class. It passes everything on (docs/adr/0015-an-element-and-apps.md).
 */
export class ResilientVideoElement extends Base {
  static get observedAttributes() {
    return watchedAttributes
  }

  constructor() {
    super()
    insides.set(this, createInside(this))
  }

  connectedCallback() {
    inside(this).connected()
  }

  disconnectedCallback() {
    inside(this).disconnected()
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before !== now) inside(this).attribute(name, now)
  }

  get video() {
    return inside(this).video
  }

  get player() {
    return inside(this).film.player()
  }

  get options() {
    return inside(this).options()
  }

  set options(given) {
    inside(this).setOptions(given)
  }

  get src() {
    const src = this.getAttribute('src')
    return src === null ? '' : new URL(src, this.baseURI).href
  }

  set src(url) {
    this.setAttribute('src', url)
  }

  /** URL of the server that plays. */
  get currentSrc() {
    return inside(this).film.address()
  }

  get error() {
    return inside(this).film.error()
  }

  get currentTime() {
    return inside(this).film.position()
  }

  set currentTime(seconds) {
    inside(this).film.seek(seconds)
  }

  get duration() {
    return inside(this).film.duration()
  }

  play() {
    return inside(this).play()
  }

  load() {
    inside(this).load()
  }
}

reflected(ResilientVideoElement.prototype)
if (typeof HTMLVideoElement !== 'undefined')
  forwardMembers(ResilientVideoElement.prototype, [HTMLVideoElement.prototype, HTMLMediaElement.prototype])
