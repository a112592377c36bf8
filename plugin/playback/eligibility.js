// @ts-check
// Decides which playbacks the plugin does not touch.
import { isAddress, splitAddresses } from '../host/addresses.js'
import { setting } from '../settings/settings.js'

/**
 * @param {import('../host/lampa').PlayData} data
 * @param {{torrents: import('../torrents/torrent-help').TorrentHelp, isTube: (url: string) => boolean}} host
 * @returns {string} the reason, or empty if the plugin may help
 */
function handsOff(data, host) {
  if (data.resilient === false) return 'asked for by the author'
  if (data.iptv_player) return 'channel zapping'
  if (typeof data.url !== 'string' || !isAddress(splitAddresses(data.url)[0])) return 'no address'
  if (host.torrents.isTorrent(data) && !host.torrents.allows(data)) return 'torrent'
  return host.isTube(data.url) ? 'video site' : ''
}

/**
 * @param {import('../host/lampa').PlayData} data
 * @param {{host: import('../host/lampa-host').LampaHost, scope: import('./scope').Scope}} plugin
 * @param {import('../host/lampa').PlayData | null} off the playdata for which the viewer turned the plugin off
 * @returns {string} empty: the plugin may help; torrent: it may help if the viewer agrees
 */
export function whyNot(data, { host, scope }, off) {
  if (!data || data === off || setting(host.app, 'mode') === 'off' || !scope.covers(data)) return 'not wanted'
  if ((data.tv || data.iptv) && !setting(host.app, 'live')) return 'channel'
  return handsOff(data, host)
}
