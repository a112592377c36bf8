// @ts-check
// The core's session of one playback, configured with the viewer's settings.
import { createSessionRunner } from '../../js/session/runner.js'
import { sessionConfig } from './sources.js'
import { withoutProbes } from '../settings/playback-settings.js'

/**
 * @typedef {Parameters<typeof createSessionRunner>[0]} RunnerOptions
 * @typedef {object} Playing
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {readonly import('../../js/types').KnownSource[]} sources
 * @property {import('../settings/playback-settings').PlaybackSettings} settings
 * @property {boolean} requests
 * @property {import('../../js/proxies/proxy-session').ProxySession} proxySession
 * @property {(event: import('../../js/types').CoreEvent) => void} tell sends an event to the runner that is made here
 */

/**
 * @param {Omit<RunnerOptions, 'config' | 'prefetcher' | 'log'>} shared
 * @param {Playing} playing
 */
export function runCore(shared, { host, data, sources, settings, requests, proxySession, tell }) {
  const config = sessionConfig(sources, data, host, requests, proxySession, settings)
  const prefetcher = settings.hedge ? host.prefetcher(tell) : withoutProbes(host.prefetcher(tell), tell)
  /** @param {import('../../js/types').SaveSnapshotCommand} command */
  const saveSnapshot = ({ snapshot }) => host.memory.save(snapshot)
  /** @param {import('../../js/types').GiveUpCommand} command */
  const giveUp = (command) => {
    proxySession.leave()
    shared.host.giveUp(command)
  }
  const options = { ...shared, host: { ...shared.host, saveSnapshot, giveUp }, log: host.log, prefetcher }
  try {
    return createSessionRunner({ ...options, config })
  } catch (error) {
    // If an author's policy has a bad number, the session runs without that policy.
    host.log('policy refused: ' + error)
    return createSessionRunner({ ...options, config: { ...config, policy: { preset: settings.patience } } })
  }
}
