// @ts-check
// Recognizes hosts of this machine and of the home network. A manifest of a public server must not cause requests to them.
import { BlockList, isIP } from 'node:net'

const own = new BlockList()
/** RFC 6890, RFC 4193, RFC 4291. @type {[string, number, 'ipv4' | 'ipv6'][]} */
const subnets = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6']
]
for (const [net, prefix, family] of subnets) own.addSubnet(net, prefix, family)

/** @param {string} url absolute */
export function isPrivate(url) {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const version = isIP(host)
  if (version) return own.check(host, version === 4 ? 'ipv4' : 'ipv6')
  return host === 'localhost' || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host) || !host.includes('.')
}

/**
 * @param {string} uri in a manifest
 * @param {string} base URL of the manifest
 * @returns {string | null} the absolute URL; null: it must not be requested
 */
export function addressIn(uri, base) {
  if (uri.includes('{$') || !URL.canParse(uri, base)) return null
  const { href, protocol } = new URL(uri, base)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  return isPrivate(href) && !isPrivate(base) ? null : href
}
