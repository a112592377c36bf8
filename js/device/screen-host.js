// @ts-check
import { attempt } from '../base/attempt.js'

/** Television browsers lay pages out smaller than the panel and scale them up. */
const televisions = /Web0S|WebOS|SmartTV|SMART-TV|HbbTV|NetCast|Android TV|GoogleTV|AFT[A-Z]|BRAVIA|CrKey|VIDAA|Tizen/i

/**
 * The maximum height of a picture on this screen, in pixels.
 * @param {import('../types').PageWindow} window
 * @returns {number} 0: not known
 */
export function screenHeight(window) {
  const panel =
    attempt(() =>
      tizenPanel(/** @type {import('../types').TizenProduct} */ (window.webapis && window.webapis.productinfo))
    ) || 0
  if (panel || attempt(() => televisions.test(window.navigator.userAgent))) return panel
  // Zooming changes the number of CSS pixels of the page, but not of the screen.
  const { width, height } = attempt(() => window.screen) || { width: 0, height: 0 }
  const lines = Math.min(width, height) * Math.max(1, attempt(() => window.devicePixelRatio) || 1)
  return lines > 0 && lines < Infinity ? Math.round(lines) : 0
}

/** @param {import('../types').TizenProduct} product */
function tizenPanel(product) {
  if (attempt(() => product.is8KPanelSupported())) return 4320
  return product.isUdPanelSupported() ? 2160 : 1080
}

/** Media Queries 5: video-dynamic-range, and dynamic-range for browsers that know only this one. */
const ranges = ['video-dynamic-range', 'dynamic-range']

/**
 * @param {import('../types').PageWindow} window
 * @returns {boolean | undefined} whether the screen shows HDR as HDR; undefined: not known
 */
export function showsHdr(window) {
  const known = ranges.filter((name) => attempt(() => window.matchMedia('(' + name + ': standard)').matches))[0]
  return known ? !!attempt(() => window.matchMedia('(' + known + ': high)').matches) : undefined
}

/**
 * @param {import('../index').Preferences} preferences
 * @param {import('../types').PageWindow} window
 * @returns {import('../index').Preferences & {maxHeight?: number}} with a number instead of "screen"
 */
export function onScreen(preferences, window) {
  const { maxHeight, ...others } = preferences
  const lines = maxHeight === 'screen' ? screenHeight(window) : maxHeight
  return lines ? { ...others, maxHeight: lines } : others
}
