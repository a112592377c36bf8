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
 * @property {string | undefined} base of relative links
 * @property {import('../types').ServerMemory | null} memory
 * @property {import('../types').RequestScheduler | null} [scheduler] where the engines bring their requests
 * @property {import('../proxies/proxy-session.js').ProxySession | null} [proxySession] of intermediaries
 * @property {() => import('../types').Core | null} coreNow where it is there already
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {ReturnType<typeof import('./page-host.js').createWebHost>} host
 * @property {ReturnType<typeof import('./public-session.js').createPublicSession>} view
 * @property {() => Promise<import('../types').Core>} loadCore
 * @property {(dead: import('../types').Core) => Promise<import('../types').Core>} reloadCore
 */

/** Told in the adoption itself, or worth nothing later. */
const foldedEvents = ['progress', 'playback_started', 'stalled', 'pause', 'resume', 'seek', 'hidden', 'visible']

/**
 * One playback of a page: the first source at once, the core as soon as it is there. Without a core the source plays on
 * as it would without us.
 * @param {PageSessionOptions} options
 */
export function createPageSession(options) {
  const { sources, memory, window, clock, host, view } = options
  /** @type {'idle' | 'opening' | 'alone' | 'core' | 'plain' | 'over'} alone: the core is awaited */
  let mode = 'idle'
  /** @type {import('../types').Runner | null} */
  let runner = null
  /** @type {CoreEvent[]} before the core was there */
  let kept = []
  /** Something had come before the core was there. */
  let lived = false
  /** @type {object[]} */
  const refusals = []
  let plainLoads = 0
  /** As the first source is opened. */
  let paused = false

  /**
   * @param {KnownSource} wanted
   * @param {boolean} picked by the page; else the first one that anything here can play is opened
   * @param {boolean} [still] opened, and not played
   */
  function begin(wanted, picked, still = false) {
    mode = 'opening'
    paused = still
    const needed = sources.all().some(({ type }) => type === 'hls' || type === 'dash')
    const engines = needed ? pageEngines(options.engines, window, clock) : { now: {} }
    if ('now' in engines) host.useEngines(engines.now)
    const ready = options.coreNow()
    // Who is asked first is known from the last evening: no source need be opened to find out.
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

  /** @param {import('../types').Core} core @returns {boolean} false: it refuses, and plays no part */
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
   * @param {Promise<unknown>} arrived of the engines, which are part of the session's config
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

  /** No core: the rest of this playback is as without us. */
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

  /** From the start of the list, after everything had failed. */
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
    /** After `begin` without playing, or a pause. */
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
