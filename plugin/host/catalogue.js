// @ts-check
// What the application's list of plugins says of us (`Lampa.Manifest.plugins`: what is assigned is added).
import { say } from '../text.js'

/**
 * @param {import('./lampa').LampaApp} app
 * @param {string} version
 */
export function enterCatalogue(app, version) {
  if (!app.Manifest) return
  app.Manifest.plugins = { type: 'other', version, name: 'Resilient Playback', description: say(app, 'mode') }
}
