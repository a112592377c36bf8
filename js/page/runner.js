// @ts-check
// What a page's session tells a core, and how its commands are carried out on the page.
import { createLinkRenewal } from '../session/link-renewal.js'
import { createSessionRunner } from '../session/runner.js'
import { createLooker } from '../requests/prefetch.js'

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
 * @throws {TypeError} where the core refuses the policy
 */
export function createPageRunner(core, { page, send, onFailOpen }) {
  const { sources, resolve, base, memory, window, clock, host, desk, view, gate } = page
  /** The core names no others. @param {string} id */
  const byId = (id) => /** @type {import('../types').KnownSource} */ (sources.byId(id))

  /** @param {import('../types').LoadUrlCommand} command */
  function loadUrl(command) {
    const { loadId, position, paused, engine, cause, lower } = command
    const { id, raw, type } = byId(command.sourceId)
    const open = () => host.open({ loadId, sourceId: id, url: raw, type, cause, engine, position, paused, lower })
    if (gate) gate.before(command, open)
    else open()
  }

  /** @param {import('../types').SaveSnapshotCommand} command */
  function saveSnapshot({ snapshot }) {
    if (memory) memory.save(snapshot)
  }

  const looker = createLooker({ window, video: host.video, capabilities: host.capabilities, send, clock })

  /** @type {typeof looker.look} */
  function look(asked, command) {
    const { raw, type } = byId(command.sourceId)
    if (command.purpose === 'probe' && type === 'mp4') host.prepare(raw)
    looker.look(asked, command)
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
      desk,
      notify() {},
      giveUp() {
        if (gate) gate.leave()
      }
    },
    onCommand: view.command,
    onState: view.state,
    reloadCore: page.reloadCore,
    onFailOpen,
    looker: { ...looker, look }
  })
}

/** @param {import('./session.js').PageSessionOptions} page */
function configOf({ sources, policy, resolve, memory, desk, gate, window, host }) {
  const known = sources.all().map((source) => {
    const { id, url, type, priority, quality, given: beside } = source
    return { id, url, type, priority, quality, beside, renewable: !!resolve }
  })
  /** @type {import('../types').Capabilities} */
  const capabilities = { ...host.capabilities(), look: true, life: true, requests: !!desk }
  /** @type {import('../types').HostConfig} */
  const config = { sources: known, policy, capabilities }
  if (gate) {
    const { hlsjs, mse } = capabilities
    config.proxies = gate.list()
    capabilities.proxies = !!(desk && hlsjs && mse && gate.able())
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
