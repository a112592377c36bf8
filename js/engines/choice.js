// @ts-check
/** @typedef {import('../types').Capabilities} Capabilities */

/**
 * The kind of a source by its address: the extension of the path, else ".mpd" or ".m3u8" anywhere (Lampa's own test).
 * @param {string} url
 * @returns {'hls' | 'dash' | 'mp4'}
 */
export function typeOf(url) {
  const lower = url.toLowerCase()
  const known = /\.(m3u8|m3u|mpd|mp4)$/.exec(lower.split(/[?#]/)[0])
  const found = known || /\.(mpd)/.exec(lower) || /\.(m3u8)/.exec(lower)
  const extension = found ? found[1] : 'mp4'
  if (extension === 'mpd') return 'dash'
  return extension === 'mp4' ? 'mp4' : 'hls'
}

/**
 * Source 1 opens before the core is there, so its table stands here too; tests/contract/engine-choice.json holds both
 * to the same answers.
 * @param {string} type
 * @param {Capabilities} capabilities
 * @returns {import('../types').EngineName}
 */
export function chooseEngine(type, capabilities) {
  const { host, mse, hlsjs, dashjs, nativeHls } = capabilities
  if (host) return 'host'
  if (type === 'hls') {
    if (hlsjs && (mse || !nativeHls)) return 'hls.js'
    return 'native'
  }
  return type === 'dash' && mse && dashjs ? 'dash.js' : 'native'
}

/**
 * False where nothing here plays the type.
 * @param {string} type
 * @param {Capabilities} capabilities
 */
export function hasEngine(type, { host, mse, hlsjs, dashjs, nativeHls, nativeDash }) {
  if (type === 'hls') return !!(host || nativeHls || (mse && hlsjs))
  if (type === 'dash') return !!(host || nativeDash || (mse && dashjs))
  return true
}
