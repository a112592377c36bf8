// @ts-check
import { attempt } from '../base/attempt.js'

/**
 * What can open a source in this page. Never throws.
 * @param {{canPlayType?: (type: string) => string} | null | undefined} video
 * @param {import('../types').PageWindow} window
 * @param {any} engines the libraries that the page offers
 * @returns {{mse: boolean, hlsjs: boolean, dashjs: boolean, nativeHls: boolean, nativeDash: boolean}}
 */
export function engineCapabilities(video, window, engines) {
  const yes = (/** @type {() => unknown} */ ask) => !!attempt(ask)
  return {
    mse: yes(() => window.MediaSource || window.ManagedMediaSource),
    hlsjs: yes(() => engines.Hls && (!engines.Hls.isSupported || engines.Hls.isSupported())),
    dashjs: yes(() => engines.dashjs && engines.dashjs.MediaPlayer),
    nativeHls: yes(() => /** @type {any} */ (video).canPlayType('application/vnd.apple.mpegurl')),
    nativeDash: yes(() => /** @type {any} */ (video).canPlayType('application/dash+xml'))
  }
}
