// @ts-check
import { attempt } from '../../base/attempt.js'

/** @type {import('../engine').EngineSupport} */
export const dashSupport = {
  name: 'dash.js',
  capabilities({ libraries }) {
    const dashjs = /** @type {{MediaPlayer?: unknown} | undefined} */ (libraries.dashjs)
    return { dashjs: !!attempt(() => dashjs && dashjs.MediaPlayer) }
  },
  canPlay: (type, { dashjs, mse }) => (type === 'dash' && dashjs && mse ? 'probably' : '')
}
