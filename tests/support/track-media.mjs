// @ts-check
// The film with audio tracks and subtitles on two servers: the same files, listed in another order and with other names.
import { mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const languages = {
  en: { tag: 'en', name: 'English', other: 'English, original' },
  ru: { tag: 'ru', name: 'Русский', other: 'Russian, dub' },
  // The Russian files again under another language, so that one list has three tracks and the other two.
  uk: { tag: 'uk', name: 'Українська', other: 'Українська' }
}

/**
 * @param {'AUDIO' | 'SUBTITLES'} type @param {string} code @param {string} name @param {boolean} chosen
 */
function rendition(type, code, name, chosen) {
  const folder = (type === 'AUDIO' ? 'audio-' : 'text-') + code
  const group = type === 'AUDIO' ? 'sound' : 'text'
  return `#EXT-X-MEDIA:TYPE=${type},GROUP-ID="${group}",NAME="${name}",LANGUAGE="${languages[code].tag}",DEFAULT=${chosen ? 'YES' : 'NO'},AUTOSELECT=YES,URI="${folder}/index.m3u8"`
}

const variants = {
  low: '#EXT-X-STREAM-INF:BANDWIDTH=320000,RESOLUTION=320x180,FRAME-RATE=25,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="sound",SUBTITLES="text"\nlow/index.m3u8',
  high: '#EXT-X-STREAM-INF:BANDWIDTH=720000,RESOLUTION=640x360,FRAME-RATE=25,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="sound",SUBTITLES="text"\nhigh/index.m3u8'
}

/** @param {string[]} lines */
const master = (lines) => ['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n')

/** The list of the first server: the low variant first, English first and by default. */
const listOfFirst = master([
  ...['en', 'ru'].map((code) => rendition('AUDIO', code, languages[code].name, code === 'en')),
  ...['en', 'ru'].map((code) => rendition('SUBTITLES', code, languages[code].name, false)),
  variants.low,
  variants.high
])
/** The list of the second server: more tracks, another default, other names. */
const listOfSecond = master([
  ...['uk', 'ru', 'en'].map((code) => rendition('AUDIO', code, languages[code].other, code === 'uk')),
  ...['uk', 'ru', 'en'].map((code) => rendition('SUBTITLES', code, languages[code].other, false)),
  variants.high,
  variants.low
])

/** @param {string} word */
const vtt = (word) =>
  'WEBVTT\n\n' +
  Array.from({ length: 30 }, (_, index) => index * 4)
    .map((second) => `${time(second)} --> ${time(second + 3)}\n${word} ${second}\n`)
    .join('\n')

/** @param {number} second */
const time = (second) =>
  `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`

/**
 * Two audio tracks (the same samples under two languages) and two text tracks in one MPD.
 * @param {string} mpd as ffmpeg writes it @param {string[]} codes in this order
 */
function dashOf(mpd, codes) {
  const sets = mpd.match(/<AdaptationSet[\s\S]*?<\/AdaptationSet>/g) ?? []
  const sound = sets.find((set) => set.includes('contentType="audio"')) ?? ''
  const picture = sets.find((set) => set.includes('contentType="video"')) ?? ''
  // Each has a folder of its own, so that a server's log shows which one was requested.
  const sounds = codes.map((code, index) =>
    sound
      .replace(/<AdaptationSet id="\d+"/, `<AdaptationSet id="${10 + index}"`)
      .replace(/ lang="\w*"/, ` lang="${code}"`)
      .replace(/<Representation id="2"/, `<Representation id="sound-${code}"`)
      .replace('init-$RepresentationID$', `sound-${code}/init-2`)
      .replace('chunk-$RepresentationID$', `sound-${code}/chunk-2`)
  )
  const texts = codes.map(
    (code, index) =>
      `<AdaptationSet id="${20 + index}" contentType="text" mimeType="text/vtt" lang="${code}">` +
      `<Representation id="text-${code}" bandwidth="256"><BaseURL>text-${code}.vtt</BaseURL></Representation></AdaptationSet>`
  )
  return mpd.replace(/<AdaptationSet[\s\S]*<\/AdaptationSet>/, [picture, ...sounds, ...texts].join('\n'))
}

/**
 * @param {string} media   the folder of the film
 * @param {string} [target]   made anew; nothing else may read it meanwhile
 * @returns {Promise<string>} a folder with all files and the lists above
 */
export async function trackMedia(media, target = `${media}-tracks`) {
  await rm(target, { recursive: true, force: true })
  await mkdir(join(target, 'hls-tracks'), { recursive: true })
  await mkdir(join(target, 'dash'))
  await mkdir(join(target, 'files'))
  for (const name of await readdir(media))
    if (name !== 'hls-tracks' && name !== 'dash') await symlink(join(media, name), join(target, name))
  for (const kind of ['hls-tracks', 'dash'])
    for (const name of await readdir(join(media, kind)))
      if (!/^master/.test(name)) await symlink(join(media, kind, name), join(target, kind, name))
  for (const kind of ['audio', 'text'])
    await symlink(join(media, 'hls-tracks', `${kind}-ru`), join(target, 'hls-tracks', `${kind}-uk`))
  for (const code of Object.keys(languages)) await symlink(join(media, 'dash'), join(target, 'dash', `sound-${code}`))
  const mpd = await readFile(join(media, 'dash/manifest.mpd'), 'utf8')
  const files = {
    'hls-tracks/master.m3u8': listOfFirst,
    'hls-tracks/other.m3u8': listOfSecond,
    'dash/tracks.mpd': dashOf(mpd, ['en', 'ru']),
    'dash/other.mpd': dashOf(mpd, ['uk', 'ru', 'en']),
    'dash/text-en.vtt': vtt('Second'),
    'dash/text-ru.vtt': vtt('Секунда'),
    'dash/text-uk.vtt': vtt('Секунда-uk'),
    'files/en.vtt': vtt('Second'),
    'files/ru.vtt': vtt('Секунда')
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(target, name), text)
  return target
}
