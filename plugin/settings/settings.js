// @ts-check
// The plugin's section in the application's Settings. The application inserts names and descriptions as HTML.
import { isolated } from '../notices/notices.js'
import { say } from '../text.js'
import { prefix, rows } from './rows.js'

const component = 'resilient_playback'
/** A screen of its own that the list of sections does not show. */
const moreComponent = component + '_more'
const icon =
  '<svg width="36" height="36" viewBox="0 0 36 36" fill="none" xmlns="http://www.w3.org/2000/svg">' +
  '<path d="M18 4a14 14 0 1 1-12.1 7" stroke="currentColor" stroke-width="3"/>' +
  '<path d="M4 4v8h8" stroke="currentColor" stroke-width="3"/><path d="M14 11l11 7-11 7z" fill="currentColor"/></svg>'

/**
 * @typedef {import('../host/lampa').LampaApp} LampaApp
 * @typedef {object} SettingsOptions
 * @property {{version: string, hash: string, place: string}} build `place`: where the plugin came from, origin and path only
 * @property {() => void} onForget
 * @property {Record<string, () => void>} [buttons] on the screen "More": what a press does, by the key of its text
 * @property {() => void} onWithdraw withdraws the consents for TorrServer
 * @property {() => void} onProxies the viewer opens the list of proxies
 */

/**
 * The current value of a setting. `Storage.get` treats a stored false as missing, so the stored text is read where the
 * application offers it. A text that is no valid value counts as not stored.
 * @param {LampaApp} app
 * @param {string} key of a row
 * @returns {string | boolean} a boolean for a switch
 */
export function setting({ Storage }, key) {
  const { initial, values } = rows.filter((row) => row.key === key)[0]
  const text = String(Storage.value ? Storage.value(prefix + key, '') : Storage.get(prefix + key, ''))
  if (initial === '') return text
  // This setting was a switch before it became a choice, so "false" may be stored.
  const stored = values && values.off && text === 'false' ? 'off' : text
  if (values) return Object.prototype.hasOwnProperty.call(values, stored) ? stored : initial
  return stored === 'true' || (stored !== 'false' && initial)
}

/**
 * @param {LampaApp} app
 * @param {Record<string, string>} values
 */
function named(app, values) {
  /** @type {Record<string, string>} */
  const texts = {}
  Object.keys(values).forEach((value) => {
    texts[value] = say(app, values[value]) || values[value]
  })
  return texts
}

/**
 * @param {LampaApp} app
 * @param {SettingsOptions} options
 */
export function addSettings(app, { build, onForget, onWithdraw, onProxies, buttons = {} }) {
  const { SettingsApi: api, Settings, Template } = app
  if (!api) return
  const canOpenMore = !!(Settings && Template)
  api.addComponent({ component, name: 'Resilient Playback', icon })

  const moreOrAll = canOpenMore ? moreComponent : component
  const addButton = (/** @type {string} */ key, /** @type {() => void} */ onChange, where = component) => {
    api.addParam({
      component: where,
      param: { name: prefix + key, type: 'button' },
      field: { name: isolated(say(app, key)) },
      onChange
    })
  }

  const addRow = (/** @type {import('./rows').Row} */ { key, initial, values, more, hint }) => {
    // For a text input: without `values` the application's screen does not open, without `placeholder` it shows 'undefined'.
    const kind = initial === '' ? { type: 'input', values: '', placeholder: '' } : { type: 'trigger' }
    const param = { name: prefix + key, default: initial }
    const name = isolated(say(app, key))
    api.addParam({
      component: more ? moreOrAll : component,
      param: values ? { ...param, type: 'select', values: named(app, values) } : { ...param, ...kind },
      field: hint ? { name, description: isolated(say(app, hint)) } : { name }
    })
  }

  rows.filter(({ more }) => !more).forEach(addRow)
  addButton('torrent_withdraw', () => {
    onWithdraw()
    app.Noty.show(isolated(say(app, 'torrent_withdrawn')))
  })
  addButton('proxies_list', onProxies)
  addButton('forget', () => {
    onForget()
    app.Noty.show(isolated(say(app, 'forgotten')))
  })
  if (Settings && Template) {
    Template.add('settings_' + moreComponent, '<div></div>')
    addButton('more', () => Settings.create(moreComponent, { onBack: () => Settings.create(component) }))
  }
  rows.filter(({ more }) => more).forEach(addRow)
  Object.keys(buttons).forEach((key) => addButton(key, buttons[key], moreOrAll))
  const { version, hash, place } = build
  const about = [say(app, 'version', { v: version })].concat(hash ? say(app, 'build', { b: hash }) : [])
  api.addParam({
    component: moreOrAll,
    param: { name: prefix + 'version', type: 'static' },
    field: { name: isolated(about.join(', ')), description: isolated(place) }
  })
}
