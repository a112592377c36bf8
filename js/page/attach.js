// @ts-check
import { createAttachment } from '../engines/index.js'
import { createPlayerOn } from './player.js'

/**
 * Adds failover to an instance of hls.js that the page owns. Its requests fail over between the sources. If hls.js gives
 * up, the player opens the next source in it. If the instance already plays one of the sources, the player adopts it.
 * @param {import('../engines/hls/library').HlsInstance} hls with its element attached
 * @param {import('../index').PageOptions} options
 * @returns {import('../index').Player}
 * @throws {TypeError} naming the field
 */
export function attach(hls, options) {
  if (!hls || typeof hls.loadSource !== 'function' || typeof hls.on !== 'function' || !hls.config)
    throw new TypeError('hls: an instance of hls.js is expected')
  if (!hls.media) throw new TypeError('hls: attachMedia(video) comes first')
  const given = { ...options, sources: hlsSources(options && options.sources), engines: { Hls: hls.constructor } }
  return createPlayerOn(hls.media, given, createAttachment(hls))
}

/**
 * A source without a type counts as HLS, as it does for the page's hls.js.
 * @param {unknown} sources
 * @returns {import('../index').PageOptions['sources']} not checked yet
 */
function hlsSources(sources) {
  if (!Array.isArray(sources)) return /** @type {import('../index').PageOptions['sources']} */ (sources)
  return sources.map((source, index) => {
    const known = typeof source === 'string' ? { url: source } : source
    if (!known || typeof known !== 'object') return source
    if (known.type !== undefined && known.type !== 'hls')
      throw new TypeError('sources[' + index + '].type: hls.js of the page plays hls only')
    return { ...known, type: 'hls' }
  })
}
