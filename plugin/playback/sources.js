// @ts-check
// The sources of one playback, as the core names them.
import { maxSources, publicSources } from '../../js/page/sources.js'
import { otherHlsEngine, playsHlsJs } from '../host/hls-engines.js'
import { openedFirst, parseRequest } from './playdata.js'
import { serverOf } from '../torrents/torrserver.js'
import { allowed, policyOf } from '../settings/playback-settings.js'

/**
 * @typedef {import('../../js/types').KnownSource} KnownSource
 * @typedef {{url: string, type?: string, quality?: number, priority?: number, voice?: string}} ListedSource
 */

/**
 * What the author listed, or what the core reads from the playdata.
 * @param {import('../../js/types').Core} core
 * @param {import('./playdata').Prepared} prepared
 * @param {string} opened
 * @returns {ListedSource[]}
 */
function listedSources(core, prepared, opened) {
  const { sources } = prepared.data
  if (Array.isArray(sources)) return publicSources(sources).map(({ source }) => source)
  const found = core.parseSources(parseRequest(prepared, opened)).sources
  return found.map(({ raw, type, quality, voice }) => {
    /** @type {ListedSource} */
    const source = { url: raw }
    if (type) source.type = type
    if (quality) source.quality = quality
    if (voice) source.voice = voice
    return source
  })
}

/**
 * @param {import('../../js/types').Core} core
 * @param {import('./playdata').Prepared} prepared
 * @param {string} opened
 * @param {Pick<import('../host/lampa-host').LampaHost, 'app' | 'address' | 'torrents'>} host
 * @param {boolean} stepDown keep sources of lower quality too
 * @param {KnownSource[]} voices films with another dub; they count towards the limit too
 * @returns {KnownSource[]} `s1` is the opened one
 */
export function sourcesOf(core, prepared, opened, { app, address, torrents }, stepDown, voices) {
  const found = allowed(openedFirst(listedSources(core, prepared, opened), opened), opened, stepDown)
  const others = torrents.others(opened).map((url) => ({ url }))
  const all = [...found, ...others].map((one) =>
    serverOf(app, one.url) ? { ...one, type: torrentType(one.url) } : one
  )
  return publicSources(all.slice(0, maxSources - voices.length), address()).concat(voices)
}

/** TorrServer may serve a film as a playlist. @param {string} url */
function torrentType(url) {
  return /\.m3u8?(?![a-z0-9])/i.test(url.split('?')[0]) ? 'hls' : 'torrserver'
}

/**
 * @param {readonly KnownSource[]} sources
 * @param {import('../host/lampa').PlayData} data
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {boolean} requests engines load through the plugin's loaders
 * @param {import('../../js/proxies/proxy-session').ProxySession} proxySession
 * @param {import('../settings/playback-settings').PlaybackSettings} settings
 */
export function sessionConfig(sources, data, host, requests, proxySession, { memory, patience }) {
  const live = Boolean(data.tv || data.iptv)
  const look = host.canPrefetch()
  const otherHls = otherHlsEngine(host, data)
  const engines = { host: true, look, life: look, requests }
  const snapshot = host.memory.load()
  const pageScheme = host.pageScheme()
  /** @type {import('../../js/types').Capabilities} */
  const capabilities = otherHls ? { ...engines, otherHls } : engines
  /** @type {import('../../js/types').HostConfig} */
  const config = {
    sources: sources.map(({ id, url, type, priority, quality, ...known }) => {
      /** @type {import('../../js/types').SourceConfig} */
      const source = { id, type }
      if (url) source.url = url
      if (priority !== undefined) source.priority = priority
      if (quality !== undefined) source.quality = quality
      if (known.given) source.beside = true
      if (live) source.live = true
      if (typeof data.resolve === 'function') source.renewable = true
      return source
    }),
    capabilities,
    remember: memory
  }
  const proxies = proxySession.list()
  if (proxies.length) {
    config.proxies = proxies
    capabilities.proxies = requests && proxySession.able() && playsHlsJs(host)
  }
  if (memory && snapshot && typeof snapshot === 'object') config.snapshot = snapshot
  if (host.trailers.mayOffer(data)) config.trailer = true
  const policy = policyOf(data.policy, patience)
  if (policy) config.policy = policy
  if (pageScheme === 'https' || pageScheme === 'http' || pageScheme === 'file') config.pageScheme = pageScheme
  return config
}
