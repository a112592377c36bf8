// What the real core adds to its answers, for cores that answer by a script: the states of sources, and the sentence of a
// switch. tests/cpp proves the core's own.

const own = /^(not_found|overloaded|too_slow|not_a_video|damaged|cut_short|refused|codec)$/
const like = { expired: 'refused', cors: 'refused', protected: 'codec' }

/** @param {string} reason @param {boolean} midFilm @returns {string} */
export function switchKey(reason, midFilm) {
  const name = like[reason] || reason
  if (own.test(name)) return 'switched_' + name
  return midFilm ? 'switched_stalled' : 'switched_no_answer'
}

/** @param {string} [first] the source that is opened before there is a core */
export function createAnswers(first) {
  const states = {}
  let current = first
  let seen = false
  const set = (changed, id, state) => {
    if (id && (states[id] || 'untried') !== state) states[id] = changed[id] = state
  }

  /** @param {{state?: string, commands?: any[]}} answer @returns {object} with what the core adds to it */
  return function completed(answer) {
    const changed = {}
    const commands = (answer.commands || []).map((command) => {
      if (command.type === 'give_up') set(changed, current, 'resting')
      if (command.type !== 'load_url') return command
      const { sourceId, cause, reason = 'unknown' } = command
      const left = current && current !== sourceId
      if (left && cause === 'switch') set(changed, current, 'resting')
      else if (states[current] === 'playing') set(changed, current, 'good')
      current = sourceId
      return left && cause === 'switch' ? { messageKey: switchKey(reason, seen), ...command } : command
    })
    if (answer.state === 'playing' && !commands.some(({ type }) => type === 'load_url')) {
      set(changed, current, 'playing')
      seen = true
    }
    return { ...answer, commands, ...(Object.keys(changed).length ? { sourceStates: changed } : {}) }
  }
}
