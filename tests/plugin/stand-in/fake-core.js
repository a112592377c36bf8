// A core that does what the test says, for tests of the host alone.

import { createAnswers } from '../../js/support/core-answers.js'

export function createFakeCore() {
  const fake = {
    fails: null,
    loads: 0,
    /** All events that sessions received, in order. */
    events: [],
    configs: [],
    disposed: 0,
    /** @param {object} event @returns {{state?: string, commands?: object[]}} */
    reply: () => ({}),
    ofType: (type) => fake.events.filter((event) => event.type === type),
    core: {
      backend: 'wasm',
      version: '0',
      parseSources(playdata) {
        fake.parsed = playdata
        const urls = playdata.url.split(' or ').concat(playdata.url_reserve || [])
        return { sources: urls.map((raw, index) => ({ id: `s${index + 1}`, raw, via: 'direct' })), diagnostics: [] }
      },
      createSession(config) {
        fake.configs.push(config)
        const completed = createAnswers(config.sources[0].id)
        return {
          handle(event) {
            fake.events.push(event)
            return completed({ state: 'playing', commands: [], ...fake.reply(event) })
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

/** The final message keys of the core if all sources failed for the same reason. */
const endKeys = { protected: 'protected', cors: 'unreadable', expired: 'link_dead' }

export const giveUp = (ids, reason = 'no_answer') => ({
  type: 'give_up',
  messageKey: endKeys[reason] ?? 'exhausted',
  reason,
  tried: ids.map((sourceId) => ({ sourceId, reason }))
})
