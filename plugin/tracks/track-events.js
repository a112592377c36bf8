// @ts-check
import { safely } from '../host/safely.js'

/** What the application tells of tracks.
 * @param {import('../host/lampa').Listener} listener
 * @param {(fn: (tracks: import('./playback-tracks').SessionTracks) => void) => void} withTracks of the playback that is there, if any
 */
export function followTracks(listener, withTracks) {
  const follow = (
    /** @type {string} */ type,
    /** @type {(event: any, tracks: import('./playback-tracks').SessionTracks) => void} */ fn
  ) =>
    listener.follow(
      type,
      safely((/** @type {any} */ event) => withTracks((tracks) => fn(event, tracks)))
    )
  follow('tracks', ({ tracks: list }, tracks) => tracks.told('audio', list))
  follow('subs', ({ subs }, tracks) => tracks.told('text', subs))
  follow('levels', ({ levels }, tracks) => tracks.told('levels', levels))
  follow('translate', ({ where, translate }, tracks) => tracks.translated(where, translate))
  follow('webos_tracks', ({ tracks: list }, tracks) => tracks.toldEarly('audio', list))
  follow('webos_subs', ({ subs }, tracks) => tracks.toldEarly('text', subs))
}
