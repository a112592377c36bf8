// @ts-check
/** Facts about the film for tests: its duration, the bitrate of each kind, and where each second of film.mp4 starts. */
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SEGMENT_SECONDS } from './recipe.mjs'

const run = promisify(execFile)

/**
 * @param {string} file
 * @param {number} duration
 * @returns {Promise<number[]>} for each whole second the first byte of a sample of that second or a later one
 */
async function secondOffsets(file, duration) {
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'packet=pts_time,pos', '-of', 'csv=p=0', file],
    { maxBuffer: 1 << 26 }
  )
  const offsets = new Array(duration).fill(Infinity)
  for (const line of stdout.split('\n')) {
    const [time, position] = line.split(',').map(Number)
    const second = Math.floor(time)
    if (second >= 0 && second < duration && position < offsets[second]) offsets[second] = position
  }
  for (let second = duration - 2; second >= 0; second -= 1) {
    offsets[second] = Math.min(offsets[second], offsets[second + 1])
  }
  return offsets
}

/**
 * @param {string} dir  a folder filled by makeFilm
 * @param {number} duration
 * @param {string} [file]  the film in one file
 * @returns {Promise<{duration: number, segmentSeconds: number, bitrates: Record<string, number>, mp4: {file: string, size: number, secondOffsets: number[]}}>}
 */
export async function filmFacts(dir, duration, file = 'film.mp4') {
  const { size } = await stat(join(dir, file))
  const bitrate = Math.round((size * 8) / duration)
  return {
    duration,
    segmentSeconds: SEGMENT_SECONDS,
    // By kind, the first part of a path. The best variant with its audio, in bits per second; TS adds about a tenth.
    bitrates: {
      hls: Math.round(bitrate * 1.1),
      'hls-tracks': Math.round(bitrate * 1.1),
      dash: bitrate,
      [file]: bitrate
    },
    mp4: { file, size, secondOffsets: await secondOffsets(join(dir, file), duration) }
  }
}
