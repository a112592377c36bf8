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
 * What the application tells of tracks.
 * @param {import('../host/lampa').Listener} listener
 * @param {(fn: (tracks: import('./playback-tracks').SessionTracks) => void) => void} withTracks of the playback that is there, if any
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
