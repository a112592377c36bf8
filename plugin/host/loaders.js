// @ts-check
// Puts the plugin's loaders into the application's hls.js and dash.js, through their extension points. Every instance gets
// them. Only instances that play the source of the current session use its scheduler; requests of the others pass through.
import { dashEvidence } from '../../js/engines/dash/evidence.js'
import { createDashLoader } from '../../js/engines/dash/loader.js'
import { createHlsLoader } from '../../js/engines/hls/loader.js'
import { seeDash } from './engines-seen.js'
import { safely } from './safely.js'

/**
 * @typedef {import('../../js/types').RequestScheduler} RequestScheduler
 * @typedef {object} Held the current session
 * @property {RequestScheduler} scheduler
 * @property {(evidence: import('../../js/types').Evidence) => void} onDashError
 * @property {string} address opened last, as an engine requests it
 * @property {object[]} instances configs of hls.js and players of dash.js that play it
 */

/** @param {import('./lampa-host').LampaHost} host */
export function createLoaders(host) {
  const { clock, bufferMs } = host
  /** @type {Held | null} */
  let held = null
  /** @type {(() => void)[]} each undoes one change, unless somebody else has replaced it since */
  let undo = []

  /**
   * @param {object} instance
   * @param {() => boolean} opensIt whether this request is the first one of the session's source
   */
  function heldBy(instance, opensIt) {
    if (!held) return null
    if (held.instances.indexOf(instance) < 0) {
      if (!opensIt()) return null
      held.instances.push(instance)
    }
    return held
  }

  /** @param {unknown} url */
  const isOpened = (url) => !!held && host.absolute(String(url)) === held.address

  /**
   * @param {import('../../js/engines/hls/library').HlsConfig} config
   * @param {import('../../js/engines/hls/library').HlsContext} context
   */
  function schedulerOfHls(config, context) {
    const found = heldBy(config, () => context.type === 'manifest' && isOpened(context.url))
    return found && found.scheduler
  }

  function putIntoHls() {
    const { DefaultConfig: defaults } = host.hls() || {}
    const Plain = defaults && defaults.loader
    if (!defaults || !Plain) return
    const ours = createHlsLoader({ Plain, schedulerFor: schedulerOfHls, bufferMs })
    defaults.loader = ours
    undo.push(() => {
      if (defaults.loader === ours) defaults.loader = Plain
    })
  }

  /** @param {import('../../js/engines/dash/library').DashPlayer} player of dash.js, before it is initialized */
  function putIntoPlayer(player) {
    const scheduler = (/** @type {{type?: string, url?: string} | undefined} */ request) => {
      const found = heldBy(player, () => !!request && request.type === 'MPD' && isOpened(request.url))
      return found && found.scheduler
    }
    player.extend('XHRLoader', createDashLoader({ scheduler, bufferMs, clock }), true)
    player.on(
      'error',
      safely((/** @type {import('../../js/engines/dash/library').DashErrorEvent} */ event) => {
        if (held && held.instances.indexOf(player) >= 0) held.onDashError(dashEvidence(event))
      })
    )
  }

  function putIntoDash() {
    undo.push(seeDash(host.dashjs(), safely(putIntoPlayer)))
  }

  function remove() {
    const steps = undo
    undo = []
    steps.forEach((step) => safely(step)())
  }

  return {
    /**
     * Starts a session: from now on the requests for its source go to its scheduler.
     * @param {Pick<Held, 'scheduler' | 'onDashError'>} session
     */
    begin({ scheduler, onDashError }) {
      const mine = { scheduler, onDashError, address: '', instances: [] }
      if (!held) {
        safely(putIntoHls)()
        safely(putIntoDash)()
      }
      held = mine
      function leave() {
        if (held !== mine) return
        held = null
        remove()
      }
      return {
        /** @param {string} url that the application is about to open */
        opening(url) {
          mine.address = host.absolute(url)
          mine.instances = []
        },
        /** New requests pass through from now on; running requests finish. */
        leave,
        end() {
          leave()
          scheduler.dispose()
        }
      }
    }
  }
}

/** @typedef {ReturnType<typeof createLoaders>} Loaders */
