// @ts-check
// The viewer's settings as one playback uses them; they are read once, at its start.
import { screenHeight } from '../../js/device/screen-host.js'
import { setting } from './settings.js'

/** @typedef {import('../../js/index').Policy} Policy */

/**
 * @typedef {object} PlaybackSettings
 * @property {boolean} ask before a switch to another server
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
  const height = String(setting(app, 'max_height'))
  return {
    ask: setting(app, 'mode') === 'ask',
    notices: String(setting(app, 'notices')),
    patience: /** @type {PlaybackSettings['patience']} */ (setting(app, 'patience')),
    stepDown: setting(app, 'step_down') === true,
    maxHeight: height === 'screen' ? screenHeight(window) : parseInt(height, 10) || 0,
    memory: setting(app, 'memory') === true,
    hedge: setting(app, 'hedge') === true
  }
}

/**
 * Combines the author's policy with the viewer's patience. The viewer's choice replaces a preset, but no single numbers.
 * @param {unknown} policy
 * @param {PlaybackSettings['patience']} patience
 * @returns {Policy | undefined} undefined: the core's default
 */
export function policyOf(policy, patience) {
  const given = typeof policy === 'object' && policy ? /** @type {Policy} */ (policy) : undefined
  return patience === 'normal' ? given : { ...given, preset: patience }
}

/**
 * Drops sources of lower quality than the opened one, if the viewer does not want a lower quality.
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
 * Keeps the manifest prefetch, but rejects probes: no server gets a request before it is needed.
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
