// @ts-check
// HLS by the element or by hls.js: the application chooses, and reads `hls_type` of its playdata at every opening.
import { attempt } from '../../js/base/attempt.js'

/** The application's own rule: from this Chrome on hls.js plays, whatever the element can. */
const lastNativeChrome = 120

/**
 * @param {import('./lampa-host').LampaHost} host
 * @param {any} data playdata
 */
function usesHlsJs({ app }, data) {
  const { src } = /** @type {any} */ (app.PlayerVideo.video())
  if (src) return /^blob:/.test(src)
  // Its parser is still reading.
  if (data.hls_type === 'native') return false
  const chrome = Number(/** @type {any} */ (app.Platform).chromeVersion())
  return data.hls_type === 'hlsjs' || app.Storage.field('player_hls_method') === 'hlsjs' || chrome > lastNativeChrome
}

/**
 * What else this device plays HLS with than what plays now; undefined where it has nothing else, or nobody can tell.
 * @param {import('./lampa-host').LampaHost} host
 * @param {any} data playdata
 * @returns {'hls.js' | 'native' | undefined}
 */
export function otherHlsEngine(host, data) {
  return attempt(() => {
    const Hls = host.hls()
    // The players of Tizen and Orsay are no elements, and play without either.
    const video = /** @type {any} */ (host.app.PlayerVideo.video())
    if (!Hls || !Hls.isSupported() || !video.canPlayType('application/vnd.apple.mpegurl')) return undefined
    return usesHlsJs(host, data) ? 'native' : 'hls.js'
  })
}

/** @param {import('./lampa-host').LampaHost} host */
export function playsHlsJs(host) {
  return !!attempt(() => host.hls().isSupported())
}

/**
 * @param {any} data playdata
 * @param {string | undefined} engine of the command; anything else: the application's own choice
 * @param {() => void} open
 */
export function withHlsEngine(data, engine, open) {
  if (!data || (engine !== 'hls.js' && engine !== 'native')) return open()
  const had = 'hls_type' in data
  const before = data.hls_type
  data.hls_type = engine === 'hls.js' ? 'hlsjs' : 'native'
  try {
    open()
  } finally {
    if (had) data.hls_type = before
    else delete data.hls_type
  }
}
