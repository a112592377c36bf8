// @ts-check
import { attempt } from '../base/attempt.js'

/** Their pages are laid out smaller than what their panels show, and are scaled. */
const televisions = /Web0S|WebOS|SmartTV|SMART-TV|HbbTV|NetCast|Android TV|GoogleTV|AFT[A-Z]|BRAVIA|CrKey|VIDAA|Tizen/i

/**
 * The height of the picture that this screen shows, in pixels.
 * @param {import('../types').PageWindow} window
 * @returns {number} 0: not known
 */
export function screenHeight(window) {
  const panel =
    attempt(() =>
      tizenPanel(/** @type {import('../types').TizenProduct} */ (window.webapis && window.webapis.productinfo))
    ) || 0
  if (panel || attempt(() => televisions.test(window.navigator.userAgent))) return panel
  // A page that is zoomed out has fewer pixels, the screen has not.
  const { width, height } = attempt(() => window.screen) || { width: 0, height: 0 }
  const lines = Math.min(width, height) * Math.max(1, attempt(() => window.devicePixelRatio) || 1)
  return lines > 0 && lines < Infinity ? Math.round(lines) : 0
}

/** @param {import('../types').TizenProduct} product */
function tizenPanel(product) {
  if (attempt(() => product.is8KPanelSupported())) return 4320
  return product.isUdPanelSupported() ? 2160 : 1080
}

/** Media Queries 5, video-dynamic-range and dynamic-range, as far as the browser knows them. */
const ranges = ['video-dynamic-range', 'dynamic-range']

/**
 * @param {import('../types').PageWindow} window
 * @returns {boolean | undefined} whether pictures of a high dynamic range are shown as such; undefined: not known
 */
export function showsHdr(window) {
  const known = ranges.filter((name) => attempt(() => window.matchMedia('(' + name + ': standard)').matches))[0]
  return known ? !!attempt(() => window.matchMedia('(' + known + ': high)').matches) : undefined
}

/**
 * @param {import('../index').Preferences} preferences
 * @param {import('../types').PageWindow} window
 * @returns {import('../index').Preferences & {maxHeight?: number}} with a number in the place of "screen"
 */
export function onScreen(preferences, window) {
  const { maxHeight, ...others } = preferences
  const lines = maxHeight === 'screen' ? screenHeight(window) : maxHeight
  return lines ? { ...others, maxHeight: lines } : others
}
