// @ts-check
// The proxies of one film: those that its author names, then the viewer's own, without those that are switched off. If the
// viewer has not allowed proxies, there are none.
import { createProxySession } from '../../js/proxies/proxy-session.js'
import { readEntries } from '../../js/proxies/options.js'
import { setting } from '../settings/settings.js'
import { createBadge } from './badge.js'
import { createProxyQuestion } from './question.js'

/**
 * @typedef {import('../../js/index').ProxyEntry} ProxyEntry
 * @typedef {object} FilmOptions
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {(event: import('../../js/types').CoreEvent) => void} send
 */

/** @param {unknown} given @returns {ProxyEntry[]} empty if an author's list is not valid */
function entriesOf(given) {
  try {
    return readEntries(given)
  } catch (error) {
    return []
  }
}

/** @param {FilmOptions} options */
export function createFilmProxies({ host, data, send }) {
  const { app, proxies, clock } = host
  const { store, consents } = proxies
  const allowed = setting(app, 'proxies')
  const question = createProxyQuestion(app, consents)
  const badge = createBadge(app, host.document)
  /** Filled when the core is loaded, because the core decides what a proxy address is. @type {ProxyEntry[]} */
  const entries = []
  /** Bytes that are not stored yet, by address. @type {Record<string, number>} */
  let bytes = {}

  function writeDown() {
    const all = bytes
    bytes = {}
    Object.keys(all).forEach((url) => store.used(url, all[url], clock.epochMs()))
  }

  const proxySession = createProxySession({
    window: host.window,
    clock,
    entries,
    send,
    ask: question.ask,
    onUse(inUse) {
      writeDown()
      if (inUse) badge.show(inUse.entry.url)
      else badge.hide()
    },
    onBytes(entry, count) {
      bytes[entry.url] = (bytes[entry.url] || 0) + count
    }
  })

  return {
    proxySession,
    asking: question.isUp,
    /** @param {import('../../js/types').Core} core */
    find(core) {
      if (!allowed || entries.length) return
      entriesOf(data.proxies).forEach(({ url, owner, purpose }) => {
        const { endpoint } = core.proxyAddress({ proxy: url })
        if (endpoint) store.add({ url: endpoint, owner, purpose }, false)
      })
      const named = entriesOf(data.proxies).map(({ url }) => core.proxyAddress({ proxy: url }).endpoint)
      store
        .list()
        .filter(
          ({ url, mine, on }) =>
            on && (mine || named.indexOf(url) >= 0) && core.proxyAddress({ proxy: url }).endpoint === url
        )
        .forEach(({ url, owner, purpose }) => entries.push({ url, owner, purpose }))
    },
    end() {
      proxySession.leave()
      writeDown()
      badge.hide()
    }
  }
}

/** @typedef {ReturnType<typeof createFilmProxies>} FilmProxies */
