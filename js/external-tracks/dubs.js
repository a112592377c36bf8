// @ts-check
// Whole films with another dub, in one list with the film's own audio tracks. A choice opens its URL at the same position.

/** @typedef {import('../types').KnownSource} KnownSource */
/** @typedef {import('../types').EngineTracks} EngineTracks */
/** @typedef {import('../index').AudioTrackFacts} AudioTrackFacts */

/**
 * @param {object} options
 * @param {KnownSource[]} options.voices
 * @param {string} options.first id of the first server of the film itself
 * @param {string} options.ownName name of the film's own audio if nothing else names it
 * @param {(sourceId: string) => boolean | void} options.pick opens a source; false: not possible now
 * @param {(name: string) => void} [options.onLost] a dub did not play, and the film goes on with its own audio
 */
export function createDubs({ voices, first, ownName, pick, onLost = () => {} }) {
  /** Index of the dub that plays; -1: the film itself. */
  let now = -1
  /** The chosen track until its source opens: it counts as selected. @type {string | null} */
  let asked = null
  /** Id of the last server of the film itself. */
  let home = first
  /** @type {Record<string, boolean>} */
  const lost = {}
  /** True: the film itself has failed on every server. It is not offered again, because it would fail again. */
  let ownLost = false
  /** True: the viewer picked a server of the film while a dub was on. Then no track rule returns to a dub. */
  let held = false
  /** Name of the audio that plays, and of the one before it. */
  let current = ownName
  let before = ownName
  const nameless = { id: 'own:', label: ownName, language: '', default: true }
  /** The film's own audio tracks, as they were last listed. @type {AudioTrackFacts[]} */
  let own = [nameless]

  const nameNow = () => (now < 0 ? ownName : String(voices[now].voice))
  /** @param {string} sourceId */
  const indexOf = (sourceId) => voices.map(({ id }) => id).indexOf(sourceId)

  return {
    /** @param {{sourceId: string, cause?: string}} opening */
    opened({ sourceId, cause }) {
      const next = indexOf(sourceId)
      // This dub did not play. It is not offered again, because it would fail again.
      const gone = now >= 0 && next !== now && cause === 'switch' ? voices[now] : null
      if (gone) lost[now] = true
      ownLost = next >= 0 && (ownLost || (now < 0 && cause === 'switch'))
      held = cause === 'pick' && asked === null && now >= 0 && next < 0
      now = next
      asked = null
      if (next < 0) home = sourceId
      if (gone && next < 0) onLost(String(gone.voice))
    },
    /** While `held`, track rules may choose no dub. @template {{id: string}} T @param {T[]} audio @returns {T[]} */
    chooseFrom: (audio) => (held ? audio.filter(({ id }) => !/^voice:/.test(id)) : audio),
    /** The open source has data. */
    dataArrived() {
      const name = nameNow()
      if (name === current) return
      before = current
      current = name
    },
    /** @returns {string} the name of the audio that played before the open source */
    before: () => (nameNow() === current ? before : current),
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
     * @returns {boolean} false: the track is the engine's
     */
    select(id) {
      const wanted = /^(voice|own):(.*)$/.exec(id || '')
      if (!wanted) return false
      const next = wanted[1] === 'voice' ? Number(wanted[2]) : -1
      asked = next === now ? null : id
      // Deferred: an engine may still be notifying its listeners.
      Promise.resolve().then(() => {
        if (asked === id && pick(next < 0 ? home : voices[next].id) === false) asked = null
      })
      return true
    }
  }
}
