// @ts-check
// The proxies that this device knows: the viewer's own, and those that authors have named. Other plugins can read and write
// this list in the application's Storage, so an entry is no consent to use the proxy.

/**
 * @typedef {import('../../js/index').ProxyEntry} ProxyEntry
 * @typedef {ProxyEntry & {mine: boolean, on: boolean, usedAt: number, bytes: number}} StoredProxy `mine`: the viewer's own
 */

export const proxiesKey = 'resilient_playback_proxy_list'
const mostStored = 16
const mostText = 200

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value.slice(0, mostText) : '')
/** @param {unknown} value */
const count = (value) => (typeof value === 'number' && value > 0 && value < Infinity ? Math.floor(value) : 0)

/** @param {import('../host/lampa').LampaApp} app */
export function createProxyStore({ Storage }) {
  /** @returns {StoredProxy[]} */
  function list() {
    const found = Storage.get(proxiesKey, '')
    if (!Array.isArray(found)) return []
    return found
      .filter((one) => one && typeof one.url === 'string' && one.url.length < 512)
      .slice(0, mostStored)
      .map(({ url, owner, purpose, mine, on, usedAt, bytes }) => ({
        url,
        owner: text(owner),
        purpose: text(purpose),
        mine: mine === true,
        on: on !== false,
        usedAt: count(usedAt),
        bytes: count(bytes)
      }))
  }

  /** @param {StoredProxy[]} all */
  const save = (all) => Storage.set(proxiesKey, all, true)

  /** @param {string} url @param {(one: StoredProxy) => StoredProxy} change */
  const alter = (url, change) => save(list().map((one) => (one.url === url ? change(one) : one)))

  return {
    list,
    /**
     * @param {ProxyEntry} entry with a normalized address
     * @param {boolean} mine
     * @returns {boolean} false: there is no room
     */
    add({ url, owner, purpose }, mine) {
      const all = list()
      const known = all.filter((one) => one.url === url)[0]
      if (!known && all.length === mostStored) return false
      if (!known)
        save(all.concat({ url, owner: text(owner), purpose: text(purpose), mine, on: true, usedAt: 0, bytes: 0 }))
      return true
    },
    /** @param {string} url @param {boolean} on */
    turn: (url, on) => alter(url, (one) => ({ ...one, on })),
    /** @param {string} url @param {number} bytes @param {number} usedAt wall-clock time in milliseconds */
    used: (url, bytes, usedAt) => alter(url, (one) => ({ ...one, usedAt, bytes: one.bytes + bytes })),
    /** @param {string} url */
    forget: (url) => save(list().filter((one) => one.url !== url))
  }
}

/** @typedef {ReturnType<typeof createProxyStore>} ProxyStore */
