// @ts-check
// Generates lists of tracks with names as in real releases: the same in every run, on every machine.

const languages = ['uk', 'ru', 'en', 'pl', 'de', 'fr', 'es', 'pt-BR', 'zh-Hant', 'ja', 'eng', 'rus', 'ukr', '']
const voices = ['Дубляж', 'Многоголосый', 'Багатоголосий закадровий', 'DVO', 'Авторский', 'Оригінал', 'Commentary']
const studios = ['LostFilm', 'Невафильм', 'Цікава Ідея', 'Кубик в Кубе', '1+1', 'HDrezka Studio', 'AniLibria', '']
const sounds = ['AC3 5.1 @ 384 kbps', 'AAC 2.0', 'E-AC3 5.1', '']
const texts = ['Українські (форсовані)', 'Русские', 'English SDH', 'Full', 'Надписи', 'Полные (LostFilm)']
const codecs = ['mp4a.40.2', 'ac-3', 'ec-3', 'dtsc']
const pictures = [
  [640, 360],
  [1280, 720],
  [1920, 1080],
  [3840, 2160]
]

/** @typedef {'none' | 'repeated' | 'different'} Titles */

/** @template T @param {T[]} list @param {number} i @returns {T} */
const of = (list, i) => list[i % list.length]

/**
 * @param {Titles} titles
 * @param {() => string} make
 * @param {number} i
 */
const label = (titles, make, i) =>
  titles === 'none' ? {} : { label: titles === 'different' ? `${make()} серія-${i} release${i}` : make() }

/** @param {number} i @param {Titles} titles */
const audio = (i, titles) => ({
  id: `a${i}`,
  language: of(languages, i * 3),
  ...label(titles, () => `${of(voices, i)} (${of(studios, i >> 1)}) ${of(sounds, i >> 2)}`, i),
  codec: of(codecs, i),
  channels: i % 3 ? 6 : 2,
  default: i % 50 === 0,
  bitrate: 128000 + (i % 64) * 1000
})

/** @param {number} i @param {Titles} titles */
const text = (i, titles) => ({
  id: `t${i}`,
  language: of(languages, i * 5),
  ...label(titles, () => `${of(texts, i)} ${of(studios, i >> 1)}`, i),
  format: i % 2 ? 'vtt' : 'srt',
  forced: i % 9 === 0,
  default: i % 50 === 0
})

/** @param {number} i */
const video = (i) => ({
  id: `v${i}`,
  codec: i % 2 ? 'avc1.640028' : 'hvc1.1.6.L120.90',
  width: of(pictures, i)[0],
  height: of(pictures, i)[1],
  frameRate: 23.976,
  bitrate: 500000 + i * 250
})

/**
 * Of ten tracks, five are audio, four are subtitles, one is video.
 * @param {number} count
 * @param {Titles} titles
 * @returns {import('../../js/index').SelectTracksRequest}
 */
export function trackLists(count, titles) {
  const made = (/** @type {number} */ share) => Array.from({ length: count * share }, (_, i) => i)
  return {
    audio: made(0.5).map((i) => audio(i, titles)),
    text: made(0.4).map((i) => text(i, titles)),
    video: made(0.1).map(video),
    preferences: { audioLanguages: ['uk', 'ru', 'en'], textLanguages: ['uk', 'en'], textMode: 'always' },
    intent: titles === 'none' ? {} : { audio: { language: 'uk', label: 'Дубляж (LostFilm)' } },
    device: { audioCodecs: ['mp4a', 'ac-3', 'ec-3'], screenHeight: 1080, throughput: 8000000, maxChannels: 6 }
  }
}
