// @ts-check
// `audio` of an author: whole films with another sound, and playlists of sound alone, in one list with the film's own sounds.
import { attempt } from '../js/attempt.js'
import { joinSounds } from '../js/given/joined.js'
import { readGiven } from '../js/given/read.js'
import { createVoices } from '../js/given/voices.js'
import { sentence } from '../js/texts.js'

/**
 * @typedef {import('../js/types').EngineTrackControl} Control
 * @typedef {import('../js/index').AudioTrackFacts} AudioTrackFacts
 */

/**
 * @param {object} options
 * @param {import('./lampa-host').LampaHost} options.host
 * @param {import('./lampa').PlayData} options.data
 * @param {import('./tracks').TracksOptions['film']} options.film
 * @param {Control} options.control of what the film itself has
 * @param {(event: import('../js/types').CoreEvent) => void} options.send
 * @param {() => 'joined' | 'reopen' | 'never' | 'unknown'} options.joining whether sounds alone are in the list of hls.js, or would be
 * @param {() => void} options.reopen the film, by hls.js
 * @param {(name: string, own: string) => void} options.lost a film with another sound would not play, and the film's own is on
 */
export function createGivenSounds({ host, data, film, control, send, joining, reopen, lost }) {
  // Of another plugin it may be anything.
  const given = attempt(() => readGiven({ audio: data.audio }, host.address()))
  const { voices, sounds } = given || { voices: [], sounds: [] }
  const ownName = sentence('own_sound', {}, host.language())
  const pick = (/** @type {string} */ sourceId) => send({ type: 'user_pick', sourceId })
  const onLost = (/** @type {string} */ name) => lost(name, ownName)
  const own = voices.length ? createVoices({ voices, first: 's1', ownName, pick, onLost }) : null
  /** @type {AudioTrackFacts[]} */
  const alone = sounds.map(({ label, language }, place) => ({ id: 'alone:' + place, label, language }))

  const nameless = { id: 'own:', label: ownName, language: '', default: true }

  /** @param {AudioTrackFacts[]} audio @param {string | null} selected */
  const withOwn = (audio, selected) =>
    alone.length && !audio.length ? { audio: [nameless], selected: nameless.id } : { audio, selected }

  return {
    voices,
    /** There may be more than the panel knows. */
    any: () => voices.length + sounds.length > 0,
    /** Nothing here can join them. */
    missing: () => (joining() === 'never' ? alone : []),
    /** @param {{sourceId: string, cause?: string}} opening */
    opened(opening) {
      if (own) own.opened(opening)
    },
    /** @type {Control} */
    control: {
      ...control,
      lists() {
        const lists = control.lists()
        if (!lists) return lists
        const { audio, selected } = own
          ? own.lists(lists.audio, lists.selected.audio)
          : withOwn(lists.audio, lists.selected.audio)
        const more = joining() === 'reopen' ? alone : []
        return { ...lists, audio: audio.concat(more), selected: { ...lists.selected, audio: selected } }
      },
      select(kind, id) {
        if (kind === 'audio' && /^alone:/.test(id || '')) return reopen()
        if (!own && id === nameless.id) return
        if (kind !== 'audio' || !own || !own.select(id)) control.select(kind, id)
      }
    },
    /** The playlist that hls.js gets for the film's address. @param {unknown} text @param {string} url */
    playlist: (text, url) => (sounds.length ? joinSounds(text, url, sounds, ownName) : text),
    /** A film with another sound, of which we speak ourselves. @param {import('../js/index').Source} source */
    has: (source) => voices.some((voice) => voice.source.url === source.url),
    /** It is no server to the viewer. @param {import('../js/types').NotifyCommand} note as the core counts them */
    counted(note) {
      const { n, t } = note.params
      const all = film.all()
      if (!own || t !== all.length) return note
      const { given: other, voice } = all[Number(n) - 1] || {}
      if (!other) return { ...note, params: { ...note.params, t: all.length - voices.length } }
      return { ...note, messageKey: 'other_voice', params: { a: ownName, b: String(voice) } }
    }
  }
}
