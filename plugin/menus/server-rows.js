// @ts-check
// The servers of a film as rows of a list: host name and state, as HTML.
import { isolated } from '../notices/notices.js'
import { say } from '../text.js'

/** @typedef {import('../../js/index').Session['sources']} Sources */

const longestName = 60
const longestDubName = 100
/** Characters that would change the layout of other text, or that the application's templates would replace. */
const mischief = /[\u0000-\u0020\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff{}]/g

/**
 * Host and port only, because tokens stand in paths, in queries, and before an at sign.
 * @param {string} url
 * @returns {string} plain text
 */
export function hostOf(url) {
  const authority = url
    .trim()
    .replace(/^([a-z][a-z0-9+.-]*:)?[/\\]*/i, '')
    .split(/[/\\?#]/)[0]
  return authority.replace(/^.*@/, '').replace(mischief, '').slice(0, longestName)
}

/** @param {{now(): number}} clock */
export function createCooldowns(clock) {
  /** Start of each cooldown, by position in the list. @type {Record<number, number>} */
  let since = {}

  return {
    /** @param {Sources} sources of the session; call it at each of its events */
    update(sources) {
      sources.forEach(({ state }, index) => {
        if (state !== 'resting') delete since[index]
        else if (since[index] === undefined) since[index] = clock.now()
      })
    },
    /** @param {number} index */
    seconds: (index) => Math.round((clock.now() - (since[index] === undefined ? clock.now() : since[index])) / 1000),
    clear: () => (since = {})
  }
}

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {Sources} sources
 * @param {ReturnType<typeof createCooldowns>} cooldowns
 */
export function describeServers(app, sources, cooldowns) {
  return sources.map(({ url, state, quality, voice }, index) => {
    const about = [say(app, 'server_' + state, { s: cooldowns.seconds(index) })]
    if (quality) about.push(quality + 'p')
    if (voice) about.push(voice)
    return {
      title: index + 1 + '. ' + isolated(hostOf(url)),
      subtitle: about.map((text) => isolated(text.replace(mischief, ' ').slice(0, longestDubName))).join(', '),
      selected: state === 'playing',
      url,
      index
    }
  })
}
