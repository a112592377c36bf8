// @ts-check
// The TorrServers that the viewer has set in the application, and the addresses of films on them. This file only handles
// text: the core decides what is requested from them, and `torrent-help.js` whether anything may be requested.
import { setting } from '../settings/settings.js'

/**
 * @typedef {import('../host/lampa').LampaApp} LampaApp
 * @typedef {object} Server
 * @property {string} base as the viewer set it, with a scheme, without the last slash; may have user name and password
 * @property {string} address origin and path, without user name and password: the only form compared, shown or stored
 */

/** Strict: if browsers read an address differently than it looks (a second "@", a backslash, a tab), it is no server. */
const pattern = /^(https?):\/\/(?:[^/?#@\\\s]*@)?([^/?#@\\\s]+)((?:\/[^?#]*)?)(?=[?#]|$)/i

/**
 * Scheme, host and path in normalized form, without user name and password.
 * @param {string} url
 * @returns {string} empty: none
 */
function addressOf(url) {
  const match = pattern.exec(url)
  if (!match) return ''
  const scheme = match[1].toLowerCase()
  const host = match[2].toLowerCase().replace(scheme === 'https' ? /:443$/ : /:80$/, '')
  return scheme + '://' + host + match[3].replace(/\/+$/, '')
}

/**
 * @param {LampaApp} app
 * @returns {Server[]} the one in use first, at most two
 */
function serversOf({ Torserver, Storage }) {
  const used = (Torserver && Torserver.url && Torserver.url()) || ''
  const scheme = /^https:/.test(used) ? 'https://' : 'http://'
  /** @type {Server[]} */
  const servers = []
  ;[used, Storage.get('torrserver_url', ''), Storage.get('torrserver_url_two', '')].forEach((text) => {
    const given = String(text || '').trim()
    const base = (/^https?:\/\//i.test(given) ? given : scheme + given).replace(/\/+$/, '')
    const address = given && addressOf(base)
    if (address && servers.every((one) => one.address !== address)) servers.push({ base, address })
  })
  return servers
}

/**
 * The server of this film: the origin is the same, and the film's path starts with the server's path.
 * @param {LampaApp} app
 * @param {unknown} url
 * @returns {Server | null}
 */
export function serverOf(app, url) {
  const address = typeof url === 'string' ? addressOf(url.trim()) : ''
  return (address && serversOf(app).filter((one) => (address + '/').indexOf(one.address + '/') === 0)[0]) || null
}

/**
 * The same film on the other server. It never gets the user name and password of the first one.
 * @param {LampaApp} app
 * @param {string} url
 * @returns {{server: Server, url: string} | null}
 */
export function twinOf(app, url) {
  const home = serverOf(app, url)
  const server = home && serversOf(app).filter(({ address }) => address !== home.address)[0]
  if (!home || !server) return null
  const path = home.address.replace(/^https?:\/\/[^/]*/, '')
  const rest = url.trim().replace(/^https?:\/\/[^/?#]*/i, '')
  return { server, url: server.base + rest.slice(path.length) }
}

/**
 * Changes an address as the application does at every open: `preload` alone would only fill a buffer, so `play` replaces it.
 * If the viewer wants the buffer filled first, the address gets both.
 * @param {LampaApp} app
 * @param {string} url
 */
export function toPlayUrl(app, url) {
  if (!serverOf(app, url)) return url
  const played = url.replace('&preload', '&play')
  return setting(app, 'torrent_preload') && !/[?&]preload\b/.test(played)
    ? played.replace('&play', '&preload&play')
    : played
}
