// @ts-check
/** What a protected film says in its manifests: keys of FairPlay in HLS, of Widevine in DASH. */

const KEY =
  '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://film",KEYFORMAT="com.apple.streamingkeydelivery",KEYFORMATVERSIONS="1"'
const ELEMENTS =
  '<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>' +
  '<ContentProtection schemeIdUri="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"/>'

/** @param {string} path */
export const isManifest = (path) => /\.(m3u8|mpd)$/.test(path)

/**
 * @param {string} text
 * @param {string} path
 */
export function withProtection(text, path) {
  if (path.endsWith('.mpd')) return text.replace(/<AdaptationSet[^>]*>/g, (start) => start + ELEMENTS)
  return text.replace('#EXTINF', `${KEY}\n#EXTINF`)
}
