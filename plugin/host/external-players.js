// @ts-check
// The plugin cannot switch sources in an external player. If the viewer uses one, the plugin says so once.
import { text } from '../../js/text/index.js'
import { showNote } from '../notices/notices.js'
import { setting } from '../settings/settings.js'

export const saidKey = 'resilient_playback_said'

/**
 * @param {import('./lampa').LampaApp} app
 * @param {import('./lampa-host').LampaHost} host
 */
export function sayExternal(app, host) {
  if (setting(app, 'notices') === 'end' || app.Storage.get(saidKey, '')) return
  app.Storage.set(saidKey, 'external', true)
  showNote(app, text('external_player', {}, host.language()))
}
