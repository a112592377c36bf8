// @ts-check
import { createAttachment } from '../engines/index.js'
import { createPlayerOn } from './player.js'

/**
 * Watches over an instance of hls.js that the page made and keeps: its requests fail over between the sources, and where
 * it gives up, the next source is opened in it. Begins at once where it plays one of the sources already.
 * @param {any} hls with its element attached
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
 * An address that says nothing of its kind is what the page's hls.js would take it for.
 * @param {unknown} sources
 * @returns {import('../index').PageOptions['sources']} still unchecked
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
