// @ts-check
// The types that a browser is asked about for a codec string (RFC 6381), and sample strings for each codec family.

/** The families of wasm/tracks/codec.cc. One decodable string is enough for the family. @type {Record<string, string[]>} */
export const familySamples = {
  avc: ['avc1.42E01E'],
  hevc: ['hvc1.1.6.L93.B0', 'hev1.1.6.L93.B0'],
  vvc: ['vvc1.1.L51.CQA', 'vvi1.1.L51.CQA'],
  dolby_vision: ['dvh1.05.06', 'dvhe.05.06'],
  av1: ['av01.0.05M.08'],
  vp8: ['vp8', 'vp08.00.41.08'],
  vp9: ['vp09.00.10.08', 'vp9'],
  mpeg4: ['mp4v.20.9'],
  mjpeg: ['mjpg'],
  aac: ['mp4a.40.2'],
  ac3: ['ac-3'],
  eac3: ['ec-3'],
  ac4: ['ac-4.02.01.03'],
  dts: ['dtsc', 'dtse', 'dtsx'],
  opus: ['opus'],
  flac: ['flac'],
  vorbis: ['vorbis'],
  alac: ['alac'],
  mp3: ['mp3'],
  mpegh: ['mhm1.0x0D']
}

const sounds = /^(mp4a|ac-[34]|ec-3|dts[cehlx]|opus|flac|vorbis|alac|mp3|mha1|mhm1)(\.|$)/i
const pictures = /^(avc[1-4]|hvc1|hev1|vvc1|vvi1|dvh[1e]|dva[1v]|dav1|av01|av1|vp0?[89]|mp4v|mjpg)(\.|$)/i
/** A browser may accept these codecs only in WebM, the older container. */
const inWebm = /^(vp0?[89]|opus|vorbis)(\.|$)/i
/** Names of MP3 in MP4 (ISO/IEC 14496-1 table 5, RFC 6381 3.3). Engines move it to a container of its own. */
const mp3 = /^(mp3|mp4a\.(40\.34|69|6b))$/i

const mostCodecs = 64

/**
 * @param {string} codec one element of a list
 * @returns {string[]} types to ask about; one supported type is enough. Empty: there is no known type
 */
export function questionsOf(codec) {
  // Reject characters that could end the quoted parameter.
  if (!/^[\w.+-]+$/.test(codec)) return []
  const kind = sounds.test(codec) ? 'audio' : pictures.test(codec) ? 'video' : ''
  if (!kind) return []
  const containers = inWebm.test(codec) ? ['mp4', 'webm'] : ['mp4']
  /** @type {string[]} */
  const types = []
  containers.forEach((container) =>
    spellingsOf(codec).forEach((spelling) => types.push(kind + '/' + container + '; codecs="' + spelling + '"'))
  )
  return mp3.test(codec) ? types.concat('audio/mpeg') : types
}

/**
 * @param {string} codec
 * @returns {string[]} the spellings that browsers and engines use
 */
function spellingsOf(codec) {
  const lower = codec.toLowerCase()
  // Sample entries are case-sensitive, and a browser knows only one of the two spellings.
  if (lower === 'flac') return ['flac', 'fLaC']
  if (lower === 'opus') return ['opus', 'Opus']
  // "avc1.66.30" is older than RFC 6381: profile and level are decimal. Engines rewrite it.
  const decimal = /^avc1\.(\d{2,3})\.(\d{2})$/.exec(lower)
  if (decimal) return ['avc1.' + hex(decimal[1]) + '00' + hex(decimal[2])]
  return [codec]
}

/** @param {string} number */
function hex(number) {
  return ('0' + Number(number).toString(16)).slice(-2)
}

/**
 * The codec strings of a report, without duplicates.
 * @param {import('../index').Report} report
 * @returns {string[]}
 */
export function codecsOf({ manifest }) {
  if (!manifest) return []
  /** @type {string[]} */
  const found = []
  const take = (/** @type {{codecs?: string}} */ { codecs }) =>
    (codecs || '').split(',').forEach((element) => {
      const codec = element.trim()
      if (codec && found.indexOf(codec) < 0 && found.length < mostCodecs) found.push(codec)
    })
  ;(manifest.variants || []).forEach(take)
  ;(manifest.audio || []).forEach(take)
  return found
}
