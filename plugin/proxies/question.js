// @ts-check
// Asks the viewer whether a proxy may be used. Nothing goes to the proxy before the viewer agrees, and segments need a
// second consent.
import { isolated, line } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { hostOf } from '../menus/server-rows.js'
import { say } from '../text.js'

/**
 * @typedef {import('../../js/index').ProxyEntry} ProxyEntry
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('./consents').Consents} consents
 */
export function createProxyQuestion(app, consents) {
  let up = false
  /** Consents for this film only. @type {Record<string, boolean>} */
  const once = {}

  return {
    isUp: () => up && app.Select.opened(),
    /**
     * @param {ProxyEntry} entry
     * @param {boolean} pieces
     * @param {(yes: boolean) => void} answer
     */
    ask(entry, pieces, answer) {
      const { url, owner, purpose } = entry
      if (consents.has(url, pieces) || once[url + pieces]) return answer(true)
      const { name } = app.Controller.enabled()
      const focus = /^select/.test(name) ? 'player' : name
      const finish = (/** @type {'always' | 'once' | 'no'} */ said) => {
        if (!up) return
        up = false
        app.Controller.toggle(focus)
        if (said === 'always') consents.give(url, pieces)
        if (said === 'once') once[url + pieces] = true
        answer(said !== 'no')
      }
      up = true
      app.Select.show({
        title: say(app, 'proxies_list'),
        items: [
          line(say(app, pieces ? 'proxy_ask_pieces' : 'proxy_ask', { host: hostOf(url) })),
          line(say(app, 'proxy_owner', { owner })),
          line(say(app, 'proxy_purpose', { purpose })),
          line(say(app, pieces ? 'proxy_carries' : 'proxy_sees')),
          { title: isolated(say(app, 'proxy_no')), selected: true, said: 'no' },
          { title: isolated(say(app, 'proxy_once')), said: 'once' },
          { title: isolated(say(app, 'proxy_yes')), said: 'always' }
        ],
        onSelect: safely(({ said }) => finish(said)),
        onBack: safely(() => finish('no'))
      })
    }
  }
}
