// @ts-check
import { loadCore, reloadCore } from '../js/core/client.js'
import { createAuthorApi } from './playback/author-api.js'
import { placeOf, rememberFolder } from './host/base-address.js'
import { legacyFile, legacySha256, pageSha256, version } from './host/build-constants.js'
import { enterCatalogue } from './host/catalogue.js'
import { createCoreSource } from './host/core-source.js'
import { claim } from './host/guard.js'
import { createPageFile } from './host/inspect-host.js'
import { createLampaHost } from './host/lampa-host.js'
import { compilesSlowly, loadLegacyCore } from './host/legacy-host.js'
import { createProxyList } from './proxies/settings-list.js'
import { safely } from './host/safely.js'
import { createScope } from './playback/scope.js'
import { addSettings } from './settings/settings.js'
import { supervise } from './playback/supervisor.js'

/** The core is compiled this long after the application is ready, or at the first playback. */
const idleMs = 5000

/**
 * @param {import('./host/lampa').LampaWindow} window
 * @param {unknown} src of the script element that runs; the caller must read it synchronously
 */
export function startPlugin(window, src) {
  const app = /** @type {import('./host/lampa').LampaApp | undefined} */ (window.Lampa)
  if (!app) return
  const waiting = window.ResilientPlayback
  if (waiting && typeof waiting.acceptCore === 'function') return waiting.acceptCore(version, loadCore)
  const global = claim(window)
  if (!global) return

  const folder = safely(rememberFolder)(src, app.Storage) || ''
  const build = { version, legacyFile, legacySha256 }
  const legacyFirst = typeof window.WebAssembly === 'object' && compilesSlowly(window)
  const cores = createCoreSource({
    loadCore,
    reloadCore,
    loadLegacy: () => loadLegacyCore({ window, global, folder, build, hurry: legacyFirst }),
    legacyFirst
  })
  /** @type {import('./playback/supervisor').Supervisor | null} */
  let supervisor = null
  const scope = createScope(app)
  const author = createAuthorApi(app, () => supervisor, scope.own)

  Object.defineProperty(global, 'backend', { enumerable: true, configurable: true, get: cores.backend })
  global.api = 1
  global.version = global.version || version
  global.play = author.play
  global.callback = author.callback
  global.configure = scope.configure
  const pageFile = createPageFile({ window, global, folder, build: { version, pageSha256 } })
  global.inspect = global.inspect || pageFile.inspect

  const begin = safely(() => {
    if (supervisor) return
    const host = createLampaHost(app, window)
    const { onEvent, onClosed } = author
    const mine = supervise({ host, cores, scope, version, pageFile: pageFile.load, onEvent, onClosed })
    supervisor = mine
    safely(addSettings)(app, {
      build: { version, hash: legacySha256.slice(0, 8), place: placeOf(src) || folder },
      onWithdraw: host.torrents.withdraw,
      onProxies: createProxyList(host, cores.load).open,
      buttons: { history: mine.menus.showHistory, report: mine.menus.showReport },
      onForget() {
        host.forget()
        mine.menus.forgetHistory()
      }
    })
    safely(enterCatalogue)(app, version)
    host.clock.setTimer(() => cores.load().then(null, () => {}), idleMs)
  })
  if (window.appready) begin()
  else
    app.Listener.follow('app', (/** @type {{type?: string}} */ event) => {
      if (event.type === 'ready') begin()
    })
}
