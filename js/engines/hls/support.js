// @ts-check
import { attempt } from '../../base/attempt.js'

/** @type {import('../engine').EngineSupport} */
export const hlsSupport = {
  name: 'hls.js',
  capabilities({ libraries }) {
    const Hls = /** @type {{isSupported?: () => boolean} | undefined} */ (libraries.Hls)
    return { hlsjs: !!attempt(() => Hls && (!Hls.isSupported || Hls.isSupported())) }
  },
  canPlay(type, { hlsjs, mse }) {
    if (type !== 'hls' || !hlsjs) return ''
    return mse ? 'probably' : 'maybe'
  }
}
