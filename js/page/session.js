// @ts-check
import { chooseEngine, hasEngine } from '../engines/index.js'
import { pageEngines } from './engines.js'
import { createPageRunner } from './runner.js'
import { traceOfSources } from '../session/trace-sources.js'
import { version } from '../base/version.js'

/** @typedef {import('../types').CoreEvent} CoreEvent */
/** @typedef {import('../types').KnownSource} KnownSource */

/**
 * @typedef {object} PageSessionOptions
 * @property {import('../session/source-list.js').SourceList} sources
 * @property {import('../index').Policy} policy
 * @property {import('../index').PageOptions['engines']} engines
 * @property {import('../index').Options['resolve']} resolve
 * @property {string | undefined} base resolves relative links
 * @property {import('../types').ServerMemory | null} memory
 * @property {import('../types').RequestScheduler | null} [scheduler] answers the engines' requests
 * @property {import('../proxies/proxy-session.js').ProxySession | null} [proxySession] the proxies of this playback
 * @property {() => import('../types').Core | null} coreNow the core, if it is already loaded
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {ReturnType<typeof import('./page-host.js').createWebHost>} host
 * @property {ReturnType<typeof import('./public-session.js').createPublicSession>} view
 * @property {() => Promise<import('../types').Core>} loadCore
 * @property {(dead: import('../types').Core) => Promise<import('../types').Core>} reloadCore
 */

/** Events that are not kept for the core: the adoption contains their facts, or they are useless later. */
const foldedEvents = ['progress', 'playback_started', 'stalled', 'pause', 'resume', 'seek', 'hidden', 'visible']

/**
 * One playback of a page. The first source opens right away, and the core adopts the playback once it is loaded. Without a
 * core the source plays as it would without this library.
 * @param {PageSessionOptions} options
 */
export function createPageSession(options) {
  const { sources, memory, window, clock, host, view } = options
  /** @type {'idle' | 'opening' | 'alone' | 'core' | 'plain' | 'over'} alone: the core still loads */
  let mode = 'idle'
  /** @type {import('../types').Runner | null} */
  let runner = null
  /** @type {CoreEvent[]} events from before the core was loaded */
  let kept = []
  /** True: data arrived before the core was loaded. */
  let lived = false
  /** @type {object[]} */
  const refusals = []
  let plainLoads = 0
  /** True: the first source opens paused. */
  let paused = false

  /**
   * @param {KnownSource} wanted
   * @param {boolean} picked by the page; otherwise the first source opens that this device can play
   * @param {boolean} [still] true: open it paused
   */
  function begin(wanted, picked, still = false) {
    mode = 'opening'
    paused = still
    const needed = sources.all().some(({ type }) => type === 'hls' || type === 'dash')
    const engines = needed ? pageEngines(options.engines, window, clock) : { now: {} }
    if ('now' in engines) host.useEngines(engines.now)
    const ready = options.coreNow()
    // The core chooses the first source from the server memory, so the host opens none before it.
    if ('now' in engines && ready && memory && !picked && beginWith(ready)) return
    const first = 'now' in engines && !picked ? playableFirst(wanted) : wanted
    view.opened(first.id)
    if ('now' in engines) {
      openAlone(first)
      return joinCore(first, Promise.resolve())
    }
    const arrived = engines.later.then((found) => host.useEngines(found))
    if (first.type !== 'hls' && first.type !== 'dash') {
      openAlone(first)
      return joinCore(first, arrived)
    }
    joinCore(
      first,
      arrived.then(() => openAlone(first))
    )
  }

  /** @param {import('../types').Core} core @returns {boolean} false: the core refuses the config and is not used */
  function beginWith(core) {
    try {
      runner = createRunner(core)
    } catch (error) {
      return false
    }
    mode = 'core'
    if (host.hidden()) runner.send({ type: 'hidden' })
    runner.send({ type: 'load', paused })
    return true
  }

  /** @param {KnownSource} wanted */
  function playableFirst(wanted) {
    const capabilities = host.capabilities()
    if (hasEngine(wanted.type, capabilities)) return wanted
    const other = sources.all().filter(({ type }) => hasEngine(type, capabilities))[0]
    if (!other) return wanted
    const why = 'nothing on this device plays ' + wanted.type
    refusals.push({
      at: clock.now(),
      step: 'passed_over',
      state: 'idle',
      why,
      sourceId: wanted.id,
      class: 'codec_unsupported'
    })
    return other
  }

  /** @param {KnownSource} first */
  function openAlone(first) {
    if (mode !== 'opening') return
    mode = 'alone'
    const engine = chooseEngine(first.type, host.capabilities())
    host.open({ loadId: 'l0', sourceId: first.id, url: first.raw, type: first.type, engine, paused })
  }

  /**
   * @param {KnownSource} first
   * @param {Promise<unknown>} arrived when the engine libraries are known; the session's config needs them
   */
  function joinCore(first, arrived) {
    Promise.all([options.loadCore(), arrived]).then(
      ([core]) => {
        if (mode !== 'alone') return
        try {
          adopt(core, first)
        } catch (error) {
          const { message } = /** @type {Error} */ (error)
          refusals.push({ at: clock.now(), step: 'refused', state: 'idle', why: message })
          playPlain()
        }
      },
      () => arrived.then(playPlain)
    )
  }

  /**
   * @param {import('../types').Core} core
   * @param {KnownSource} first
   */
  function adopt(core, first) {
    const created = createRunner(core)
    runner = created
    mode = 'core'
    const events = kept
    kept = []
    created.send({
      type: 'load',
      adopted: true,
      sourceId: first.id,
      openedAt: host.openedAt(),
      position: host.position(),
      paused: host.paused(),
      playing: host.playing()
    })
    if (host.hidden()) created.send({ type: 'hidden' })
    if (lived && !host.playing()) created.send({ type: 'loading', loadId: 'l0' })
    events.forEach((event) => created.send(event))
  }

  /** @param {import('../types').Core} core */
  function createRunner(core) {
    return createPageRunner(core, { page: options, send, onFailOpen: playPlain })
  }

  /** No core: the rest of this playback runs as without this library. */
  function playPlain() {
    if (mode === 'over' || mode === 'plain') return
    mode = 'plain'
    const events = kept
    kept = []
    events.forEach(withoutCore)
    if (host.failed()) giveUpPlain()
  }

  /** @param {CoreEvent} event */
  function withoutCore(event) {
    if (event.type === 'playback_failed') giveUpPlain()
    else if (event.type === 'ended') view.state('ended')
    else if (event.type === 'user_pick') {
      const picked = sources.byId(event.sourceId)
      if (picked) openPlain(picked)
    }
  }

  function giveUpPlain() {
    const { id } = view.current() || sources.all()[0]
    view.command({
      type: 'give_up',
      reason: 'unknown',
      tried: [{ sourceId: id, reason: 'unknown' }],
      messageKey: 'exhausted'
    })
  }

  /**
   * @param {KnownSource} source
   */
  function openPlain(source) {
    plainLoads++
    if (options.proxySession) options.proxySession.leave()
    const engine = chooseEngine(source.type, host.capabilities())
    const how = {
      loadId: 'plain' + plainLoads,
      sourceId: source.id,
      engine,
      position: host.position(),
      paused: host.paused()
    }
    view.command({ type: 'load_url', cause: 'pick', ...how })
    host.open({ url: source.raw, type: source.type, ...how })
  }

  /** Starts over after all sources have failed. */
  function again() {
    if (mode === 'core' && runner) runner.send({ type: 'load', position: host.position() })
    else openPlain(view.current() || sources.all()[0])
  }

  /** @param {CoreEvent} event */
  function send(event) {
    if (mode === 'core' && runner) runner.send(event)
    else if (mode === 'plain') withoutCore(event)
    else if (event.type === 'loading') lived = true
    else if (foldedEvents.indexOf(event.type) < 0) kept.push(event)
  }

  return {
    begin,
    again,
    /** Starts playback after a `begin` with `still`, or after a pause. */
    resume() {
      paused = false
      host.play()
    },
    send,
    mode: () => mode,
    trace: () => [traceOfSources(sources.all(), clock.now(), version)].concat(refusals, runner ? runner.trace() : []),
    end() {
      if (runner) {
        runner.send({ type: 'stop' })
        runner.dispose()
      }
      mode = 'over'
      kept = []
    }
  }
}
