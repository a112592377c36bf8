// @ts-check
// The list of proxies in Settings: who runs them, what each one sees, when it was used last. The viewer can switch a proxy
// off, forget it, or add one.
import { isolated, line } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { hostOf } from '../menus/server-rows.js'
import { say } from '../text.js'

const bytesPerMegabyte = 1e6

/**
 * @typedef {import('./store').StoredProxy} StoredProxy
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {() => Promise<import('../../js/types').Core>} loadCore
 */
export function createProxyList(host, loadCore) {
  const { app } = host
  const { store, consents } = host.proxies
  let focus = 'settings_component'

  const row = (/** @type {string} */ key, /** @type {() => void} */ run) => ({ title: isolated(say(app, key)), run })
  const leave = () => app.Controller.toggle(focus)

  /** @param {object[]} items @param {() => void} onBack */
  function show(items, onBack) {
    app.Select.show({
      title: say(app, 'proxies_list'),
      items,
      onSelect: safely(({ run }) => run && run()),
      onBack: safely(onBack)
    })
  }

  /** @param {StoredProxy} proxy */
  const stateOf = ({ on }) => say(app, on ? 'proxy_is_on' : 'proxy_is_off')

  function showAll() {
    const items = store.list().map((proxy) => ({
      title: isolated(hostOf(proxy.url)),
      subtitle: isolated([proxy.owner, stateOf(proxy)].join(', ')),
      run: () => showOne(proxy)
    }))
    const none = items.length ? [] : [line(say(app, 'proxies_none'))]
    show([...none, ...items, row('proxy_add', add)], leave)
  }

  /** @param {StoredProxy} proxy */
  function showOne(proxy) {
    const { url, owner, purpose, on, usedAt, bytes } = proxy
    const size = (bytes / bytesPerMegabyte).toFixed(1)
    const used = usedAt ? say(app, 'proxy_used', { date: host.dateText(usedAt), size }) : say(app, 'proxy_unused')
    const asked = consents.has(url, false) ? [line(say(app, 'proxy_agreed'))] : []
    const carries = consents.has(url, true) ? [line(say(app, 'proxy_carries'))] : []
    const then = (/** @type {() => void} */ change) => () => {
      change()
      showAll()
    }
    show(
      [
        line(url),
        line(say(app, 'proxy_owner', { owner })),
        line(say(app, 'proxy_purpose', { purpose })),
        line(say(app, 'proxy_sees')),
        ...carries,
        line(used),
        ...asked,
        row(
          on ? 'proxy_off' : 'proxy_on',
          then(() => store.turn(url, !on))
        ),
        row(
          'proxy_forget',
          then(() => {
            store.forget(url)
            consents.take(url)
          })
        )
      ],
      showAll
    )
  }

  function add() {
    leave()
    if (!app.Input) return
    const title = say(app, 'proxy_add_hint', { place: '{url}' })
    app.Input.edit({ title, value: '', free: true, nosave: true, nomic: true }, safely(take))
  }

  /** @param {unknown} given */
  function take(given) {
    leave()
    const typed = String(given || '').trim()
    if (!typed) return
    loadCore().then(
      safely((core) => {
        const { endpoint, host: name } = core.proxyAddress({ proxy: typed })
        const entry = endpoint && { url: endpoint, owner: String(name), purpose: say(app, 'proxy_mine') }
        const kept = entry && store.add(entry, true)
        app.Noty.show(isolated(say(app, kept ? 'proxy_added' : entry ? 'proxy_full' : 'proxy_bad', { place: '{url}' })))
      }),
      () => {}
    )
  }

  return {
    open: safely(() => {
      focus = app.Controller.enabled().name
      showAll()
    })
  }
}
