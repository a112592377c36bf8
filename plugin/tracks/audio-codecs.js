// @ts-check
// Which audio tracks this device can decode, as far as it says. If it says nothing about a codec, the track counts as
// decodable.
import { createKeptPromise } from '../../js/base/kept-promise.js'
import { askCodecs } from '../../js/device/device-host.js'

/** Codec families by their names in playlists, in Matroska and in the lists of TVs. @type {[RegExp, string, string][]} */
const families = [
  [/^(e-?ac-?3|ec-?3|a_eac3|ddp)/i, 'eac3', 'E-AC-3'],
  [/^(ac-?3|a_ac3)/i, 'ac3', 'AC-3'],
  [/^ac-?4/i, 'ac4', 'AC-4'],
  [/^(a_)?dts/i, 'dts', 'DTS'],
  [/^(mp4a\.(40\.34|69|6b)|mp3|a_mpeg)/i, 'mp3', 'MP3'],
  [/^(mp4a|(a_)?aac)/i, 'aac', 'AAC'],
  [/^(a_)?opus/i, 'opus', 'Opus'],
  [/^(a_)?flac/i, 'flac', 'FLAC'],
  [/^(a_)?vorbis/i, 'vorbis', 'Vorbis'],
  [/^alac/i, 'alac', 'ALAC']
]

/** @param {string} codec */
const familyOf = (codec) => families.filter(([names]) => names.test(codec))[0]

/** @param {string} codec @returns {string} the name that people know */
export function codecName(codec) {
  const found = familyOf(codec)
  return found ? found[2] : codec
}

/**
 * @param {Record<string, boolean>} answers of the device, by family
 * @param {{codec?: string}[]} sounds
 * @returns {string[] | undefined} those that can be decoded; undefined: possibly all
 */
export function hearable(answers, sounds) {
  const codecs = sounds.map(({ codec }) => codec || '').filter(Boolean)
  const good = codecs.filter((codec) => {
    const found = familyOf(codec)
    return !found || answers[found[1]] !== false
  })
  if (good.length === codecs.length) return undefined
  // An empty list would mean that nothing is known.
  return good.length ? good : ['none']
}

/**
 * @param {import('../host/lampa').LampaWindow} window
 * @param {() => import('../host/lampa').VideoLike | undefined} video
 */
export function createAudioCodecs(window, video) {
  /** Asks only once, because a device does not change. */
  return createKeptPromise(() => askCodecs({ window, video: video() })).get
}
