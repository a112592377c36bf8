// @ts-check
// The proxies of one playback. The core says when to use one and what may go through it. The viewer is asked first. After
// a yes the proxy serves the manifests of the source; after a second yes also the segments that they name.
import { keepsQuiet } from './private-request-host.js'
import { createProxyLoader } from './proxy-loader.js'

/**
 * @typedef {import('../engines/hls/library').HlsLoader} HlsLoader
 * @typedef {import('../index').ProxyEntry} ProxyEntry
 * @typedef {import('../types').LoadUrlCommand} LoadUrlCommand
 * @typedef {object} InUse
 * @property {ProxyEntry} entry
 * @property {boolean} pieces
 * @property {string} sourceId
 * @property {string} proxyId
 * @property {string} loadId
 *
 * @typedef {object} ProxySessionOptions
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {ProxyEntry[]} entries
 * @property {(entry: ProxyEntry, pieces: boolean, answer: (yes: boolean) => void) => void} ask may answer synchronously
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {(inUse: InUse | null) => void} onUse
 * @property {(entry: ProxyEntry, bytes: number) => void} [onBytes]
 */

/** URLs that reach no server. */
const asksNobody = /^(data|blob):/i

/**
 * @param {string} url
 * @returns {string} as the platform parses it: hosts in ASCII, IP addresses in one form; unchanged if it cannot
 */
function canonical(url) {
  try {
    return new URL(url).href
  } catch (error) {
    return url
  }
}

/** @param {ProxySessionOptions} options */
export function createProxySession({ window, clock, entries, ask, send, onUse, onBytes }) {
  /** @type {import('../types').Core | null} */
  let core = null
  /** @type {InUse | null} */
  let inUse = null
  /**
   * The proxy that was used last. Until a source opens without a proxy, the engine may have playlists with URLs that this
   * proxy chose, even if none is in use.
   * @type {ProxyEntry | null}
   */
  let suspect = null
  let opening = 0

  /** @param {InUse | null} next */
  function use(next) {
    const changed = next !== inUse
    inUse = next
    if (changed) onUse(next)
  }

  /**
   * @param {import('../engines/hls/library').HlsContext} context
   * @param {boolean} pieces
   */
  const mayPass = ({ type, frag, keyInfo }, pieces) =>
    !keyInfo && (frag ? pieces : /^(manifest|level|audioTrack|subtitleTrack)$/.test(String(type)))

  /**
   * @param {InUse} used
   * @param {boolean} manifest
   * @param {string} url
   * @param {string} answered
   * @param {ArrayBuffer} body
   * @returns {string} why the answer is refused; '' if it is accepted
   */
  function refusalOf({ entry, sourceId, proxyId, loadId }, manifest, url, answered, body) {
    if (onBytes) onBytes(entry, body.byteLength)
    if (!core) return 'the core is gone'
    if (!core.proxyAddress({ proxy: entry.url, answered }).mine) return 'another address answered'
    if (!manifest) return ''
    const { type, drmSystems, protection, inward } = core.sourceFacts({ url, status: 200, contentType: '', body })
    // Checked first: the playlist of a protected film may name such addresses too.
    if (inward) {
      send({ type: 'proxy_refused', loadId, proxyId, pieces: false, inward: true })
      return 'the playlist of the proxy names an address of a home network'
    }
    if (drmSystems.length || protection === 'closed') {
      send({ type: 'source_facts', sourceId, verdict: 'unplayable', reason: 'protected', protection: 'closed' })
      return 'the film is protected'
    }
    return type === 'hls' ? '' : 'the answer of the proxy is no playlist'
  }

  /**
   * @param {import('../engines/hls/library').HlsContext} context
   * @param {import('../types').Core} known
   * @param {ProxyEntry} entry
   * @returns {HlsLoader | null}
   */
  function chosenLoader(context, known, entry) {
    const used = inUse
    const url = canonical(context.url)
    if (asksNobody.test(url)) return null
    const { refusal, url: address } = known.proxyAddress({ proxy: entry.url, url })
    // A proxy that serves manifests must not lead this device into its home network. An unreadable URL may lead anywhere.
    if (refusal === 'private' || refusal === 'no_address') return nobody('an address of a home network')
    if (!used || !address || !mayPass(context, used.pieces)) return null
    const manifest = !context.frag
    return createProxyLoader({
      window,
      clock,
      address,
      refusalOf: (answered, body) => refusalOf(used, manifest, url, answered, body)
    })
  }

  /** @param {string} why */
  const nobody = (why) => createProxyLoader({ window, clock, address: '', refusalOf: () => why })

  return {
    /** The `proxies` of a session's config. */
    list: () => entries.map(({ url }, index) => ({ id: 'p' + (index + 1), url })),
    /** Whether this platform can send private requests. */
    able: () => keepsQuiet(window),
    /** @param {import('../types').Core | null} found null: the core is gone */
    attach(found) {
      core = found
    },

    /**
     * Called before a source opens. If the command names a proxy, asks the viewer. Calls `open` unless the answer is no.
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
        suspect = null
        return open()
      }
      if (inUse && (inUse.entry !== entry || inUse.sourceId !== sourceId || inUse.pieces !== pieces)) use(null)
      ask(entry, pieces, (yes) => {
        if (mine !== opening) return
        if (!yes) return send({ type: 'proxy_refused', loadId, proxyId: via, pieces })
        if (inUse) inUse.loadId = loadId
        else use({ entry, pieces, sourceId, proxyId: via, loadId })
        suspect = entry
        open()
      })
    },

    /**
     * @param {import('../engines/hls/library').HlsContext} context
     * @returns {HlsLoader | null} a loader in place of its own; null: its own. Never throws: hls.js would then use its own
     */
    loaderFor(context) {
      if (!suspect) return null
      try {
        return core ? chosenLoader(context, core, suspect) : nobody('the core is gone')
      } catch (error) {
        return nobody('the core failed')
      }
    },

    leave() {
      opening++
      use(null)
    }
  }
}

/** @typedef {ReturnType<typeof createProxySession>} ProxySession */
