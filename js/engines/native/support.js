// @ts-check
import { attempt } from '../../base/attempt.js'

const hls = 'application/vnd.apple.mpegurl'
const dash = 'application/dash+xml'

/** @type {import('../engine').EngineSupport} */
export const nativeSupport = {
  name: 'native',
  capabilities({ video }) {
    const plays = (/** @type {string} */ type) => !!attempt(() => video && video.canPlayType(type))
    return { nativeHls: plays(hls), nativeDash: plays(dash) }
  },
  canPlay(type, { nativeHls, nativeDash }) {
    const able = type === 'hls' ? nativeHls : type === 'dash' ? nativeDash : true
    // The element always exists, and reports an error for what it cannot play.
    return able ? 'probably' : 'maybe'
  }
}
