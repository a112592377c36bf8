// @ts-check
// Reads what dash.js 4.4 and 5.2 say about a request. The types are in their streaming/vo/metrics/HTTPRequest.js.
import { mediaFault } from '../../requests/segment-checks.js'

/**
 * @typedef {import('../../types').SegmentRef} SegmentRef
 * @typedef {import('./library').DashRequest} DashRequest
 * @typedef {Pick<import('../../types').SegmentOrder, 'kind' | 'url' | 'piece' | 'whole' | 'vital' | 'faultOf'>} Known
 */

/** @type {Record<string, import('../../types').SegmentOrder['kind']>} */
const kinds = { InitializationSegment: 'init', MediaSegment: 'segment', IndexSegment: 'index' }

/**
 * @param {DashRequest} request
 * @param {string} url the URL that dash.js requests
 * @returns {Known}
 */
export function orderOf(request, url) {
  const { type, mediaType } = request
  const isMpd = type === 'MPD'
  const kind = kinds[String(type)] || 'alone'
  return {
    kind,
    url,
    piece: kind === 'alone' ? undefined : segmentOf(request, kind, url),
    whole: kind !== 'segment',
    vital: isMpd || (kind !== 'alone' && (mediaType === 'video' || mediaType === 'audio')),
    faultOf: ({ data }) => (isMpd ? mpdFault(data) : segmentFault(request, kind, data))
  }
}

/**
 * @param {DashRequest} request
 * @param {import('../../types').SegmentOrder['kind']} kind
 * @param {string} url
 * @returns {SegmentRef}
 */
function segmentOf({ range, representation, representationId }, kind, url) {
  /** @type {SegmentRef} */
  const piece = { manifest: '', what: kind === 'init' ? 'init' : 'segment', url }
  const rendition = representation ? representation.id : representationId
  if (rendition !== undefined && rendition !== null) piece.rendition = String(rendition)
  const bytes = /^(\d+)-(\d+)$/.exec(range || '')
  if (bytes) {
    piece.offset = Number(bytes[1])
    piece.length = Number(bytes[2]) - piece.offset + 1
  }
  return piece
}

/** @param {unknown} data */
const mpdFault = (data) => (typeof data === 'string' && !/<([\w-]+:)?MPD[\s>]/.test(data) ? 'wrong_type' : '')

/**
 * @param {DashRequest} request
 * @param {import('../../types').SegmentOrder['kind']} kind
 * @param {unknown} data
 */
function segmentFault({ mediaType, range }, kind, data) {
  if (!(data instanceof ArrayBuffer) || kind === 'alone') return ''
  const bytes = /^(\d+)-(\d+)$/.exec(range || '')
  if (bytes) return data.byteLength === Number(bytes[2]) - Number(bytes[1]) + 1 ? '' : 'damaged'
  return mediaType === 'video' || mediaType === 'audio' ? mediaFault(new Uint8Array(data)) : ''
}
