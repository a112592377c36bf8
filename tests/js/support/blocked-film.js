import { loadCore } from '../../../js/core/client.js'
import { createProxySession } from '../../../js/proxies/proxy-session.js'
import { withProxySession } from '../../../js/proxies/scheduler.js'
import { createPrefetcher } from '../../../js/requests/prefetch.js'
import { createFakeFetch } from './fake-fetch.js'
import { createRequestStage, sourcesOf } from './request-stage.js'
import { settle } from './settle.js'

export const film = 'https://a.example/films/one/film.m3u8'
const entries = [
  { url: 'https://proxy.example.com/?url={url}', owner: 'Somebody', purpose: 'films' },
  { url: 'https://other.example.net/pass?u={url}', owner: 'Another', purpose: 'films' }
]

/** @param {string} url @param {number} [number] of the proxy, from 0 @returns {string} the proxy's address for this URL */
export const through = (url, number = 0) => entries[number].url.replace('{url}', encodeURIComponent(url))

/**
 * A film whose server answers, but CORS forbids a page to read it. hls.js has failed once, so the core names a proxy next.
 * @param {object} [options]
 * @param {string} [options.url] of the film
 * @param {boolean[]} [options.answers] the answers of the viewer, one for each question
 * @param {number} [options.unanswered] which question the viewer does not answer, from 1; 0: the viewer answers all
 * @param {boolean} [options.dead] the server does not answer
 */
export async function blockedFilm({ url = film, answers = [true, true], unanswered = 0, dead = false } = {}) {
  const core = await loadCore()
  const { window, asked, serve } = createFakeFetch()
  const questions = []
  const used = []
  const bytes = []
  const loads = []
  const gaveUp = []
  /** @type {any} */
  let proxySession = null
  const made = createRequestStage({
    sources: sourcesOf('hls', url),
    config: { loadPolicy: { maxLoadTimeMs: 9000 }, timeout: 9000 },
    hlsConfig: { xhrSetup: jest.fn() },
    wrap(scheduler, { send, clock }) {
      proxySession = createProxySession({
        window,
        clock,
        entries,
        send,
        ask(entry, pieces, answer) {
          questions.push([entry.owner, pieces])
          if (questions.length !== unanswered) answer(answers[questions.length - 1])
        },
        onUse: (inUse) => used.push(inUse && [inUse.entry.owner, inUse.pieces]),
        onBytes: (entry, count) => bytes.push(count)
      })
      return withProxySession(scheduler, proxySession)
    }
  })
  const { network, clock, send, scheduler } = made
  const stage = {
    ...made,
    core,
    serve,
    asked,
    questions,
    used,
    bytes,
    loads,
    gaveUp,
    proxySession,
    /** All addresses that the device requested from proxies. */
    addresses: () => asked.filter(({ mode }) => mode === 'cors').map((one) => one.url),
    async load(context) {
      const loading = made.load(context)
      await settle()
      return loading
    },
    manifest: () => stage.load({ url, responseType: 'text', type: 'manifest' }),
    async fail(details = 'manifestLoadError') {
      send({ type: 'playback_failed', loadId: runner.loadId(), evidence: { engine: 'hls.js', details } })
      await settle()
    },
    /** Expects no request to the server and none to a proxy. */
    expectNothingAsked: () => expect([network.asked, stage.addresses()]).toEqual([[], []])
  }
  if (!dead) serve(url, { status: 200 })
  const runner = made.startSession({
    core,
    config: {
      proxies: proxySession.list(),
      capabilities: { hlsjs: true, mse: true, requests: true, proxies: proxySession.able() }
    },
    loadUrl(command) {
      scheduler.opened(command.sourceId)
      proxySession.before(command, () => loads.push(command))
    },
    giveUp: (command) => gaveUp.push(command),
    prefetcher: createPrefetcher({ window, video: () => null, capabilities: () => ({}), send, clock })
  })
  await stage.fail()
  return stage
}
