// @ts-check

/**
 * Wraps a scheduler, so that the proxy session may choose the loader of a request.
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
