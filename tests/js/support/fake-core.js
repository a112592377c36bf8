// A core whose answers come from the test, for tests of the hosts. tests/cpp tests the real core.

const own = /^(not_found|overloaded|too_slow|not_a_video|damaged|cut_short|refused|codec)$/
const like = { expired: 'refused', cors: 'refused', protected: 'codec' }

/** @param {string} reason @param {boolean} midFilm @returns {string} */
function switchKey(reason, midFilm) {
  const name = like[reason] || reason
  if (own.test(name)) return 'switched_' + name
  return midFilm ? 'switched_stalled' : 'switched_no_answer'
}

/**
 * Adds what the real core adds to an answer: the states of the sources, and the message key of a switch.
 * @param {string} [first] the source that is open before the core is there
 */
export function createAnswers(first) {
  const states = {}
  let current = first
  let seen = false
  const set = (changed, id, state) => {
    if (id && (states[id] || 'untried') !== state) states[id] = changed[id] = state
  }

  /** @param {{state?: string, commands?: any[]}} answer @returns {object} the answer with these additions */
  return function completed(answer) {
    const changed = {}
    const commands = (answer.commands || []).map((command) => {
      if (!command) return command
      if (command.type === 'give_up') set(changed, current, 'resting')
      if (command.type !== 'load_url') return command
      const { sourceId, cause, reason = 'unknown' } = command
      const left = current && current !== sourceId
      if (left && cause === 'switch') set(changed, current, 'resting')
      else if (states[current] === 'playing') set(changed, current, 'good')
      current = sourceId
      return left && cause === 'switch' ? { messageKey: switchKey(reason, seen), ...command } : command
    })
    if (answer.state === 'playing' && !commands.some((command) => command && command.type === 'load_url')) {
      set(changed, current, 'playing')
      seen = true
    }
    return { ...answer, commands, ...(Object.keys(changed).length ? { sourceStates: changed } : {}) }
  }
}

/**
 * A core whose sessions answer with what `reply` returns. `fake` records everything that the host sends.
 * @param {(event: any, session: number) => {state?: string, commands?: object[], error?: object} | null | void} [reply]
 *   session: 1 for the first one. If `reply` throws, this stands for a trap of the core
 */
export function createFakeCore(reply = () => ({})) {
  const fake = {
    /** @type {Error | null} why the core does not load */
    fails: null,
    loads: 0,
    /** All events that sessions received, in order. */
    events: [],
    configs: [],
    disposed: 0,
    reply,
    ofType: (type) => fake.events.filter((event) => event.type === type),
    core: {
      backend: 'wasm',
      version: '0.0.0',
      parseSources(playdata) {
        fake.parsed = playdata
        const urls = playdata.url.split(' or ').concat(playdata.url_reserve || [])
        return { sources: urls.map((raw, index) => ({ id: `s${index + 1}`, raw, via: 'direct' })), diagnostics: [] }
      },
      createSession(config) {
        fake.configs.push(config)
        const number = fake.configs.length
        const completed = createAnswers(config.sources[0].id)
        return {
          handle(event) {
            fake.events.push(event)
            const answer = fake.reply(event, number) || {}
            return answer.error ? answer : completed({ state: 'playing', commands: [], ...answer })
          },
          dispose: () => fake.disposed++
        }
      }
    },
    loadCore() {
      fake.loads++
      return fake.fails ? Promise.reject(fake.fails) : Promise.resolve(fake.core)
    }
  }
  return fake
}

let loadId = 0
/** @param {string} sourceId @param {object} [more] */
export const loadUrl = (sourceId, more = {}) => ({
  type: 'load_url',
  loadId: `l${++loadId}`,
  sourceId,
  engine: 'host',
  paused: false,
  cause: 'switch',
  reason: 'no_answer',
  ...more
})

/** The message keys with which the core gives up if all sources failed for the same reason. */
const endKeys = { protected: 'protected', cors: 'unreadable', expired: 'link_dead' }

export const giveUp = (ids, reason = 'no_answer') => ({
  type: 'give_up',
  messageKey: endKeys[reason] ?? 'exhausted',
  reason,
  tried: ids.map((sourceId) => ({ sourceId, reason }))
})
