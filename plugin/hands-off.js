// @ts-check
// What is left alone entirely.
import { isAddress, originOf, splitAddresses } from './addresses.js'

/**
 * @param {import('./lampa').PlayData} data
 * @param {{torrServers: unknown[], isTube: (url: string) => boolean}} host
 * @returns {string} why, or empty where we may help
 */
export function handsOff(data, host) {
  if (data.resilient === false) return 'asked for by the author'
  if (data.iptv_player) return 'channel zapping'
  if (data.torrent_hash) return 'torrent'
  if (typeof data.url !== 'string' || !isAddress(splitAddresses(data.url)[0])) return 'no address'
  const origins = splitAddresses(data.url).map(originOf)
  const torrServers = host.torrServers.map(originOf).filter((origin) => origin !== '')
  if (origins.some((origin) => torrServers.indexOf(origin) >= 0)) return 'torrent server'
  return host.isTube(data.url) ? 'video site' : ''
}
