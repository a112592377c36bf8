// @ts-check
// What the viewer has set, as one playback uses it: read once, at its start.
import { screenHeight } from '../../js/device/screen-host.js'
import { setting } from './settings.js'

/** @typedef {import('../../js/index').Policy} Policy */

/**
 * @typedef {object} PlaybackSettings
 * @property {boolean} ask before another server is taken
 * @property {string} notices important, all or end
 * @property {NonNullable<Policy['preset']>} patience
 * @property {boolean} stepDown
 * @property {number} maxHeight 0: none
 * @property {boolean} memory
 * @property {boolean} hedge
 */

/**
 * @param {Pick<import('../host/lampa-host').LampaHost, 'app' | 'window'>} host
 * @returns {PlaybackSettings}
 */
export function playbackSettingsOf({ app, window }) {
  const height = setting(app, 'max_height')
  return {
    ask: setting(app, 'mode') === 'ask',
    notices: setting(app, 'notices'),
    patience: setting(app, 'patience'),
    stepDown: setting(app, 'step_down'),
    maxHeight: height === 'screen' ? screenHeight(window) : parseInt(height, 10) || 0,
    memory: setting(app, 'memory'),
    hedge: setting(app, 'hedge')
  }
}

/**
 * The author's policy under the viewer's patience: what he has chosen wins over a preset, not over single numbers.
 * @param {unknown} policy
 * @param {PlaybackSettings['patience']} patience
 * @returns {Policy | undefined} undefined: as the core has it
 */
export function policyOf(policy, patience) {
  const given = typeof policy === 'object' && policy ? /** @type {Policy} */ (policy) : undefined
  return patience === 'normal' ? given : { ...given, preset: patience }
}

/**
 * Without those of less quality than the opened one, where the viewer would rather have the film stop.
 * @template {{url: string, quality?: number}} T
 * @param {T[]} sources
 * @param {string} opened
 * @param {boolean} stepDown
 * @returns {T[]}
 */
export function allowed(sources, opened, stepDown) {
  const first = sources.filter(({ url }) => url === opened)[0]
  const height = (!stepDown && first && first.quality) || 0
  return sources.filter(({ quality }) => !height || !quality || quality >= height)
}

/**
 * Looks at manifests go on; the next server is not asked before it is needed.
 * @param {import('../../js/requests/prefetch.js').Prefetcher} prefetcher
 * @param {(event: import('../../js/types').CoreEvent) => void} send
 * @returns {import('../../js/requests/prefetch.js').Prefetcher}
 */
export function withoutProbes(prefetcher, send) {
  return {
    ...prefetcher,
    prefetch(core, command) {
      if (command.purpose !== 'probe') return prefetcher.prefetch(core, command)
      send({ type: 'fetch_done', id: command.id, ok: false })
    }
  }
}
