// @ts-check
import { safely } from '../host/safely.js'

/**
 * @typedef {object} TrackEvent
 * @property {import('../host/lampa').HostTrack[]} tracks
 * @property {import('../host/lampa').HostTrack[]} subs
 * @property {import('../host/lampa').HostTrack[]} levels
 * @property {string} where
 * @property {unknown} translate
 */

/**
 * Forwards what the application reports about tracks.
 * @param {import('../host/lampa').Listener} listener
 * @param {(fn: (tracks: import('./playback-tracks').SessionTracks) => void) => void} withTracks calls `fn` with the tracks
 * of the current playback, if any
 */
export function followTracks(listener, withTracks) {
  const follow = (
    /** @type {string} */ type,
    /** @type {(event: TrackEvent, tracks: import('./playback-tracks').SessionTracks) => void} */ fn
  ) =>
    listener.follow(
      type,
      safely((/** @type {TrackEvent} */ event) => withTracks((tracks) => fn(event, tracks)))
    )
  follow('tracks', ({ tracks: list }, tracks) => tracks.told('audio', list))
  follow('subs', ({ subs }, tracks) => tracks.told('text', subs))
  follow('levels', ({ levels }, tracks) => tracks.told('levels', levels))
  follow('translate', ({ where, translate }, tracks) => tracks.translated(where, translate))
  follow('webos_tracks', ({ tracks: list }, tracks) => tracks.toldEarly('audio', list))
  follow('webos_subs', ({ subs }, tracks) => tracks.toldEarly('text', subs))
}
