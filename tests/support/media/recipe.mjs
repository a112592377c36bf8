// @ts-check
/** Makes the test film: encodes it once with ffmpeg, then only puts it into other containers. */
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Seconds. */
export const DURATION = 120
/** For tests that watch for ten minutes. */
export const LONG_DURATION = 720
export const SEGMENT_SECONDS = 4
const FRAME_RATE = 25
/** Folder of the separate video and audio files, removed when the film is made. */
const ENCODED = 'encoded'

/** One key frame per segment and no others, so that every kind can be cut at the same places without another encoding. */
const VIDEO = [
  ...'-c:v libx264 -preset superfast -profile:v main -level 3.0 -pix_fmt yuv420p -sc_threshold 0'.split(' '),
  ...`-g ${SEGMENT_SECONDS * FRAME_RATE} -keyint_min ${SEGMENT_SECONDS * FRAME_RATE}`.split(' ')
]
const AUDIO = '-c:a aac -b:a 64k -ac 2'.split(' ')
/** H.264 Main, level 3.0; AAC-LC. */
const CODECS = 'avc1.4d401e,mp4a.40.2'

/** @param {string[]} args */
const ffmpeg = (args) => run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args])

/**
 * Encodes the two video and the two audio tracks. testsrc2 shows its own time, so a screenshot shows the second.
 * @param {string} dir
 * @param {number} duration
 */
async function encode(dir, duration) {
  const bitrate = (/** @type {number} */ kbps) => ['-b:v', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps}k`]
  const length = ['-t', String(duration)]
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${FRAME_RATE},hue=s=0.55`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:beep_factor=4:sample_rate=48000'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:beep_factor=4:sample_rate=48000'],
    ...['-filter_complex', '[0:v]split[high][full];[full]scale=320:180[low]'],
    ...['-map', '[low]', ...length, ...VIDEO, ...bitrate(190), join(dir, 'low.mp4')],
    ...['-map', '[high]', ...length, ...VIDEO, ...bitrate(530), join(dir, 'high.mp4')],
    ...['-map', '1:a', ...length, ...AUDIO, join(dir, 'en.m4a')],
    ...['-map', '2:a', ...length, ...AUDIO, join(dir, 'ru.m4a')]
  ])
}

/**
 * @param {string[]} inputs
 * @param {string} dir
 * @param {{seconds?: number, more?: string[]}} [shape]  more: further options of ffmpeg
 */
async function hlsPlaylist(inputs, dir, { seconds = SEGMENT_SECONDS, more = [] } = {}) {
  await mkdir(dir, { recursive: true })
  await ffmpeg([
    ...inputs.flatMap((file) => ['-i', file]),
    ...inputs.flatMap((_, index) => ['-map', String(index)]),
    ...['-c', 'copy', ...more, '-f', 'hls', '-hls_time', String(seconds), '-hls_playlist_type', 'vod'],
    ...[
      '-hls_flags',
      'independent_segments',
      '-hls_segment_filename',
      join(dir, more.includes('fmp4') ? 'seg-%05d.m4s' : 'seg-%05d.ts'),
      join(dir, 'index.m3u8')
    ]
  ])
}

/**
 * @param {string} group  attributes that join the variants with their renditions
 * @param {string[]} renditions
 */
const masterPlaylist = (group, renditions) =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...renditions,
    `#EXT-X-STREAM-INF:BANDWIDTH=320000,RESOLUTION=320x180,FRAME-RATE=${FRAME_RATE},CODECS="${CODECS}"${group}`,
    'low/index.m3u8',
    `#EXT-X-STREAM-INF:BANDWIDTH=720000,RESOLUTION=640x360,FRAME-RATE=${FRAME_RATE},CODECS="${CODECS}"${group}`,
    'high/index.m3u8',
    ''
  ].join('\n')

/** @param {string} dir  video and audio muxed */
async function hlsMuxed(dir) {
  const target = join(dir, 'hls')
  for (const name of ['low', 'high']) {
    await hlsPlaylist([join(dir, ENCODED, `${name}.mp4`), join(dir, ENCODED, 'en.m4a')], join(target, name))
  }
  await writeFile(join(target, 'master.m3u8'), masterPlaylist('', []))
}

/**
 * Films that only look like the low variant of `hls`: to a viewer or in the playlist they are the same, but their segments
 * differ.
 * @param {string} dir
 */
async function lookalikes(dir) {
  const target = join(dir, 'alike')
  const low = join(dir, ENCODED, 'low.mp4')
  const late = join(dir, ENCODED, 'late.mp4')
  const sound = join(dir, ENCODED, 'en.m4a')
  const fmp4 = ['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4']
  // At every second it shows the frame of two seconds later.
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${FRAME_RATE},hue=s=0.55,trim=start=2,setpts=PTS-STARTPTS`],
    ...['-t', String(DURATION), ...VIDEO, '-b:v', '190k', late]
  ])
  await hlsPlaylist([low, sound], join(target, 'offset'), { more: ['-output_ts_offset', '10'] })
  await hlsPlaylist([late, sound], join(target, 'cut'))
  await hlsPlaylist([low, sound], join(target, 'boundaries'), { seconds: 2 * SEGMENT_SECONDS })
  for (const [name, picture] of [
    ['fmp4', low],
    ['fmp4-other', late]
  ]) {
    const folder = join(target, name)
    await hlsPlaylist([picture, sound], folder, { more: fmp4 })
  }
}

/** @param {number} seconds */
const vttTime = (seconds) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`

/**
 * A cue every 4 s that names its own second. ffmpeg's HLS segments start at MPEGTS 126000 (1.4 s).
 * @param {string} word
 */
const subtitles = (word) =>
  'WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:126000,LOCAL:00:00:00.000\n\n' +
  Array.from({ length: DURATION / SEGMENT_SECONDS }, (_, index) => index * SEGMENT_SECONDS)
    .map((second) => `${vttTime(second)} --> ${vttTime(second + 3)}\n${word} ${second}\n`)
    .join('\n')

/** @param {string} dir  audio in two languages and WebVTT subtitles, each in its own playlist */
async function hlsTracks(dir) {
  const target = join(dir, 'hls-tracks')
  const renditions = []
  for (const name of ['low', 'high']) await hlsPlaylist([join(dir, ENCODED, `${name}.mp4`)], join(target, name))
  for (const [language, name, word] of [
    ['en', 'English', 'Second'],
    ['ru', 'Русский', 'Секунда']
  ]) {
    const chosen = language === 'en' ? 'YES' : 'NO'
    await hlsPlaylist([join(dir, ENCODED, `${language}.m4a`)], join(target, `audio-${language}`))
    await mkdir(join(target, `text-${language}`), { recursive: true })
    await writeFile(join(target, `text-${language}/all.vtt`), subtitles(word))
    await writeFile(
      join(target, `text-${language}/index.m3u8`),
      `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:${DURATION}\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:${DURATION},\nall.vtt\n#EXT-X-ENDLIST\n`
    )
    renditions.push(
      `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="${name}",LANGUAGE="${language}",DEFAULT=${chosen},AUTOSELECT=YES,URI="audio-${language}/index.m3u8"`,
      `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="text",NAME="${name}",LANGUAGE="${language}",DEFAULT=NO,AUTOSELECT=YES,URI="text-${language}/index.m3u8"`
    )
  }
  await writeFile(join(target, 'master.m3u8'), masterPlaylist(',AUDIO="sound",SUBTITLES="text"', renditions))
}

/** @param {string} dir */
async function dash(dir) {
  await mkdir(join(dir, 'dash'), { recursive: true })
  await ffmpeg([
    ...['low.mp4', 'high.mp4', 'en.m4a'].flatMap((file) => ['-i', join(dir, ENCODED, file)]),
    ...['-map', '0', '-map', '1', '-map', '2', '-c', 'copy', '-f', 'dash', '-seg_duration', String(SEGMENT_SECONDS)],
    ...['-use_template', '1', '-use_timeline', '0', '-adaptation_sets', 'id=0,streams=v id=1,streams=a'],
    ...[
      '-init_seg_name',
      'init-$RepresentationID$.m4s',
      '-media_seg_name',
      'chunk-$RepresentationID$-$Number%05d$.m4s'
    ],
    join(dir, 'dash/manifest.mpd')
  ])
}

/** @param {string} dir */
async function mp4(dir) {
  const inputs = ['-i', join(dir, ENCODED, 'high.mp4'), '-i', join(dir, ENCODED, 'en.m4a')]
  await ffmpeg([...inputs, '-map', '0', '-map', '1', '-c', 'copy', '-movflags', '+faststart', join(dir, 'film.mp4')])
}

/**
 * @param {string} dir  an empty folder; afterwards it has every kind of the film
 * @param {number} [duration]  seconds; if it is not the usual one, only the plain kinds are made
 */
export async function makeFilm(dir, duration = DURATION) {
  const encoded = join(dir, ENCODED)
  await mkdir(encoded)
  await encode(encoded, duration)
  const special = duration === DURATION ? [hlsTracks(dir), lookalikes(dir)] : []
  await Promise.all([hlsMuxed(dir), dash(dir), mp4(dir), ...special])
  await rm(encoded, { recursive: true })
}
