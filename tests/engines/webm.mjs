// @ts-check
/** Makes the film for engines without H.264 and AAC: VP9 and Opus, as DASH with WebM segments and as one WebM file. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ensureMade } from '../support/make-media.mjs'
import { filmFacts } from '../support/media/facts.mjs'
import { SEGMENT_SECONDS } from '../support/media/recipe.mjs'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const DURATION = 40
const FRAME_RATE = 25
const FILM = 'film.webm'

/** @param {string} dir @param {string[]} args */
const ffmpeg = (dir, args) =>
  run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args], { cwd: dir })

/** @param {string} dir  an empty one */
async function makeWebm(dir) {
  const keys = String(SEGMENT_SECONDS * FRAME_RATE)
  await mkdir(join(dir, 'dash'))
  await ffmpeg(dir, [
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${FRAME_RATE},hue=s=0.55`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:beep_factor=4:sample_rate=48000', '-t', String(DURATION)],
    ...'-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -b:v 250k -pix_fmt yuv420p'.split(' '),
    ...['-g', keys, '-keyint_min', keys, '-c:a', 'libopus', '-b:a', '64k', '-cues_to_front', '1', FILM]
  ])
  await ffmpeg(dir, [
    ...['-i', FILM, '-map', '0:v', '-map', '0:a', '-c', 'copy', '-f', 'dash', '-dash_segment_type', 'webm'],
    ...['-seg_duration', String(SEGMENT_SECONDS), '-use_template', '1', '-use_timeline', '0'],
    ...['-adaptation_sets', 'id=0,streams=v id=1,streams=a', '-init_seg_name', 'init-$RepresentationID$.webm'],
    ...['-media_seg_name', 'chunk-$RepresentationID$-$Number%05d$.webm', 'dash/manifest.mpd']
  ])
  await writeFile(join(dir, 'media.json'), JSON.stringify(await filmFacts(dir, DURATION, FILM)))
}

/** @returns {Promise<string>} the folder of the film */
export const ensureWebm = () =>
  ensureMade('media-webm', [fileURLToPath(import.meta.url), join(here, '../support/media/facts.mjs')], makeWebm)
