// @ts-check
// Carries out the core's `fetch`: reads a manifest or the start of a file, asks the device about the codecs and the DRM
// in it, and reports the facts to the session. Playback waits for none of this, and no answer counts as a failure.
import { askCodecs, askDrmSystems } from '../device/device-host.js'
import { fetchBounded } from './prefetch-host.js'
import { reach } from '../proxies/private-request-host.js'

/**
 * @typedef {import('../types').Core} Core
 * @typedef {import('../types').FetchCommand} FetchCommand
 * @typedef {import('../types').SourceFacts} SourceFacts
 * @typedef {import('./prefetch-host.js').Answer} Answer
 * @typedef {{facts: SourceFacts, answer: Answer}} Prefetched
 * @typedef {object} PrefetcherOptions
 * @property {import('../types').PageWindow} window
 * @property {() => import('../device/device-host.js').Askable | undefined} video the element that would play the source
 * @property {() => import('../types').Capabilities} capabilities of the engines
 * @property {(event: import('../types').CoreEvent) => void} send
 * @property {import('../types').Clock} clock
 */

const longestEcho = 100

/** @param {PrefetcherOptions} options */
export function createPrefetcher({ window, video, capabilities, send, clock }) {
  /** Cancels each request under way, by its id. @type {Record<string, () => void>} */
  const running = {}

  /**
   * @param {FetchCommand} command
   * @param {Prefetched | null} looked
   */
  function finish(command, looked) {
    if (!running[command.id]) return
    delete running[command.id]
    if (!looked) return send({ type: 'fetch_done', id: command.id, ok: false })
    const { facts, answer } = looked
    const { verdict, reason, protection } = facts
    send({ type: 'source_facts', sourceId: command.sourceId, verdict, reason, protection, video: !!facts.video })
    const { firstByteMs, elapsedMs, body } = answer
    send({ type: 'fetch_done', id: command.id, ok: true, firstByteMs, elapsedMs, bytes: body.byteLength })
  }

  /**
   * @param {FetchCommand} command
   * @param {string} url
   * @returns {Promise<Answer | null>}
   */
  function read(command, url) {
    return new Promise((resolve) => {
      // Cancelled meanwhile: nothing waits for this promise.
      if (!running[command.id]) return
      const head = command.purpose === 'probe' && isFile(url)
      running[command.id] = fetchBounded(window, { url, timeoutMs: command.timeoutMs, head, now: clock.now }, resolve)
    })
  }

  /**
   * @param {Core} core
   * @param {Answer} answer
   * @returns {Promise<SourceFacts>} including what the device can play
   */
  function judge(core, { status, contentType, url, body }) {
    const request = { status, contentType, url, body }
    const first = core.sourceFacts({ ...request, capabilities: capabilities() })
    const closed = first.protection !== 'none'
    if (!closed && !first.codecs.length) return Promise.resolve(first)
    return Promise.all([
      first.codecs.length ? askCodecs({ window, video: video(), codecs: first.codecs }) : {},
      // The device is asked about DRM for protected films only: some browsers show the viewer a notice.
      closed ? askDrmSystems(window) : undefined
    ]).then(([codecs, drmSystems]) => {
      /** @type {import('../index').DeviceCapabilities} */
      const device = { ...capabilities(), codecs }
      if (drmSystems) device.drmSystems = drmSystems
      return core.sourceFacts({ ...request, capabilities: device })
    })
  }

  /**
   * Also reads a media playlist of a multivariant playlist: the keys may be named only there.
   * @param {Core} core
   * @param {FetchCommand} command
   * @param {Answer} answer
   * @param {SourceFacts} facts
   * @returns {Promise<SourceFacts>}
   */
  function further(core, command, answer, facts) {
    const next = facts.next && facts.protection === 'none' && resolved(facts.next, answer.url)
    if (!next) return Promise.resolve(facts)
    return read(command, next)
      .then((media) => (media ? judge(core, media) : facts))
      .then((media) => (media.protection === 'none' ? facts : media))
  }

  /**
   * A TorrServer answers with its version. A longer answer or a web page comes from another server.
   * @param {FetchCommand} command
   */
  function hearEcho({ id, url, timeoutMs }) {
    running[id] = fetchBounded(window, { url, timeoutMs, head: true, now: clock.now }, (answer) => {
      delete running[id]
      const ok = !!answer && answer.status === 200 && answer.body.byteLength <= longestEcho && !isPage(answer.body)
      send({ type: 'fetch_done', id, ok })
    })
  }

  return {
    /**
     * @param {Core} core
     * @param {FetchCommand} command
     */
    prefetch(core, command) {
      if (command.purpose === 'echo') return hearEcho(command)
      if (command.purpose === 'reach') {
        running[command.id] = reach(window, { ...command, clock }, (ok) => {
          delete running[command.id]
          send({ type: 'fetch_done', id: command.id, ok })
        })
        return
      }
      running[command.id] = () => {}
      read(command, command.url)
        .then(
          (answer) =>
            answer &&
            judge(core, answer)
              .then((facts) => further(core, command, answer, facts))
              .then((facts) => ({ facts, answer }))
        )
        .then(
          (looked) => finish(command, looked),
          // The core refuses the body, or the browser behaves unexpectedly.
          () => finish(command, null)
        )
    },
    /** @param {string} id */
    cancel(id) {
      const stop = running[id]
      delete running[id]
      if (stop) stop()
    },
    /** Cancels everything: the core that asked is gone. */
    clear() {
      Object.keys(running).forEach((id) => {
        running[id]()
        delete running[id]
      })
    }
  }
}

/** @typedef {ReturnType<typeof createPrefetcher>} Prefetcher */

/** @param {ArrayBuffer | Uint8Array} body */
function isPage(body) {
  return new Uint8Array(body)[0] === '<'.charCodeAt(0)
}

/**
 * @param {string} reference
 * @param {string} base
 * @returns {string | undefined}
 */
function resolved(reference, base) {
  try {
    return new URL(reference, base).href
  } catch (error) {
    return undefined
  }
}

/**
 * True unless the URL looks like a manifest. A file must be cut off, or the whole film would arrive.
 * @param {string} url
 */
function isFile(url) {
  return !/\.(m3u8?|mpd)(?![a-z0-9])/i.test(url)
}
