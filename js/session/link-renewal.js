// @ts-check
import { canonical } from '../page/sources.js'

/**
 * Asks the author's function for a fresh link and reports it to the session. From then on the source opens by this link.
 * @param {object} options
 * @param {(source: import('../index').Source, reason: import('../index').Reason) => unknown} options.resolve
 * @param {(id: string) => import('../types').KnownSource | undefined} options.byId
 * @param {string} [options.base] resolves relative links
 * @param {(event: import('../types').CoreEvent) => void} options.send
 * @returns {(command: import('../types').RenewLinkCommand) => void}
 */
export function createLinkRenewal({ resolve, byId, base, send }) {
  return ({ sourceId, reason }) => {
    const known = byId(sourceId)
    if (!known) return
    new Promise((done) => done(resolve({ ...known.source }, reason))).then(
      (fresh) => answer(known, fresh),
      // The author's function failed: there is no fresh link.
      () => answer(known, '')
    )
  }

  /**
   * @param {import('../types').KnownSource} known
   * @param {unknown} fresh
   */
  function answer(known, fresh) {
    const url = typeof fresh === 'string' && fresh ? canonical(fresh, base) : undefined
    /** @type {import('../types').CoreEvent} */
    const event = { type: 'link_renewed', sourceId: known.id }
    if (url) {
      known.raw = String(fresh)
      known.url = url
      event.url = url
    }
    send(event)
  }
}
