// @ts-check
// The plugin's entry in the application's list of plugins. Each assignment to `Lampa.Manifest.plugins` adds an entry.
import { say } from '../text.js'

/**
 * @param {import('./lampa').LampaApp} app
 * @param {string} version
 */
export function enterCatalogue(app, version) {
  if (!app.Manifest) return
  app.Manifest.plugins = { type: 'other', version, name: 'Resilient Playback', description: say(app, 'mode') }
}
