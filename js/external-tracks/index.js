// @ts-check
// Merges the author's external tracks and the engine's tracks into one list.
import { engineNamed } from '../engines/index.js'
import { joinAudio } from './joined-audio.js'
import { createSubtitleFiles } from './subtitle-files.js'
import { text } from '../text/index.js'
import { createDubs } from './dubs.js'

/** @typedef {import('../types').EngineTrackControl} Control */
/** @typedef {import('../index').Tracks} Tracks */

/**
 * @param {object} options
 * @param {import('./options.js').ExternalTracks} options.given
 * @param {string} options.first id of the first server of the film
 * @param {HTMLVideoElement} options.video
 * @param {import('../types').PageWindow} options.window
 * @param {import('../types').Clock} options.clock
 * @param {string | undefined} options.language of the messages
 * @param {boolean} options.joins the engine's requests go through our scheduler
 * @param {() => void} options.changed the track lists may have changed
 * @param {(sourceId: string) => void} options.pick
 * @param {(event: import('../index').PlaybackEvent) => void} options.emit
 */
export function createExternalTracks({ given, first, video, window, clock, language, joins, changed, pick, emit }) {
  const { texts: files, voices, sounds } = given
  const ownName = text('own_sound', {}, language)
  const own = voices.length ? createDubs({ voices, first, ownName, pick }) : null
  const texts = createSubtitleFiles({ video, window, clock, files, failed, changed })
  /** The playlist that the engine has contains the author's audio. */
  let joined = false

  /** @param {string} label */
  function failed(label) {
    const message = text('subtitles_failed', { track: label }, language)
    emit({ type: 'subtitles_failed', label, message })
    changed()
  }

  /**
   * @param {Control | null} engine
   * @returns {import('../types').EngineTracks | null} null: not known yet
   */
  function listsOf(engine) {
    if (!engine) return { audio: [], text: [], video: [], selected: { audio: null, text: null, video: null } }
    const lists = engine.lists()
    return lists && lists.audio.length + lists.video.length ? lists : null
  }

  return {
    /**
     * @param {Control | null} engine
     * @param {import('../types').Opening} opening
     * @returns {Control | null}
     */
    extend(engine, opening) {
      joined = joins && engineNamed(opening.engine).rewritesManifests
      if (!own && !files.length) return engine
      if (own) own.opened(opening)
      Promise.resolve().then(changed)
      /** @type {Control} */
      const control = {
        lists() {
          const lists = listsOf(engine)
          if (!lists) return null
          const { audio, selected } = lists
          const sound = own ? own.lists(audio, selected.audio) : { audio, selected: selected.audio }
          const shown = texts.selected()
          return {
            ...lists,
            audio: sound.audio,
            text: lists.text.concat(texts.lists()),
            selected: { ...selected, audio: sound.selected, text: shown || selected.text }
          }
        },
        select(kind, id) {
          if (kind === 'audio' && own && own.select(id)) return
          const file = kind === 'text' && id !== null && id.charAt(0) === 'x'
          if (kind === 'text') texts.show(file ? id : null)
          if (engine) engine.select(kind, file ? null : id)
        }
      }
      if (engine && engine.playing) control.playing = engine.playing
      if (engine && engine.limit) control.limit = engine.limit
      if (engine && engine.begin) control.begin = engine.begin
      if (engine && engine.bandwidth) control.bandwidth = engine.bandwidth
      if (own) control.chooseFrom = own.chooseFrom
      return control
    },
    /** Adds the author's audio to the playlist of the film. @param {unknown} playlist @param {string} url */
    playlist: (playlist, url) => (sounds.length ? joinAudio(playlist, url, sounds, ownName) : playlist),
    /** If nothing here can join the author's audio, lists it as not available. @param {Tracks} tracks @returns {Tracks} */
    all(tracks) {
      if (joined || !sounds.length) return tracks
      const away = sounds.map(({ label, language: spoken }, index) => ({
        id: 'away:' + index,
        name: label,
        language: spoken,
        selected: false,
        available: /** @type {false} */ (false)
      }))
      return { ...tracks, audio: tracks.audio.concat(away) }
    },
    end: texts.end
  }
}
