// @ts-check
// Builds the config of a page's session for the core, and carries out the core's commands on the page.
import { createLinkRenewal } from '../session/link-renewal.js'
import { createSessionRunner } from '../session/runner.js'
import { createPrefetcher } from '../requests/prefetch.js'

/**
 * @typedef {object} PageRunnerOptions
 * @property {import('./session.js').PageSessionOptions} page
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {() => void} onFailOpen
 */

/**
 * @param {import('../types').Core} core
 * @param {PageRunnerOptions} options
 * @returns {import('../types').Runner}
 * @throws {TypeError} if the core refuses the policy
 */
export function createPageRunner(core, { page, send, onFailOpen }) {
  const { sources, resolve, base, memory, window, clock, host, scheduler, view, proxySession } = page
  /** The core names known sources only. @param {string} id */
  const byId = (id) => /** @type {import('../types').KnownSource} */ (sources.byId(id))

  /** @param {import('../types').LoadUrlCommand} command */
  function loadUrl(command) {
    const { loadId, position, paused, engine, cause, lower } = command
    const { id, raw, type } = byId(command.sourceId)
    const open = () => host.open({ loadId, sourceId: id, url: raw, type, cause, engine, position, paused, lower })
    if (proxySession) proxySession.before(command, open)
    else open()
  }

  /** @param {import('../types').SaveSnapshotCommand} command */
  function saveSnapshot({ snapshot }) {
    if (memory) memory.save(snapshot)
  }

  const prefetcher = createPrefetcher({ window, video: host.video, capabilities: host.capabilities, send, clock })

  /** @type {typeof prefetcher.prefetch} */
  function prefetch(asked, command) {
    const { raw, type } = byId(command.sourceId)
    if (command.purpose === 'probe' && type === 'mp4') host.prepare(raw)
    prefetcher.prefetch(asked, command)
  }

  return createSessionRunner({
    core,
    config: configOf(page),
    host: {
      clock,
      loadUrl,
      nudge: host.nudge,
      renewLink: resolve && createLinkRenewal({ resolve, byId, base, send }),
      saveSnapshot,
      scheduler,
      notify() {},
      giveUp() {
        if (proxySession) proxySession.leave()
      }
    },
    onCommand: view.command,
    onState: view.state,
    onSourceStates: view.sourceStates,
    reloadCore: page.reloadCore,
    onFailOpen,
    prefetcher: { ...prefetcher, prefetch }
  })
}

/** @param {import('./session.js').PageSessionOptions} page */
function configOf({ sources, policy, resolve, memory, scheduler, proxySession, window, host }) {
  const known = sources.all().map((source) => {
    const { id, url, type, priority, quality, given: beside } = source
    return { id, url, type, priority, quality, beside, renewable: !!resolve }
  })
  /** @type {import('../types').Capabilities} */
  const capabilities = { ...host.capabilities(), look: true, life: true, requests: !!scheduler }
  /** @type {import('../types').HostConfig} */
  const config = { sources: known, policy, capabilities }
  if (proxySession) {
    const { hlsjs, mse } = capabilities
    config.proxies = proxySession.list()
    capabilities.proxies = !!(scheduler && hlsjs && mse && proxySession.able())
  }
  if (memory) {
    config.remember = true
    config.snapshot = memory.load()
  }
  config.seed = Math.floor(Math.random() * 0x7fffffff)
  const scheme = window.location.protocol.slice(0, -1)
  if (scheme === 'https' || scheme === 'http' || scheme === 'file') config.pageScheme = scheme
  return config
}
