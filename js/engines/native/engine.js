// @ts-check
import { emptyElement, seekOf } from '../../playback/element.js'

/**
 * The element plays the URL by itself. The element reports errors, and the host seeks.
 * @param {import('../engine').EngineOptions} options
 * @returns {import('../engine').OpenedEngine}
 */
export function openNative({ video, url }) {
  video.src = url
  return {
    isLive: () => video.duration === Infinity,
    // The element reports incoming data itself, by `progress` events.
    received: () => 0,
    targetDuration: () => undefined,
    seek: seekOf(video),
    close() {
      emptyElement(video)
    }
  }
}
