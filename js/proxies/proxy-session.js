// @ts-check
// The intermediaries of one playback: the core says when one is to be used and what may go through it; the viewer is
// asked; then the manifests of the source, and with a second yes what they name, are asked of it.
import { attempt } from '../base/attempt.js'
import { keepsQuiet } from './private-request-host.js'
import { createThrough } from './proxy-loader.js'

/**
 * @typedef {import('../index').ProxyEntry} ProxyEntry
 * @typedef {import('../types').LoadUrlCommand} LoadUrlCommand
 * @typedef {object} InUse
 * @property {ProxyEntry} entry
 * @property {boolean} pieces
 * @property {string} sourceId
 *
 * @typedef {object} GateOptions
 * @property {any} window
 * @property {import('../types').Clock} clock
 * @property {ProxyEntry[]} entries
 * @property {(entry: ProxyEntry, pieces: boolean, answer: (yes: boolean) => void) => void} ask at once where the answer is known
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {(inUse: InUse | null) => void} onUse
 * @property {(entry: ProxyEntry, bytes: number) => void} [onBytes]
 */

/** @type {import('../types').ProxyAnswer} */
const noAnswer = { refusal: 'private' }

/** @param {GateOptions} options */
export function createGate({ window, clock, entries, ask, send, onUse, onBytes }) {
  /** @type {import('../types').Core | null} */
  let core = null
  /** @type {InUse | null} */
  let inUse = null
  let opening = 0

  /** @param {InUse | null} next */
  function use(next) {
    const changed = next !== inUse
    inUse = next
    if (changed) onUse(next)
  }

  /**
   * @param {any} context of hls.js
   * @param {boolean} pieces
   */
  const mayPass = ({ type, frag, keyInfo }, pieces) =>
    !keyInfo && (frag ? pieces : /^(manifest|level|audioTrack|subtitleTrack)$/.test(type))

  /**
   * @param {InUse} used
   * @param {boolean} manifest
   * @param {string} url
   * @param {string} answered
   * @param {ArrayBuffer} body
   */
  function accept({ entry, sourceId }, manifest, url, answered, body) {
    if (onBytes) onBytes(entry, body.byteLength)
    if (!core || !core.throughProxy({ proxy: entry.url, answered }).mine) return false
    if (!manifest) return true
    const { drmSystems, protection } = core.look({ url, status: 200, contentType: '', body })
    if (!drmSystems.length && protection !== 'closed') return true
    send({ type: 'source_facts', sourceId, verdict: 'unplayable', reason: 'protected', protection: 'closed' })
    return false
  }

  return {
    /** Of the config of a session. */
    list: () => entries.map(({ url }, index) => ({ id: 'p' + (index + 1), url })),
    /** Whether this platform can ask quietly enough. */
    able: () => keepsQuiet(window),
    /** @param {import('../types').Core | null} found null: it is gone */
    attach(found) {
      core = found
    },

    /**
     * A source is about to be opened.
     * @param {LoadUrlCommand} command
     * @param {() => void} open
     */
    before({ via, viaPieces, loadId, sourceId }, open) {
      opening++
      const mine = opening
      const pieces = !!viaPieces
      const entry = via && entries[Number(via.slice(1)) - 1]
      if (!entry) {
        use(null)
        return open()
      }
      if (inUse && (inUse.entry !== entry || inUse.sourceId !== sourceId || inUse.pieces !== pieces)) use(null)
      ask(entry, pieces, (yes) => {
        if (mine !== opening) return
        if (!yes) return send({ type: 'proxy_refused', loadId, proxyId: via, pieces })
        if (!inUse) use({ entry, pieces, sourceId })
        open()
      })
    },

    /**
     * @param {any} context of a request of hls.js
     * @returns {any} a loader in place of its own; null: its own
     */
    loaderFor(context) {
      if (!inUse || !core) return null
      const used = inUse
      const { url } = context
      const { throughProxy } = core
      // Of a core that traps nobody knows where the request would lead.
      const { refusal, url: address } = attempt(() => throughProxy({ proxy: used.entry.url, url })) || noAnswer
      const manifest = !context.frag
      const accepts = (/** @type {string} */ at, /** @type {ArrayBuffer} */ body) =>
        accept(used, manifest, url, at, body)
      // Whoever hands out manifests must not lead this device into its home network.
      if (refusal === 'private') return createThrough({ window, clock, address: '', accept: accepts })
      if (!address || !mayPass(context, used.pieces)) return null
      return createThrough({ window, clock, address, accept: accepts })
    },

    leave() {
      opening++
      use(null)
    }
  }
}

/** @typedef {ReturnType<typeof createGate>} Gate */
