// @ts-check
/**
 * What a protected film has in its manifests: Widevine keys, in HLS as in DASH. In HLS they are in the multivariant
 * playlist, which hls.js without EME does not check: it waits for a frame that never comes.
 */

const WIDEVINE = 'urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed'
const KEY = `#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES-CTR,URI="data:text/plain;base64,AAAA",KEYFORMAT="${WIDEVINE}",KEYFORMATVERSIONS="1"`
const ELEMENTS =
  '<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>' +
  `<ContentProtection schemeIdUri="${WIDEVINE}"/>`

/** @param {string} path */
export const isManifest = (path) => /\.(m3u8|mpd)$/.test(path)

/**
 * @param {string} text
 * @param {string} path
 */
export function withProtection(text, path) {
  if (path.endsWith('.mpd')) return text.replace(/<AdaptationSet[^>]*>/g, (start) => start + ELEMENTS)
  return text.replace('#EXT-X-STREAM-INF', `${KEY}\n#EXT-X-STREAM-INF`)
}
