// @ts-check
// In a page, the author's function asks the viewer. The player remembers a yes for its lifetime.
import { createProxySession } from './proxy-session.js'

/**
 * @typedef {object} PageProxyOptions
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {import('../index').ProxyEntry[]} proxies
 * @property {import('../index').PageOptions['askProxy']} askProxy
 * @property {() => boolean} paused by the viewer
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {(event: import('../index').PlaybackEvent) => void} emit
 */

/**
 * @param {PageProxyOptions} options
 * @returns {import('./proxy-session.js').ProxySession | null} null: there are no proxies
 */
export function createPageProxySession({ window, clock, proxies, askProxy, paused, send, emit }) {
  if (!proxies.length || !askProxy) return null
  /** The highest level that the viewer agreed to, by URL of the proxy. @type {Record<string, 'manifests' | 'pieces'>} */
  const agreed = {}

  return createProxySession({
    window,
    clock,
    entries: proxies,
    send,
    ask(entry, pieces, answer) {
      const level = pieces ? 'pieces' : 'manifests'
      if (agreed[entry.url] === 'pieces' || agreed[entry.url] === level) return answer(true)
      // While the viewer reads the question, no deadline runs.
      const hold = !paused()
      if (hold) send({ type: 'pause' })
      const finish = (/** @type {unknown} */ said) => {
        if (said === true) agreed[entry.url] = level
        if (hold) send({ type: 'resume' })
        answer(said === true)
      }
      Promise.resolve()
        .then(() => askProxy({ ...entry }, level))
        .then(finish, () => finish(false))
    },
    onUse(inUse) {
      emit({ type: 'proxy_changed', proxy: inUse && { ...inUse.entry }, pieces: !!inUse && inUse.pieces })
    }
  })
}
