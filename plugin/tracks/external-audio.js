// @ts-check
// `audio` of an author: whole films with another sound, and playlists of sound alone, in one list with the film's own sounds.
import { attempt } from '../../js/base/attempt.js'
import { joinAudio } from '../../js/external-tracks/joined-audio.js'
import { readExternalTracks } from '../../js/external-tracks/options.js'
import { createDubs } from '../../js/external-tracks/dubs.js'
import { text } from '../../js/text/index.js'
import { createAudioRows } from './audio-rows.js'

/**
 * @typedef {import('../../js/types').EngineTrackControl} Control
 * @typedef {import('../../js/index').AudioTrackFacts} AudioTrackFacts
 */

/**
 * @param {object} options
 * @param {import('../host/lampa-host').LampaHost} options.host
 * @param {import('../host/lampa').PlayData} options.data
 * @param {import('./playback-tracks').TracksOptions['film']} options.film
 * @param {Control} options.control of what the film itself has
 * @param {(sourceId: string) => boolean} options.pick false: nobody plays by us any more
 * @param {() => boolean} options.known what the film itself has can be told by now
 * @param {() => 'joined' | 'reopen' | 'never' | 'unknown'} options.joining whether sounds alone are in the list of hls.js, or would be
 * @param {() => void} options.reopen the film, by hls.js
 * @param {(key: string, params: import('../../js/types').MessageParams) => void} options.say
 * @param {(id: string) => void} options.choose as the viewer has
 */
export function createExternalAudio({ host, data, film, control, pick, known, joining, reopen, say, choose }) {
  // Of another plugin it may be anything.
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
     * Our rows of sounds, where the panel knows less.
     * @param {import('../../js/types').EngineTracks} lists of `control`
     * @param {import('./audio-rows').Row[]} panel as the application gave them
     * @param {boolean} blind it knows none
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
    heard() {
      if (own) own.heard()
    },
    /** @type {Control} */
    control: {
      ...control,
      chooseFrom: (audio) => (own ? own.chooseFrom(audio) : audio),
      lists() {
        const lists = control.lists()
        // A rule that chooses before the film's own sounds are there would leave the film for what it has itself.
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
    /** A film with another sound, of which we speak ourselves. @param {import('../../js/index').Source} source */
    has: (source) => voices.some((voice) => voice.source.url === source.url),
    /** It is no server to the viewer. @param {import('../../js/types').NotifyCommand} note as the core counts them */
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
