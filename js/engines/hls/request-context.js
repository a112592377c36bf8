// @ts-check
// Reads what hls.js says about a request.
import { mediaFault, playlistFault } from '../../requests/segment-checks.js'

/** @typedef {import('../../types').SegmentRef} SegmentRef */
/** @typedef {import('./library').HlsContext} HlsContext */
/** @typedef {import('./library').HlsStats} HlsStats */

/**
 * @param {HlsContext} context
 * @returns {import('../../types').SegmentOrder['kind']}
 */
export function kindOf({ type, frag, part, keyInfo }) {
  if (keyInfo || part) return 'alone'
  if (frag) return frag.sn === 'initSegment' ? 'init' : 'segment'
  return isPlaylist(type) ? 'playlist' : 'alone'
}

/** @param {unknown} type of a context of hls.js */
const isPlaylist = (type) => type === 'level' || type === 'audioTrack' || type === 'subtitleTrack'

/**
 * @param {HlsContext} context
 * @param {import('../../types').SegmentOrder['kind']} kind
 * @returns {SegmentRef | undefined}
 */
export function segmentOf(context, kind) {
  const { frag, url, rangeStart, rangeEnd } = context
  if (kind === 'alone' || !frag || !frag.baseurl) return undefined
  /** @type {SegmentRef} */
  const piece = { manifest: frag.baseurl, what: kind === 'init' ? 'init' : 'segment', url }
  if (typeof frag.sn === 'number') piece.number = frag.sn
  if (rangeEnd && rangeStart !== undefined) {
    piece.offset = rangeStart
    piece.length = rangeEnd - rangeStart
  }
  return piece
}

/**
 * Drops the page's own headers: they are for the original server only.
 * @param {HlsContext} context of hls.js
 * @param {SegmentRef} piece of another source
 */
export function elsewhere(context, { url, offset, length }) {
  const moved = { ...context, url, headers: undefined }
  if (length === undefined) return moved
  const rangeStart = offset || 0
  return { ...moved, rangeStart, rangeEnd: rangeStart + length }
}

/**
 * Turns off the loader's retries. The core decides who is asked again, and hls.js retries the request as a whole.
 * @param {import('./library').HlsRequestConfig} config of a request; `loadPolicy` since hls.js 1.4
 */
export function withoutRetries(config) {
  const single = { ...config, maxRetry: 0 }
  if (config.loadPolicy) single.loadPolicy = { ...config.loadPolicy, timeoutRetry: null, errorRetry: null }
  return single
}

/** @param {HlsContext} context of hls.js */
export function isVital({ type, frag, keyInfo }) {
  if (type === 'manifest' || type === 'level') return true
  return !!frag && !keyInfo && frag.type === 'main'
}

/**
 * @param {import('../../types').SegmentOrder['kind']} kind
 * @param {HlsContext} context
 * @param {unknown} data
 * @returns {'' | 'wrong_type' | 'damaged'}
 */
export function faultOf(kind, { type, frag, rangeEnd, rangeStart }, data) {
  if (type === 'manifest' || kind === 'playlist') return playlistFault(data)
  if (kind === 'alone' || !(data instanceof ArrayBuffer)) return ''
  if (rangeEnd && rangeStart !== undefined) return data.byteLength === rangeEnd - rangeStart ? '' : 'damaged'
  // An encrypted segment cannot be checked, and subtitles have no signature.
  if (!frag || frag.encrypted || frag.type === 'subtitle') return data.byteLength ? '' : 'damaged'
  return mediaFault(new Uint8Array(data))
}

/**
 * @param {HlsStats} from LoadStats of hls.js
 * @param {HlsStats} to the LoadStats that hls.js reads
 */
export function copyStats(from, to) {
  to.loading.start = from.loading.start
  to.loading.first = from.loading.first
  to.loading.end = from.loading.end
  to.loaded = from.loaded
  to.total = from.total
  to.chunkCount = from.chunkCount
  to.bwEstimate = from.bwEstimate
}
