// @ts-check
// Numbers about what plays now, read from the element and its engine without a request.
import { frameCounters } from '../../../js/playback/frames.js'
import { safely } from '../../host/safely.js'

/**
 * @typedef {import('../../../js/engines/hls/library').HlsInstance} HlsInstance
 * @typedef {import('../../../js/engines/dash/library').DashPlayer} DashPlayer
 *
 * @typedef {object} Engine what the application plays with; both null: the element itself
 * @property {HlsInstance | null} hls
 * @property {DashPlayer | null} dash
 *
 * @typedef {object} Numbers absent fields: unknown
 * @property {'hls.js' | 'dash.js' | ''} engine '': the device's own player
 * @property {number} bufferSeconds
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [kbps] the engine's bandwidth estimate
 * @property {string} codecs as in RFC 6381; may be empty
 * @property {number} [dropped] frames that were not shown in time
 * @property {number} [pictures] frames in total
 */

/** @param {HlsInstance} hls @returns {Partial<Numbers>} */
function ofHls(hls) {
  const level = (hls.levels && hls.levels[hls.currentLevel]) || {}
  return {
    codecs: [level.videoCodec, level.audioCodec].filter(Boolean).join(', '),
    kbps: hls.bandwidthEstimate > 0 ? Math.round(hls.bandwidthEstimate / 1000) : undefined
  }
}

/** dash.js 4 and 5 @param {DashPlayer} dash @returns {Partial<Numbers>} */
function ofDash(dash) {
  const codec = (/** @type {string} */ kind) => {
    const track = dash.getCurrentTrackFor(kind)
    const found = /codecs="?([^";]+)/.exec(String((track && track.codec) || ''))
    return found ? found[1] : ''
  }
  const kbps = dash.getAverageThroughput('video')
  return {
    codecs: ['video', 'audio'].map(codec).filter(Boolean).join(', '),
    kbps: kbps > 0 ? Math.round(kbps) : undefined
  }
}

/** @param {import('../../host/lampa').VideoLike} video @returns {Partial<Numbers>} */
function ofElement(video) {
  /** @type {Partial<Numbers>} */
  const seen = {}
  if (Number(video.videoWidth) > 0) seen.width = video.videoWidth
  if (Number(video.videoHeight) > 0) seen.height = video.videoHeight
  const { total, dropped } = frameCounters(video)
  if (typeof total === 'number') {
    seen.dropped = dropped
    seen.pictures = total
  }
  return seen
}

/**
 * @param {import('../../host/lampa').VideoLike | undefined} video
 * @param {Engine} engine
 * @param {number} bufferMs
 * @returns {Numbers}
 */
export function readNumbers(video, { hls, dash }, bufferMs) {
  const ofEngine = (hls && safely(ofHls)(hls)) || (dash && safely(ofDash)(dash)) || {}
  return {
    engine: hls ? 'hls.js' : dash ? 'dash.js' : '',
    bufferSeconds: Math.round(bufferMs / 100) / 10,
    codecs: '',
    ...((video && safely(ofElement)(video)) || {}),
    ...ofEngine
  }
}
