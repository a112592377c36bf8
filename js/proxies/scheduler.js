// @ts-check

/**
 * Wraps a scheduler, so that its requests may have to go through a proxy.
 * @param {import('../types').RequestScheduler} scheduler
 * @param {import('./proxy-session.js').ProxySession} proxySession
 * @returns {import('../types').RequestScheduler}
 */
export function withProxySession(scheduler, proxySession) {
  return {
    ...scheduler,
    attach(core) {
      proxySession.attach(core)
      scheduler.attach(core)
    },
    detach() {
      proxySession.attach(null)
      scheduler.detach()
    },
    loaderFor: proxySession.loaderFor
  }
}
