// @ts-check
import { emptyElement, seekOf } from '../../playback/element.js'

/**
 * The element's own player. Its errors are the element's; the host seeks.
 * @param {import('../engine').EngineOptions} options
 * @returns {import('../engine').OpenedEngine}
 */
export function openNative({ video, url }) {
  video.src = url
  return {
    isLive: () => video.duration === Infinity,
    // The element tells by itself when something comes.
    received: () => 0,
    targetDuration: () => undefined,
    seek: seekOf(video),
    close() {
      emptyElement(video)
    }
  }
}
