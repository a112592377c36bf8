// @ts-check
// The author's `audio`: whole films with another dub, and audio-only playlists, in one list with the film's own audio
// tracks.
import { attempt } from '../../js/base/attempt.js'
import { joinAudio } from '../../js/external-tracks/joined-audio.js'
import { readExternalTracks } from '../../js/external-tracks/options.js'
import { createDubs } from '../../js/external-tracks/dubs.js'
import { text } from '../../js/text/index.js'
import { createAudioRows } from './audio-rows.js'

/**
 * @typedef {import('../../js/types').EngineTrackControl} EngineTrackControl
 * @typedef {Omit<EngineTrackControl, 'lists'> & {lists(): import('../../js/types').EngineTracks}} Control
 * @typedef {import('../../js/index').AudioTrackFacts} AudioTrackFacts
 */

/**
 * @param {object} options
 * @param {import('../host/lampa-host').LampaHost} options.host
 * @param {import('../host/lampa').PlayData} options.data
 * @param {import('./playback-tracks').TracksOptions['film']} options.film
 * @param {Control} options.control of the film's own tracks
 * @param {(sourceId: string) => boolean} options.pick false: the plugin no longer handles this playback
 * @param {() => boolean} options.known the film's own tracks can be known by now
 * @param {() => 'joined' | 'reopen' | 'never' | 'unknown'} options.joining whether audio-only playlists are in the list of
 * hls.js, or would be
 * @param {() => void} options.reopen opens the film again with hls.js
 * @param {(key: string, params: import('../../js/types').MessageParams) => void} options.say
 * @param {(id: string) => void} options.choose as if the viewer had chosen
 */
export function createExternalAudio({ host, data, film, control, pick, known, joining, reopen, say, choose }) {
  // Another plugin may have set `audio` to anything.
  const given = attempt(() => readExternalTracks({ audio: data.audio }, host.address()))
  const { voices, sounds } = given || { voices: [], sounds: [] }
  const ownName = text('own_sound', {}, host.language())
  const onLost = (/** @type {string} */ name) => say('other_voice', { a: name, b: ownName })
  const own = voices.length + sounds.length ? createDubs({ voices, first: 's1', ownName, pick, onLost }) : null
  /** @type {AudioTrackFacts[]} */
  const alone = sounds.map(({ label, language }, place) => ({ id: 'alone:' + place, label, language }))

  const rows = createAudioRows({
    ...{ host, data, choose },
    keep: (id) => control.select('audio', id),
    unavailable: (track) => say('sound_unavailable', { track })
  })

  return {
    voices,
    /**
     * Offers the plugin's rows of audio tracks if the panel knows fewer.
     * @param {import('../../js/types').EngineTracks} lists of `control`
     * @param {import('./audio-rows').Row[]} panel as the application gave them
     * @param {boolean} blind the panel knows no audio tracks
     */
    offer: ({ audio, selected }, panel, blind) =>
      blind || own
        ? rows.offer({ audio, on: selected.audio, panel, missing: joining() === 'never' ? alone : [] })
        : panel,
    rows,
    /** @param {{sourceId: string, cause?: string}} opening */
    opened(opening) {
      if (own) own.opened(opening)
    },
    dataArrived() {
      if (own) own.dataArrived()
    },
    /** @type {Control} */
    control: {
      ...control,
      chooseFrom: (audio) => (own ? own.chooseFrom(audio) : audio),
      lists() {
        const lists = control.lists()
        // A rule that chooses before the film's own tracks are known could leave the film for a dub that it has itself.
        if (!lists || !own || (!lists.audio.length && !known())) return lists
        const { audio, selected } = own.lists(lists.audio, lists.selected.audio)
        const more = joining() === 'reopen' ? alone : []
        return { ...lists, audio: audio.concat(more), selected: { ...lists.selected, audio: selected } }
      },
      select(kind, id) {
        if (kind === 'audio' && /^alone:/.test(id || '')) return reopen()
        if (kind !== 'audio' || !own || !own.select(id)) control.select(kind, id)
      }
    },
    /** The playlist that hls.js gets for the film's address. @param {unknown} playlist @param {string} url */
    playlist: (playlist, url) => (sounds.length ? joinAudio(playlist, url, sounds, ownName) : playlist),
    /** Whether the source is an external dub, which has a separate note. @param {import('../../js/index').Source} source */
    has: (source) => voices.some((voice) => voice.source.url === source.url),
    /** An external dub counts as no server. @param {import('../../js/types').NotifyCommand} note as the core counts them */
    counted(note) {
      if (!own || !/^(switched_|lower_quality$)/.test(note.messageKey)) return note
      const source = film.all()[Number(note.params.n) - 1]
      if (!source) return note
      const { n, t } = film.placeOf(source)
      if (!source.given) return { ...note, params: { ...note.params, n, t } }
      return { ...note, messageKey: 'other_voice', params: { a: own.before(), b: String(source.voice) } }
    }
  }
}
