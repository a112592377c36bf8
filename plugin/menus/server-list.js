// @ts-check
// The list that a long press on OK opens in the player: the servers, which one plays, and why it was changed. The server
// that plays is selected: one step down is another server, one step up is "off for this film".
import { isolated } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { describeServers } from './server-rows.js'
import { setting } from '../settings/settings.js'
import { say } from '../text.js'

/** Controllers in which nothing else uses a long OK. */
const inPlayer = /^player(_panel|_rewind)?$/

/**
 * @typedef {object} Film
 * @property {import('./server-rows').Sources} sources
 * @property {ReturnType<import('./server-rows').createCooldowns>} cooldowns
 * @property {string} why reason of the last switch; plain text, may be empty
 * @property {boolean} isOff
 * @property {(index: number) => void} use
 * @property {(off: boolean) => void} turn
 * @property {() => void} more opens the menu about the film
 */

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {() => Film | null} film the one that plays, if the plugin may help with it
 */
export function offerSheet(app, film) {
  /** @param {Film} shown */
  function itemsOf({ sources, cooldowns, why, isOff, use, turn, more }) {
    const toggle = { title: isolated(say(app, isOff ? 'turn_on' : 'turn_off')), run: () => turn(!isOff) }
    if (isOff) return [toggle]
    const servers = describeServers(app, sources, cooldowns).map((server) => ({
      ...server,
      run: () => server.selected || use(server.index)
    }))
    const sorted = servers.filter(({ selected }) => selected).concat(servers.filter(({ selected }) => !selected))
    const reason = why ? [{ title: isolated(why), separator: true }] : []
    return [toggle, ...reason, ...sorted, { title: isolated(say(app, 'diagnostics')), run: more }]
  }

  function open() {
    const focus = app.Controller.enabled().name
    const shown = film()
    if (!shown || !inPlayer.test(focus) || app.Select.opened() || !setting(app, 'long_ok')) return
    app.Select.show({
      title: say(app, 'servers'),
      items: itemsOf(shown),
      onSelect: safely((/** @type {{run?: () => void}} */ { run }) => {
        app.Controller.toggle(focus)
        if (run) run()
      }),
      onBack: () => app.Controller.toggle(focus)
    })
  }

  if (app.Keypad) app.Keypad.listener.follow('longdown', safely(open))
}
