// @ts-check
/** @typedef {import('../../types').EngineOptions} EngineOptions */
/** @typedef {import('../../types').Engine} Engine */

/**
 * The element's own player. Its errors are the element's; the host seeks.
 * @param {EngineOptions} options
 * @returns {Engine}
 */
export function openNative({ video, url }) {
  video.src = url
  return {
    seeksItself: false,
    isLive: () => video.duration === Infinity,
    // The element tells by itself when something comes.
    received: () => 0,
    targetDuration: () => undefined,
    destroy() {
      emptyElement(video)
    }
  }
}

/**
 * Ends the element's downloads; without `load()` it would keep the last resource.
 * @param {HTMLVideoElement} video
 */
export function emptyElement(video) {
  if (!video.getAttribute('src')) return
  video.removeAttribute('src')
  video.load()
}
