// @ts-check
// External `audio`, chosen in the panel as a viewer does: the whole film with another dub, and an audio-only playlist.
import { nativeHlsAgent } from '../app.mjs'
import { lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'
import { choose, seen } from './tracks.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../run.mjs').Result} Result */

/** Difference in position, in seconds, that still counts as the same position. */
const nearSeconds = 2

/** @returns {import('../run.mjs').Cell[]} */
export function externalTrackCells() {
  return [
    { name: 'external-tracks/dub', bare: 'fails', pace: 4, run: dub },
    { name: 'external-tracks/audio-hls', bare: 'fails', pace: 4, run: (bench) => audioAlone(bench) },
    {
      name: 'external-tracks/audio-native-hls',
      bare: 'fails',
      pace: 4,
      run: (bench) => audioAlone(bench, nativeHlsAgent)
    }
  ]
}

/**
 * The dub opens at the same position. When its server dies, the film continues with its own audio.
 * @param {Bench} bench
 * @returns {Promise<Result>}
 */
async function dub(bench) {
  const app = await bench.openApp()
  const urls = [bench.healthy, bench.faulty].map(({ origin }) => `${origin}/film.mp4`)
  await app.record()
  await app.play({ title: 'Film', url: urls[0], audio: [{ label: 'Dub <b>one</b>', url: urls[1], complete: true }] })
  if (!(await app.until(() => moving(app.samples).length > 10, 15000))) return { ok: false, why: 'no picture' }
  const before = lastOf(moving(app.samples))
  const rows = await choose(app, 'tracks', 'Dub')
  const on = (/** @type {number} */ element) => moving(app.samples).filter((sample) => sample.element > element)
  const opened = await app.until(() => on(before.element).length > 10, 10000)
  const [first] = on(before.element)
  const src = await srcOf(app)
  await bench.faulty.setFault({ kind: 'missing', fromSecond: 0 })
  const dubElement = lastOf(app.samples).element
  const back = opened && (await app.until(() => on(dubElement).length > 10, 60000))
  const after = await srcOf(app)
  const left = await choose(app, 'tracks', 'no such row')
  return judged(
    [
      [rows.length === 2 && rows.some((row) => row.includes('Dub <b>one</b>')), `rows: ${rows}`],
      [opened && src === urls[1], `opened: ${src}`],
      [!first || Math.abs(first.position - before.position) < nearSeconds, `place: ${first?.position}`],
      [back && after === urls[0], `went on: ${after}`],
      [app.notes.some(({ text }) => /does not have the dub/.test(text)), `notes: ${JSON.stringify(app.notes)}`],
      [left.length === 1, `rows afterwards: ${left}`]
    ],
    { detail: `${before.position.toFixed(1)} s -> ${first?.position.toFixed(1)} s` }
  )
}

/** @param {Bench} bench @param {string} [userAgent] @returns {Promise<Result>} */
async function audioAlone(bench, userAgent) {
  const app = await bench.openApp({ userAgent })
  const { origin } = bench.healthy
  await app.record()
  const audio = [{ label: 'Комментарий', url: `${origin}/hls-tracks/audio-ru/index.m3u8`, language: 'ru' }]
  await app.play({ title: 'Film', url: `${origin}/hls/master.m3u8`, audio })
  if (!(await app.until(() => moving(app.samples).length > 10, 15000))) return { ok: false, why: 'no picture' }
  const rows = await choose(app, 'tracks', 'Комментарий')
  const from = lastOf(app.samples).at
  const plays = await app.until(() => moving(app.samples).filter(({ at }) => at > from + 2000).length > 20, 20000)
  const { sound: heard } = await seen(app, bench)
  return judged(
    [
      [rows.length === 2, `rows: ${rows}`],
      [plays, 'the picture does not go on'],
      [heard === 'ru', `heard: ${heard}`]
    ],
    { detail: rows.join(' | ') }
  )
}

/** @param {import('../app.mjs').App} app @returns {Promise<string>} */
const srcOf = (app) => app.page.evaluate('Lampa.PlayerVideo.video().src')
