// @ts-check
// Another address in the open player, without its knowing: no event of Player, no callback, playlist and panel stay.
import { withHlsEngine } from '../host/hls-engines.js'
import { safely } from '../host/safely.js'
import { toPlayUrl } from '../torrents/torrserver.js'

/**
 * @typedef {ReturnType<import('../host/lampa').LampaApp['PlayerVideo']['saveParams']>} Saved
 * @typedef {object} Place
 * @property {string} url
 * @property {number} [position] absent: wherever the source begins
 * @property {(saved: Saved) => void} [tune] changes what the application carries over
 * @property {boolean} [lower] one level below what played
 * @property {string} [engine] of HLS: `hls.js`, `native`; anything else: as the application chooses
 */

/**
 * Where hls.js begins: its first request is the segment at the position then, not the film's first. The defaults are
 * shared by all its instances, and a new instance copies them, so they are changed for that moment only.
 * @param {any} Hls
 * @param {{startPosition?: number, startLevel?: number}} start
 * @param {() => void} open
 */
function withHlsStart(Hls, start, open) {
  const config = Hls && Hls.DefaultConfig
  if (!config || start.startPosition === undefined) return open()
  const { startPosition, startLevel } = config
  config.startPosition = start.startPosition
  if (start.startLevel !== undefined) config.startLevel = start.startLevel
  try {
    open()
  } finally {
    config.startPosition = startPosition
    config.startLevel = startLevel
  }
}

/** The level that happens to play: setting it again empties the buffer of the new source. @param {Saved} saved */
function forgetLevel(saved) {
  delete saved.level
}

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {Place} place
 */
export function openInPlace({ app, hls }, { url, position, lower, engine, tune = forgetLevel }) {
  const { Player, PlayerVideo, Storage } = app
  const old = PlayerVideo.video()
  // The audio track survives only if saved before the old element goes; without an element it throws.
  const saved = (old && safely(() => PlayerVideo.saveParams())()) || {}
  const level = lower ? Math.max(0, (saved.level === undefined ? 0 : saved.level) - 1) : saved.level
  tune(saved)
  if (lower) saved.level = level
  PlayerVideo.destroy(true)
  const start = {
    startPosition: position && position > 0 ? position : undefined,
    startLevel: typeof level === 'number' && level >= 0 ? level : undefined
  }
  withHlsEngine(Player.playdata(), engine, () => {
    withHlsStart(hls(), start, () => PlayerVideo.url(toPlayUrl(app, url), true))
  })
  const fresh = PlayerVideo.video()
  if (old && fresh && fresh !== old && old.customSubs) fresh.customSubs = old.customSubs
  PlayerVideo.size(String(Storage.get('player_size', 'default')))
}

/**
 * As if it had been picked in the open player's list: no close, the list stays, tracks and engine are as wished now.
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').PlayData} item
 */
export function openAsPicked({ PlayerPlaylist }, item) {
  const { listener, get, position } = PlayerPlaylist
  listener.send('select', { playlist: get(), position: position(), item })
}
