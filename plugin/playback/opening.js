// @ts-check
// Applies the viewer's settings to a playdata before it is opened. All changes are undone later.
import { setting } from '../settings/settings.js'

/**
 * The best entry of a quality map that is not higher than the viewer allows.
 * @param {unknown} quality
 * @param {unknown} url that is about to be opened
 * @param {number} maxHeight
 * @returns {string} empty: nothing needs to change
 */
export function lowerAddress(quality, url, maxHeight) {
  if (!maxHeight || typeof quality !== 'object' || !quality) return ''
  const map = /** @type {import('../host/lampa').QualityMap} */ (quality)
  /** @param {import('../host/lampa').QualityMap[string]} entry */
  function addressOf(entry) {
    const address = (entry && typeof entry === 'object' && entry.url) || entry
    return typeof address === 'string' ? address : ''
  }
  const entries = Object.keys(map)
    .map((name) => ({ height: parseInt(name, 10), url: addressOf(map[name]) }))
    .filter((entry) => entry.height > 0 && entry.url)
    .sort((one, other) => other.height - one.height)
  const now = entries.filter((entry) => entry.url === url)[0]
  const best = entries.filter(({ height }) => height <= maxHeight)[0]
  return now && now.height > maxHeight && best ? best.url : ''
}

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').PlayData} data during 'start'; the application reads it right after
 * @param {number} maxHeight
 * @returns {() => void} undoes it, unless somebody else has changed it since
 */
export function adjust(app, data, maxHeight) {
  const { url } = data
  const lower = lowerAddress(data.quality, url, maxHeight)
  const engine = data.hls_type === undefined && setting(app, 'hls_engine') === 'hlsjs'
  if (lower) data.url = lower
  if (engine) data.hls_type = 'hlsjs'
  return () => {
    if (lower && data.url === lower) data.url = url
    if (engine && data.hls_type === 'hlsjs') delete data.hls_type
  }
}

/**
 * Allows hls.js no level above the height limit, whether the application has chosen a level or the engine chooses.
 * @param {import('../../js/engines/hls/library').HlsLibrary | undefined} Hls
 * @param {number} maxHeight
 * @returns {() => void} undoes it
 */
export function capLevels(Hls, maxHeight) {
  const defaults = Hls && Hls.DefaultConfig
  const Original = defaults && defaults.capLevelController
  if (!maxHeight || !defaults || typeof Original !== 'function') return () => {}
  /** @class @param {import('../../js/engines/hls/library').HlsInstance} hls */
  const Capped = function CapLevelController(hls) {
    hls.on('hlsManifestParsed', () => {
      let highest = -1
      hls.levels.forEach(({ height }, index) => {
        if (height && height <= maxHeight) highest = index
      })
      if (highest < 0) return
      hls.autoLevelCapping = highest
      if (hls.startLevel > highest) hls.startLevel = highest
    })
    return new Original(hls)
  }
  defaults.capLevelController = Capped
  return () => {
    if (defaults.capLevelController === Capped) defaults.capLevelController = Original
  }
}

/**
 * If the application's own setting has fixed a level above the limit, switches to the best level within the limit.
 * @param {unknown} levels of PlayerVideo 'levels'
 * @param {number} maxHeight
 */
export function lowerLevel(levels, maxHeight) {
  if (!maxHeight || !Array.isArray(levels)) return
  const chosen = levels.filter((level) => level && level.selected)[0]
  if (!chosen || !(chosen.height > maxHeight)) return
  /** @type {{height: number, enabled?: boolean}[]} */
  const within = levels.filter((level) => level && level.height && level.height <= maxHeight)
  const [best] = within.sort((a, b) => b.height - a.height)
  if (best) best.enabled = true
}
