// @ts-check
// Audio, subtitles and quality of one playback. js/tracks/track-selector.js chooses them by what they are, on every server.
import { createTrackSelector } from '../../js/tracks/track-selector.js'
import { calmMs } from '../../js/tracks/video-limit.js'
import { keepNothingByPlace } from '../host/carried-selections.js'
import { watchEngines } from '../host/engines-seen.js'
import { createExternalAudio } from './external-audio.js'
import { safely } from '../host/safely.js'
import { createAudioCapability } from './audio-capability.js'
import { createSubtitleFiles } from './subtitle-files.js'
import { createTrackControl } from './track-control.js'
import { createTrackNames } from './track-names.js'
import { createTextSelect } from './text-select.js'

/** How often the tracks of the element are read: the application has no event for them. */
const pollMs = 500
const mostRounds = 5
/** The plugin makes no choice of its own among tracks that become known later than this after the start. */
const lateMs = 10000

/**
 * @typedef {object} TracksOptions
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {() => import('../../js/types').Core | null} coreNow
 * @property {import('../../js/index').Preferences} preferences
 * @property {import('../../js/types').TrackIntent} [intent] from the previous playback
 * @property {(tracks: import('../../js/index').Tracks) => void} onChange
 * @property {(intent: import('../../js/types').TrackIntent) => void} [onChoice]
 * @property {boolean} [byHlsJs] play with hls.js, so that tracks can be chosen
 * @property {ReturnType<typeof import('../playback/source-list.js').createFilmSources>} film
 * @property {import('../notices/notice-queue').FilmNotes} notes
 * @property {() => void} reopen opens the film again at its position, with hls.js
 * @property {(sourceId: string) => boolean} pick false: the plugin no longer handles this playback
 * @property {boolean} joins requests of hls.js go through the plugin's loader
 *
 * @typedef {{sourceId: string, cause?: string, lower: boolean}} Leaving lower: the network was too slow for what played
 */

/** @param {TracksOptions} options */
export function createTracks(options) {
  const { host, data, preferences, coreNow, intent, onChange, onChoice } = options
  const { PlayerPanel } = host.app
  const control = createTrackControl(host, { changed: safely(changed), onBlind })
  const files = createSubtitleFiles({ host, files: control.texts.external, sources: options.film.addresses, failed })
  const textSelect = createTextSelect({ app: host.app, all: control.texts.everything, choose: select })
  const names = createTrackNames({ app: host.app, language: host.language(), coreNow })
  const { device, onChosen } = createAudioCapability(host, { known: () => over || again(), say })
  const trackSelector = createTrackSelector({
    ...{ preferences, coreNow, intent, onChange, onChoice, mayChoose, device, onChosen },
    now: host.clock.now,
    hdr: host.showsHdr
  })
  const given = createExternalAudio({
    ...{ host, data, film: options.film, control, pick: options.pick, known: () => since !== null, joining, say },
    reopen: onBlind,
    choose: select
  })
  const unwatch = watchEngines(host, { onHls: control.sawHls, onDash })
  let generation = -1
  /** When this element had its first data. @type {number | null} */
  let since = null
  let busy = false
  let missed = false
  let reopened = false
  let over = false
  /** @type {unknown} */
  let calm
  const stopPolling = host.every(pollMs, changed)

  const engine = data.hls_type
  if (options.byHlsJs) byHlsJs()

  /** The application reads `hls_type` at every opening. */
  function byHlsJs() {
    data.hls_type = 'hlsjs'
  }

  /** @param {import('../../js/engines/dash/library').DashPlayer} player of dash.js, before it starts */
  function onDash(player) {
    // dash.js 4.4 applies the language that it remembers to the first text track, whichever that is.
    const forgetful = { streaming: { lastMediaSettingsCachingInfo: { enabled: false } } }
    const { audio } = trackSelector.carried()
    if (reopened || intent) safely(() => player.updateSettings(forgetful))()
    const lang = audio && audio.language
    if (lang) safely(() => player.setInitialMediaSettingsFor('audio', { lang }))()
    control.sawDash(player)
  }

  function onBlind() {
    if (!options.byHlsJs && canHlsJs(host.hls())) options.reopen()
  }

  /** The viewer's choice. @param {string} id */
  function select(id) {
    control.texts.prefer(id)
    trackSelector.select(id)
  }

  /** @param {string} label */
  function failed(label) {
    say('subtitles_failed', { track: label })
  }

  /** @param {string} key @param {import('../../js/types').MessageParams} params */
  function say(key, params) {
    options.notes.tell({ messageKey: key, params, severity: 'important' })
  }

  function mayChoose() {
    return since === null || host.clock.now() - since < lateMs
  }

  /** Chooses again, because the application may have made its own choice. */
  function again() {
    trackSelector.opened({ tracks: given.control })
  }

  function changed() {
    // During a selection, engines and the application already report new lists. These are read after the selection.
    missed = busy
    if (busy) return
    busy = true
    let rounds = 0
    do {
      missed = false
      safely(refresh)()
    } while (missed && ++rounds < mostRounds)
    busy = false
  }

  /** Whether hls.js has the author's audio-only playlists in its list. */
  function joining() {
    if (since === null || !options.joins) return options.joins ? 'unknown' : 'never'
    // The application's parser loads through the same loader.
    if (control.engine().hls || control.blind()) return 'joined'
    return options.film.typeNow() === 'hls' && canHlsJs(host.hls()) ? 'reopen' : 'never'
  }

  /** If the element is new, nothing is known of it, and its tracks are chosen again. */
  function renew() {
    if (control.generation() === generation) return
    generation = control.generation()
    since = null
    again()
  }

  function refresh() {
    if (over) return
    renew()
    if (control.gone()) return
    trackSelector.changed()
    control.texts.followTexts()
    files.check()
    textSelect.offer(control.texts.external(), control.texts.hidden())
    const lists = given.control.lists()
    const { audio, text } = lists
    const sounds = given.offer(lists, control.audioTracks(), control.blind() && canHlsJs(host.hls()))
    const letter = control.texts.external().length ? 'x' : 't'
    const shown = text.filter(({ id }) => id.charAt(0) === letter)
    if (!data.translate) names.give(sounds, audio, control.texts.all(), shown)
  }

  /**
   * @param {'audio' | 'text' | 'levels'} what
   * @param {unknown} list
   */
  function told(what, list) {
    if (over) return
    control.tell(what, list)
    // The panel still has the levels of the film's first server, which no longer plays.
    if (what === 'levels' && reopened && !data.quality) PlayerPanel.quality(list, '')
    if (what === 'text') textSelect.again()
    if (what === 'audio') given.rows.again()
    if (!busy) again()
    changed()
    if (what === 'text' && !busy) control.texts.show()
  }

  return {
    told,
    /**
     * On webOS the application reports tracks just before it opens the film again. They are stored now and read after that.
     * @param {'audio' | 'text'} what
     * @param {unknown} list
     */
    toldEarly: (what, list) => control.tell(what, list),
    /** @param {string} where @param {unknown} list */
    translated: (where, list) => names.read(where, list),
    refresh: safely(changed),
    loadedData() {
      safely(renew)()
      given.dataArrived()
      if (since === null) since = host.clock.now()
      control.texts.show()
    },
    /** Another address is about to replace the current one. */
    leaving: safely((/** @type {Leaving} */ { lower, ...opening }) => {
      changed()
      // On the next server the playlist may start with another audio track.
      if (control.blind() && canHlsJs(host.hls())) byHlsJs()
      trackSelector.closing()
      if (lower) {
        trackSelector.lower()
        host.clock.clearTimer(calm)
        calm = host.clock.setTimer(safely(trackSelector.raise), calmMs)
      }
      reopened = true
      given.opened(opening)
      names.forget()
      given.rows.again()
      // Tracks that no longer play must not be offered.
      const { audio, text } = control.lists()
      if (audio.length && !data.voiceovers) PlayerPanel.setTracks([])
      if (text.length && !control.texts.external().length) PlayerPanel.setSubs([])
    }),
    /** @param {import('../playback/in-place').Saved} saved */
    keepNothingByPlace: (saved) => keepNothingByPlace(host.app, saved),
    tracks: trackSelector.tracks,
    voices: given.voices,
    playlist: given.playlist,
    isExternal: given.has,
    counted: given.counted,
    engine: control.engine,
    select,
    carried: trackSelector.carried,
    /** The playback is over. */
    end() {
      if (over) return
      over = true
      safely(trackSelector.closing)()
      if (host.app.Player.playdata() === data) given.rows.withdraw(control.audioTracks())
      host.clock.clearTimer(calm)
      stopPolling()
      control.stop()
      files.stop()
      unwatch()
      data.hls_type = engine
      if (engine === undefined) delete data.hls_type
    }
  }
}

/** @param {import('../../js/engines/hls/library').HlsLibrary | undefined} Hls */
const canHlsJs = (Hls) => !!Hls && typeof Hls.isSupported === 'function' && Hls.isSupported()

/** @typedef {ReturnType<typeof createTracks>} SessionTracks */
