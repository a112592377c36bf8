// @ts-check
// Whole films with another sound, beside the film's own sounds in one list. Choosing one opens its address at the same place.

/** @typedef {import('../types').KnownSource} KnownSource */
/** @typedef {import('../types').EngineTracks} EngineTracks */

/**
 * @param {object} options
 * @param {KnownSource[]} options.voices
 * @param {string} options.first server of the film itself
 * @param {string} options.ownName of the sound that the film itself has, where nothing else names it
 * @param {(sourceId: string) => void} options.pick
 * @param {(name: string) => void} [options.onLost] it would not play, and the film goes on without it
 */
export function createVoices({ voices, first, ownName, pick, onLost = () => {} }) {
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
  const nameless = { id: 'own:', label: ownName, language: '', default: true }
  /** The film's own sounds, when they were last seen. @type {any[]} */
  let own = [nameless]

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
      now = next
      asked = null
      if (next < 0) home = sourceId
      if (gone) onLost(String(gone.voice))
    },
    /**
     * @param {any[]} audio of the engine
     * @param {string | null} selected
     * @returns {{audio: any[], selected: string | null}}
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
      // Later: an engine may be in the middle of telling its listeners.
      if (next === now) return true
      asked = id
      Promise.resolve().then(() => pick(next < 0 ? home : voices[next].id))
      return true
    }
  }
}
