// @ts-check
/** The faults of the matrix, as they meet a player: from the start, and in mid-play at segment 3. */

/** @typedef {import('../../support/fault-server.mjs').Fault} Fault */
/** @typedef {'hls' | 'dash' | 'mp4'} Kind */
/** @typedef {'start' | 'mid'} Phase */

const MANIFEST = /\.(m3u8|mpd)$/
const MEDIA = /\.(ts|m4s|mp4)$/
/** Segments have four seconds. */
export const MID_SECOND = 12
const KBPS = 50

/** @type {Record<string, Fault>} */
const everywhere = {
  refuse: { kind: 'refuse' },
  blackhole: { kind: 'never_answer' },
  404: { kind: 'status', status: 404 },
  503: { kind: 'status', status: 503 },
  'HTML page': { kind: 'html' },
  'redirect loop': { kind: 'redirect_loop' },
  'no CORS': { kind: 'no_cors' },
  'DRM key': { kind: 'protected' },
  garbage: { kind: 'garbage', match: MANIFEST },
  'slow manifest': { kind: 'slow_bytes', match: MANIFEST },
  'hanging segment': { kind: 'hanging', match: MEDIA },
  'missing segment': { kind: 'missing', match: MEDIA },
  'corrupt segment': { kind: 'corrupt', match: MEDIA },
  'reset segment': { kind: 'reset', match: MEDIA },
  throttle: { kind: 'throttle', kbps: KBPS, match: MEDIA }
}
const startOnly = ['garbage', 'slow manifest', 'DRM key']
const notMp4 = ['garbage', 'slow manifest', 'no CORS', 'DRM key']
const quick = [
  'refuse',
  'blackhole',
  '404',
  'HTML page',
  'hanging segment',
  'missing segment',
  'corrupt segment',
  'throttle'
]

/**
 * @param {Kind} kind
 * @param {Phase} phase
 * @param {boolean} few
 * @returns {{name: string, fault: Fault}[]}
 */
export function faultsOf(kind, phase, few) {
  return Object.entries(everywhere)
    .filter(([name]) => !(phase === 'mid' && startOnly.includes(name)))
    .filter(([name]) => !(kind === 'mp4' && notMp4.includes(name)))
    .filter(([name]) => !few || quick.includes(name))
    .map(([name, { match, ...fault }]) => {
      if (phase === 'mid') return { name, fault: { ...fault, fromSecond: MID_SECOND } }
      return { name, fault: match && kind !== 'mp4' ? { ...fault, match } : fault }
    })
}
