// @ts-check
// The application plays HLS in the element or with hls.js. It reads `hls_type` of the playdata at every opening.
import { attempt } from '../../js/base/attempt.js'

/** @typedef {import('./lampa').PlayData} PlayData */

/** The application's own rule: after this version of Chrome it uses hls.js, whatever the element can play. */
const lastNativeChrome = 120

/**
 * @param {import('./lampa-host').LampaHost} host
 * @param {PlayData} data
 * @throws {Error} if it cannot be determined
 */
function usesHlsJs({ app }, data) {
  const { src } = app.PlayerVideo.video() || {}
  if (src) return /^blob:/.test(src)
  // Without `src`, the application's parser is still reading the playlist.
  if (data.hls_type === 'native') return false
  const { Platform } = app
  if (!Platform || !Platform.chromeVersion) throw new Error('the version of Chrome is not known')
  const chrome = Number(Platform.chromeVersion())
  return data.hls_type === 'hlsjs' || app.Storage.field('player_hls_method') === 'hlsjs' || chrome > lastNativeChrome
}

/**
 * The other engine with which this device plays HLS; undefined if it has none, or if that cannot be determined.
 * @param {import('./lampa-host').LampaHost} host
 * @param {PlayData} data
 * @returns {'hls.js' | 'native' | undefined}
 */
export function otherHlsEngine(host, data) {
  return attempt(() => {
    const Hls = host.hls()
    // The players of Tizen and Orsay are no media elements and use neither engine.
    const video = host.app.PlayerVideo.video()
    if (!Hls || !Hls.isSupported() || !video || !video.canPlayType) return undefined
    if (!video.canPlayType('application/vnd.apple.mpegurl')) return undefined
    return usesHlsJs(host, data) ? 'native' : 'hls.js'
  })
}

/** @param {import('./lampa-host').LampaHost} host */
export function playsHlsJs(host) {
  return !!attempt(() => {
    const Hls = host.hls()
    return !!Hls && Hls.isSupported()
  })
}

/**
 * @param {PlayData | false} data
 * @param {string | undefined} engine of the command; with any other value the application chooses
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
