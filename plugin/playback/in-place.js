// @ts-check
// Opens another address in the open player. The player does not notice: no event, no callback; playlist and panel stay.
import { withHlsEngine } from '../host/hls-engines.js'
import { safely } from '../host/safely.js'
import { toPlayUrl } from '../torrents/torrserver.js'

/**
 * @typedef {ReturnType<import('../host/lampa').LampaApp['PlayerVideo']['saveParams']>} Saved
 * @typedef {object} Place
 * @property {string} url
 * @property {number} [position] absent: where the source starts by itself
 * @property {(saved: Saved) => void} [tune] changes what the application carries over
 * @property {boolean} [lower] one quality level below the one that played
 * @property {string} [engine] for HLS: `hls.js` or `native`; with any other value the application chooses
 */

/**
 * Tells hls.js where to start, so that it first requests the segment at that position and not the film's first one. All
 * instances share the defaults, and a new instance copies them, so they are changed only while `open` runs.
 * @param {import('../../js/engines/hls/library').HlsLibrary | undefined} Hls
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

/** Forgets the level that plays: setting it again would empty the buffer of the new source. @param {Saved} saved */
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
  // The audio track survives only if it is saved before the old element goes. Without an element saveParams throws.
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
 * Opens `item` as if the viewer had picked it in the open player's list. The player does not close, its list stays, and the
 * present choice of tracks and engine applies.
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').PlayData} item
 */
export function openAsPicked({ PlayerPlaylist }, item) {
  const { listener, get, position } = PlayerPlaylist
  listener.send('select', { playlist: get(), position: position(), item })
}
