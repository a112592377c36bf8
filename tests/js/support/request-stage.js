import { createHlsLoader } from '../../../js/engines/hls/loader.js'
import { createRequestScheduler } from '../../../js/requests/scheduler.js'
import { createSessionRunner } from '../../../js/session/runner.js'
import { createSourceList } from '../../../js/session/source-list.js'
import { createFakeClock } from './fake-clock.js'
import { createFakeNetwork } from './fake-network.js'

/** @param {string} type @param {...string} urls @returns {object[]} sources s1, s2, ... of a film */
export const sourcesOf = (type, ...urls) => urls.map((url, index) => ({ id: `s${index + 1}`, url, raw: url, type }))

/**
 * Calls a loader as hls.js does. `said` records each callback: its name and its arguments.
 * @param {any} Loader @param {object} context @param {object} [config] of the request @param {object} [hlsConfig]
 */
export function loadAsHls(Loader, context, config = {}, hlsConfig = {}) {
  const said = []
  const callbacks = {}
  for (const name of ['onSuccess', 'onError', 'onTimeout', 'onAbort'])
    callbacks[name] = (...given) => said.push([name, ...given])
  const loader = new Loader(hlsConfig)
  loader.load(context, config, callbacks)
  return { loader, said, callbacks, names: () => said.map(([name]) => name) }
}

/**
 * The request scheduler of a film on a fake network. The first source of the film is open.
 * @param {object} options
 * @param {object[]} options.sources
 * @param {(event: any) => object | void} [options.answer]  returns the core's answer to a request; without it, none comes
 * @param {(event: any) => void} [options.send]  receives all events
 * @param {(scheduler: any, stage: any) => any} [options.wrap]  returns what the loader gets instead of the scheduler
 * @param {any} [options.Plain]  the loader of hls.js; the default is the one of the network
 * @param {object} [options.config]  the config that hls.js passes to its loader with each request
 * @param {object} [options.hlsConfig]  the config of hls.js
 * @param {object} [options.modules]  the modules under test, if a test needs fresh ones
 */
export function createRequestStage({
  sources,
  answer,
  send = () => {},
  wrap = (scheduler) => scheduler,
  Plain,
  config = {},
  hlsConfig = {},
  modules = { createRequestScheduler, createHlsLoader }
}) {
  const network = createFakeNetwork()
  const clock = createFakeClock()
  const events = []
  let bufferMs = 0
  /** @type {any} */
  let runner = null

  function hear(event) {
    events.push(event)
    if (runner) runner.send(event)
    const said = answer && event.type === 'request' && answer(event)
    if (said) stage.scheduler.answer({ type: 'answer', requestId: event.id, ...said })
    send(event)
  }

  const stage = {
    network,
    clock,
    events,
    send: hear,
    ofType: (type) => events.filter((event) => event.type === type),
    bufferMs: () => bufferMs,
    setBuffer: (ms) => (bufferMs = ms),
    /** Sends a request as hls.js does. */
    load: (context, more) => loadAsHls(stage.Loader, context, { ...config, ...more }, hlsConfig),
    /** Starts a session of the core; it answers all later requests. @param {object} options @returns {any} its runner */
    startSession({ core, config: more, loadUrl = () => {}, giveUp = () => {}, prefetcher }) {
      runner = stage.runner = createSessionRunner({
        core,
        config: { sources: sources.map(({ id, url, type }) => ({ id, url, type })), ...more },
        host: { clock, loadUrl, nudge() {}, notify() {}, giveUp, scheduler: stage.scheduler },
        prefetcher: prefetcher || { prefetch() {}, cancel() {}, clear() {} }
      })
      runner.send({ type: 'load' })
      return runner
    }
  }
  const { window } = network
  const inner = modules.createRequestScheduler({ window, clock, sources: createSourceList(sources), send: hear })
  stage.scheduler = wrap(inner, stage)
  stage.scheduler.opened(sources[0].id)
  stage.Loader = modules.createHlsLoader({
    Plain: Plain || network.Plain,
    schedulerFor: () => stage.scheduler,
    bufferMs: stage.bufferMs
  })
  return stage
}
