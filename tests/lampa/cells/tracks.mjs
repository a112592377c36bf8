// @ts-check
// After a failover the viewer's choices in the panel are on again: audio track, subtitles and that they are shown, level,
// speed.
import { setTimeout as sleep } from 'node:timers/promises'
import { nativeHlsAgent } from '../app.mjs'
import { lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

const speed = 1.25
/** Off: segments from another server would hide the failover. */
const storage = { resilient_playback_seamless: 'false' }

/** @returns {import('../run.mjs').Cell[]} */
export function trackCells() {
  return [
    { name: 'tracks/hls', bare: 'fails', pace: 4, run: (bench) => failover(bench, hls) },
    { name: 'tracks/native-hls', bare: 'fails', pace: 4, run: (bench) => failover(bench, nativeHls) },
    { name: 'tracks/native-files', bare: 'fails', pace: 4, run: (bench) => failover(bench, nativeFiles) },
    { name: 'tracks/hls-next', bare: 'skipped', pace: 4, run: (bench) => nextEpisode(bench, hls) },
    { name: 'tracks/native-next', bare: 'skipped', pace: 4, run: (bench) => nextEpisode(bench, nativeHls) },
    { name: 'tracks/dash', bare: 'fails', pace: 4, run: (bench) => failover(bench, dash) },
    { name: 'tracks/mp4-files', bare: 'fails', pace: 4, run: (bench) => failover(bench, mp4) }
  ]
}

/**
 * @typedef {object} Scene
 * @property {[string, string]} paths   of the first server, of the second
 * @property {string} [userAgent]
 * @property {boolean} [sound] whether the viewer chooses an audio track
 * @property {string} [heard] language of the expected audio if nobody chooses
 * @property {string} [level]   as the panel names it
 * @property {boolean} [keepsBuffer]   a chosen level is shown only after the buffered part has played
 * @property {boolean} [files]   subtitles beside the film
 */
/** @type {Scene} */
const hls = { paths: ['/hls-tracks/master.m3u8', '/hls-tracks/other.m3u8'], sound: true, level: '180' }
/** @type {Scene} */
const nativeHls = { ...hls, userAgent: nativeHlsAgent, level: undefined }
/** Nobody chooses an audio track: the first server's default plays, which the second server has too. @type {Scene} */
const nativeFiles = { paths: hls.paths, userAgent: nativeHlsAgent, files: true, heard: 'en' }
/** @type {Scene} */
const dash = { paths: ['/dash/tracks.mpd', '/dash/other.mpd'], sound: true, level: '320x180', keepsBuffer: true }
/** @type {Scene} */
const mp4 = { paths: ['/film.mp4', '/film.mp4'], files: true }

/** @param {Bench} bench @param {Scene} scene @returns {Promise<Result>} */
async function failover(bench, scene) {
  const app = await bench.openApp({ userAgent: scene.userAgent, storage })
  await app.record()
  await app.play(playdata(bench, scene))
  if (!(await app.until(() => moving(app.samples).length > 10, 15000)))
    return { ok: false, why: 'no picture from the first server' }
  await chooseAll(app, scene)
  const now = scene.keepsBuffer ? { ...scene, level: undefined } : scene
  const before = await settled(app, bench, now)
  await bench.faulty.setFault({ kind: 'missing', fromSecond: 0 })
  const first = lastOf(app.samples).element
  const onTheOther = () => moving(app.samples).filter(({ element }) => element > first)
  await app.until(() => onTheOther().length > 60, 60000)
  const after = await settled(app, bench, scene)
  return judged(
    [
      [onTheOther().length > 60, 'the film did not go on from the other server'],
      ...claimsOf(now, before, 'before'),
      ...claimsOf(scene, after, 'after')
    ],
    { detail: `${JSON.stringify(before)} -> ${JSON.stringify(after)}` }
  )
}

/**
 * The second episode lists its tracks as the other server does. Both episodes play from a healthy server.
 * @param {Bench} bench @param {Scene} scene @returns {Promise<Result>}
 */
async function nextEpisode(bench, scene) {
  const app = await bench.openApp({ userAgent: scene.userAgent, storage })
  await app.record()
  const list = scene.paths.map((path, index) => ({ title: `Episode ${index + 1}`, url: bench.healthy.origin + path }))
  await app.play({ ...list[0] }, list)
  if (!(await app.until(() => moving(app.samples).length > 10, 15000))) return { ok: false, why: 'no picture' }
  await chooseAll(app, { ...scene, level: undefined })
  const before = await settled(app, bench, { ...scene, level: undefined })
  const first = lastOf(app.samples).element
  await app.page.evaluate('Lampa.PlayerPlaylist.next()')
  const onNext = () => moving(app.samples).filter(({ element }) => element > first)
  await app.until(() => onNext().length > 30, 20000)
  const after = await settled(app, bench, { ...scene, level: undefined })
  return judged(
    [
      [onNext().length > 30, 'the next episode does not play'],
      ...claimsOf({ ...scene, level: undefined }, before, 'before'),
      ...claimsOf({ ...scene, level: undefined }, after, 'after')
    ],
    { detail: `${JSON.stringify(before)} -> ${JSON.stringify(after)}` }
  )
}

/** @param {Bench} bench @param {Scene} scene */
function playdata(bench, { paths, files }) {
  const sources = [bench.faulty, bench.healthy].map((mirror, index) => mirror.origin + paths[index])
  const data = { title: 'Film with tracks', url: sources[0], sources }
  // From a server that has no fault.
  const file = (/** @type {string} */ code) => `${bench.healthy.origin}/files/${code}.vtt`
  if (!files) return data
  return {
    ...data,
    subtitles: [
      { label: 'English', url: file('en') },
      { label: 'Русский', url: file('ru') }
    ]
  }
}

/** Chooses all tracks in the panel, as a viewer does. @param {App} app @param {Scene} scene */
export async function chooseAll(app, { sound, level }) {
  const element = lastOf(app.samples).element
  if (sound) await choose(app, 'tracks', /Русский|ru\b|Russian/.source)
  await sleep(500)
  // If the platform offers no choice, the film is opened again.
  if (sound) await app.until(() => moving(app.samples).some((sample) => sample.element > element), 3000)
  await choose(app, 'subs', /Русский|ru\b|Russian/.source)
  if (level) await choose(app, 'quality', level)
  await app.page.evaluate((value) => {
    const { PlayerPanel } = /** @type {any} */ (window).Lampa
    PlayerPanel.listener.send('speed', { speed: value })
  }, String(speed))
}

/**
 * @param {App} app @param {string} button @param {string} words   a pattern that matches only the wanted row
 * @returns {Promise<string[]>} the rows
 */
export async function choose(app, button, words) {
  const rows = await app.page.evaluate(
    ([name, pattern]) => {
      const { $ } = /** @type {any} */ (window)
      $(`.player-panel__${name}`).trigger('hover:enter')
      const all = $('.selectbox-item').toArray()
      const found = all.filter((row) => new RegExp(pattern).test(row.textContent))
      if (found.length) $(found[0]).trigger('hover:enter')
      return all.map((row) => row.textContent.trim())
    },
    [button, words]
  )
  await sleep(300)
  return rows
}

/** The audio, subtitles and picture that a viewer gets. @param {App} app @param {Bench} bench */
export async function seen(app, bench) {
  const shown = await app.page.evaluate(() => {
    const { Lampa, $ } = /** @type {any} */ (window)
    const video = Lampa.PlayerVideo.video()
    const drawn = $('.player-video__subtitles')
    const native = Array.from(video.textTracks)
      .filter((track) => track.mode === 'showing')
      .map((track) => ({ language: track.language, cues: Array.from(track.activeCues ?? []).map(({ text }) => text) }))
    return {
      height: video.videoHeight,
      rate: video.playbackRate,
      drawn: drawn.hasClass('hide') ? '' : drawn.text().trim(),
      native
    }
  })
  return { sound: soundOf(bench), ...shown }
}

/** The language whose segments were fetched last, from any server. @param {Bench} bench */
function soundOf(bench) {
  const asked = [bench.faulty, bench.healthy]
    .flatMap(({ log }) => log)
    .filter(({ path }) => /\.(ts|m4s)/.test(path))
    .sort((a, b) => a.at - b.at)
    .map(({ path }) => /(?:audio|sound)-(\w\w)\//.exec(path)?.[1])
    .filter(Boolean)
  return asked[asked.length - 1]
}

/**
 * Waits, because a cue is shown for three seconds of four, and a choice takes effect when the buffer has it.
 * @param {App} app @param {Bench} bench @param {Scene} scene
 */
async function settled(app, bench, scene) {
  const end = Date.now() + 15000
  for (;;) {
    const state = await seen(app, bench)
    if (Date.now() > end || claimsOf(scene, state, '').every(([holds]) => holds)) return state
    await sleep(200)
  }
}

/** @param {Scene} scene @param {Awaited<ReturnType<typeof seen>>} state @param {string} when @returns {[boolean, string][]} */
export function claimsOf({ sound, heard, level }, state, when) {
  const texts = [state.drawn, ...state.native.flatMap(({ cues }) => cues)].join(' ')
  return [
    [(!sound && !heard) || state.sound === (heard ?? 'ru'), `${when}: sound ${state.sound}`],
    [/Секунда(?!-)/.test(texts) && !/Second/.test(texts), `${when}: subtitles "${texts}"`],
    [!level || state.height === 180, `${when}: ${state.height} lines`],
    [state.rate === speed, `${when}: speed ${state.rate}`]
  ]
}
