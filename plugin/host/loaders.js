// @ts-check
// Loaders of ours in the engines of the application, through the extension points of hls.js and dash.js. Every instance
// gets them; only those that play the source of the current session are touched, the others pass through.
import { dashEvidence } from '../../js/engines/dash/evidence.js'
import { createDashLoader } from '../../js/engines/dash/loader.js'
import { createHlsLoader } from '../../js/engines/hls/loader.js'
import { seeDash } from './engines-seen.js'
import { safely } from './safely.js'

/**
 * @typedef {import('../../js/types').RequestScheduler} RequestScheduler
 * @typedef {object} Held the session of the moment
 * @property {RequestScheduler} scheduler
 * @property {(evidence: import('../../js/types').Evidence) => void} onDashError
 * @property {string} address that was opened last, as an engine asks for it
 * @property {any[]} instances configs of hls.js and players of dash.js that play it
 */

/** @param {import('./lampa-host').LampaHost} host */
export function createLoaders(host) {
  const { clock, bufferMs } = host
  /** @type {Held | null} */
  let held = null
  /** @type {(() => void)[]} each undoes one change, where it is still ours */
  let undo = []

  /**
   * @param {any} instance
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

  /** @param {any} config @param {any} context */
  function schedulerOfHls(config, context) {
    const found = heldBy(config, () => context.type === 'manifest' && isOpened(context.url))
    return found && found.scheduler
  }

  function putIntoHls() {
    const { DefaultConfig: defaults } = host.hls() || {}
    const Plain = defaults && defaults.loader
    if (!Plain) return
    const ours = createHlsLoader({ Plain, schedulerFor: schedulerOfHls, bufferMs })
    defaults.loader = ours
    undo.push(() => {
      if (defaults.loader === ours) defaults.loader = Plain
    })
  }

  /** @param {any} player of dash.js, before it is initialized */
  function putIntoPlayer(player) {
    const scheduler = (/** @type {any} */ request) => {
      const found = heldBy(player, () => !!request && request.type === 'MPD' && isOpened(request.url))
      return found && found.scheduler
    }
    player.extend('XHRLoader', createDashLoader({ scheduler, bufferMs, clock }), true)
    player.on(
      'error',
      safely((/** @type {any} */ event) => {
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
     * A session begins: from here on the requests of its source come to its scheduler.
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
        /** What is asked for from here on passes through; what is under way comes to its end. */
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
