// @ts-check
// Which of the sounds can be heard here, as far as the device says; what it does not say may be heard.
import { createKeptPromise } from '../../js/base/kept-promise.js'
import { askCodecs } from '../../js/device/device-host.js'

/** By their names in playlists, in Matroska and in the lists of TVs. @type {[RegExp, string, string][]} */
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

/** @param {string} codec @returns {string} as people know it */
export function codecName(codec) {
  const found = familyOf(codec)
  return found ? found[2] : codec
}

/**
 * @param {Record<string, boolean>} answers of the device, by family
 * @param {{codec?: string}[]} sounds
 * @returns {string[] | undefined} those that can be heard; undefined: all of them may
 */
export function hearable(answers, sounds) {
  const codecs = sounds.map(({ codec }) => codec || '').filter(Boolean)
  const good = codecs.filter((codec) => {
    const found = familyOf(codec)
    return !found || answers[found[1]] !== false
  })
  if (good.length === codecs.length) return undefined
  // An empty list would mean that nobody knows.
  return good.length ? good : ['none']
}

/**
 * @param {import('../host/lampa').LampaWindow} window
 * @param {() => any} video
 */
export function createAudioCodecs(window, video) {
  /** Once: a device does not change. */
  return createKeptPromise(() => askCodecs({ window, video: video() })).get
}
