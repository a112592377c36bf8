// @ts-check
// Attributes, properties and methods that the element passes to the inner `<video>`.

/** Attributes that the element copies to the inner video. */
const handedOn = [
  'controls',
  'controlslist',
  'crossorigin',
  'disablepictureinpicture',
  'disableremoteplayback',
  'loop',
  'muted',
  'playsinline',
  'poster',
  'preload'
]
/** `src` and `autoplay` are not copied: the player opens and starts the source. */
export const watchedAttributes = handedOn.concat('src', 'autoplay')

/** Properties that reflect attributes, as HTML defines: booleans here, texts below. @type {Record<string, string>} */
const switches = {
  autoplay: 'autoplay',
  controls: 'controls',
  defaultMuted: 'muted',
  disablePictureInPicture: 'disablepictureinpicture',
  disableRemotePlayback: 'disableremoteplayback',
  loop: 'loop',
  playsInline: 'playsinline'
}
/** @type {Record<string, string>} */
const texts = { crossOrigin: 'crossorigin', poster: 'poster', preload: 'preload' }

/** @typedef {{video: Record<string, unknown>}} WithVideo the element as its members see it */

/**
 * @param {HTMLVideoElement} video
 * @param {string} name
 * @param {string | null} value
 */
export function handOn(video, name, value) {
  if (handedOn.indexOf(name) < 0) return
  if (value === null) video.removeAttribute(name)
  else video.setAttribute(name, value)
}

/** @param {object} prototype */
export function reflected(prototype) {
  Object.keys(switches).forEach((name) => {
    const attribute = switches[name]
    define(prototype, name, {
      /** @this {HTMLElement} */
      get() {
        return this.hasAttribute(attribute)
      },
      /** @this {HTMLElement} @param {unknown} on */
      set(on) {
        if (on) this.setAttribute(attribute, '')
        else this.removeAttribute(attribute)
      }
    })
  })
  Object.keys(texts).forEach((name) => {
    const attribute = texts[name]
    define(prototype, name, {
      /** @this {WithVideo} */
      get() {
        return this.video[name]
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        if (value === null) this.removeAttribute(attribute)
        else this.setAttribute(attribute, String(value))
      }
    })
  })
}

/**
 * Adds all other properties and methods of the platform's `<video>`, and passes them to the inner video.
 * @param {object} prototype
 * @param {object[]} platform
 */
export function forwardMembers(prototype, platform) {
  platform.forEach((of) =>
    Object.getOwnPropertyNames(of).forEach((name) => {
      if (Object.prototype.hasOwnProperty.call(prototype, name)) return
      const { get, set, value } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(of, name))
      if (get) define(prototype, name, { get: reading(name), set: set && writing(name) })
      else if (typeof value === 'function') define(prototype, name, { value: calling(name), writable: true })
      else define(prototype, name, { value })
    })
  )
}

/** @param {object} prototype @param {string} name @param {PropertyDescriptor} how */
function define(prototype, name, how) {
  Object.defineProperty(prototype, name, { ...how, configurable: true, enumerable: true })
}

/** @param {string} name */
function reading(name) {
  /** @this {WithVideo} */
  return function () {
    return this.video[name]
  }
}

/** @param {string} name */
function writing(name) {
  /** @this {WithVideo} @param {unknown} value */
  return function (value) {
    this.video[name] = value
  }
}

/** @param {string} name */
function calling(name) {
  /** @this {WithVideo} */
  return function () {
    return /** @type {Function} */ (this.video[name]).apply(this.video, arguments)
  }
}
