// @ts-check
// Whole films with another sound, beside the film's own sounds in one list. Choosing one opens its address at the same place.

/** @typedef {import('../types').KnownSource} KnownSource */
/** @typedef {import('../types').EngineTracks} EngineTracks */
/** @typedef {import('../index').AudioTrackFacts} AudioTrackFacts */

/**
 * @param {object} options
 * @param {KnownSource[]} options.voices
 * @param {string} options.first server of the film itself
 * @param {string} options.ownName of the sound that the film itself has, where nothing else names it
 * @param {(sourceId: string) => boolean | void} options.pick false: it cannot be had now
 * @param {(name: string) => void} [options.onLost] it would not play, and the film goes on with its own sound
 */
export function createDubs({ voices, first, ownName, pick, onLost = () => {} }) {
  /** What plays; -1: the film itself. */
  let now = -1
  /** What was asked for, until it is opened: it counts as on. @type {string | null} */
  let asked = null
  /** The last server of the film itself. */
  let home = first
  /** @type {Record<string, boolean>} */
  const lost = {}
  /** No server has the film itself any more: asked for again, it would only be left again. */
  let ownLost = false
  /** A server was asked for by itself, while another sound was on: no rule leaves it for that sound again. */
  let held = false
  /** What is heard, and what was before it. */
  let heard = ownName
  let before = ownName
  const nameless = { id: 'own:', label: ownName, language: '', default: true }
  /** The film's own sounds, when they were last seen. @type {AudioTrackFacts[]} */
  let own = [nameless]

  const nameNow = () => (now < 0 ? ownName : String(voices[now].voice))
  /** @param {string} sourceId */
  const indexOf = (sourceId) => voices.map(({ id }) => id).indexOf(sourceId)

  return {
    /** @param {{sourceId: string, cause?: string}} opening */
    opened({ sourceId, cause }) {
      const next = indexOf(sourceId)
      // It was left because it would not play; asked for again, it would be left again.
      const gone = now >= 0 && next !== now && cause === 'switch' ? voices[now] : null
      if (gone) lost[now] = true
      ownLost = next >= 0 && (ownLost || (now < 0 && cause === 'switch'))
      held = cause === 'pick' && asked === null && now >= 0 && next < 0
      now = next
      asked = null
      if (next < 0) home = sourceId
      if (gone && next < 0) onLost(String(gone.voice))
    },
    /** The rules of tracks leave the film where it is. @template {{id: string}} T @param {T[]} audio @returns {T[]} */
    chooseFrom: (audio) => (held ? audio.filter(({ id }) => !/^voice:/.test(id)) : audio),
    /** What is opened has data. */
    heard() {
      const name = nameNow()
      if (name === heard) return
      before = heard
      heard = name
    },
    /** @returns {string} what was heard before that which is opened now */
    before: () => (nameNow() === heard ? before : heard),
    /**
     * @param {AudioTrackFacts[]} audio of the engine
     * @param {string | null} selected
     * @returns {{audio: AudioTrackFacts[], selected: string | null}}
     */
    lists(audio, selected) {
      const others = voices
        .map(({ voice, language }, index) => ({ id: 'voice:' + index, label: voice, language }))
        .filter((row, index) => !lost[index])
      if (now >= 0) return { audio: ownLost ? others : own.concat(others), selected: asked || 'voice:' + now }
      own = audio.length ? audio.map((row) => ({ ...row, id: 'own:' + row.id })) : [nameless]
      return audio.length
        ? { audio: audio.concat(others), selected: asked || selected }
        : { audio: [nameless, ...others], selected: asked || nameless.id }
    },
    /**
     * @param {string | null} id
     * @returns {boolean} false: this is the engine's own affair
     */
    select(id) {
      const wanted = /^(voice|own):(.*)$/.exec(id || '')
      if (!wanted) return false
      const next = wanted[1] === 'voice' ? Number(wanted[2]) : -1
      asked = next === now ? null : id
      // Later: an engine may be in the middle of telling its listeners.
      Promise.resolve().then(() => {
        if (asked === id && pick(next < 0 ? home : voices[next].id) === false) asked = null
      })
      return true
    }
  }
}
