// @ts-check
import { createAlarm } from './alarm.js'
import { createMemory } from './playback-state.js'

/** @typedef {import('../types').Core} Core */
/** @typedef {import('../types').CoreSession} CoreSession */
/** @typedef {import('../types').CoreEvent} CoreEvent */
/** @typedef {import('../types').Command} Command */
/** @typedef {import('../types').LoadUrlCommand} LoadUrlCommand */
/** @typedef {import('../types').Runner} Runner */

/**
 * @typedef {object} RunnerOptions
 * @property {Core} core
 * @property {import('../types').Host} host
 * @property {import('../types').HostConfig} config
 * @property {(text: string) => void} [log]
 * @property {(state: string) => void} [onState] called after the commands of the event that changed the state
 * @property {(states: Record<string, import('../index').SourceState>) => void} [onSourceStates] called before the commands, with the
 *   sources whose state has changed, by id
 * @property {(command: Command) => void} [onCommand] called before the command is carried out
 * @property {import('../requests/prefetch.js').Prefetcher} [prefetcher] carries out `fetch`
 * @property {(dead: Core) => Promise<Core>} [reloadCore] called once, after a trap
 * @property {() => void} [onFailOpen] called if no core is left: the runner stops, and playback stays as it is
 */

const maxTrace = 500

/**
 * Runs one session: passes events to the core and commands to the host. Handlers of the host and of the caller may throw.
 * The runner itself never throws, except here if the core refuses the config.
 * @param {RunnerOptions} options
 * @returns {Runner}
 * @throws {TypeError} with the `field` that the core names
 */
export function createSessionRunner(options) {
  const { host, config, prefetcher, reloadCore } = options
  const { clock } = host
  const known = createMemory(config.sources[0].id)
  const alarm = createAlarm(clock, () => send({ type: 'wake' }))
  /** @type {object[]} */
  const trace = []
  /** @type {CoreEvent[]} */
  let queue = []
  let core = options.core
  /** @type {CoreSession | null} null while a new core loads, and after the end */
  let session = core.createSession(sessionConfig())
  if (host.scheduler) host.scheduler.attach(core)
  let state = 'idle'
  let busy = false
  let over = false
  let reloaded = false

  function sessionConfig() {
    /** @type {import('../types').SessionConfig} */
    const full = { ...config, now: clock.now() }
    if (clock.epochMs) full.epochMs = Math.floor(clock.epochMs())
    return full
  }

  /** @param {string} text */
  function log(text) {
    try {
      if (options.log) options.log(text)
    } catch (error) {
      // The caller's log throws: the runner cannot report it anywhere.
    }
  }

  /** @param {() => void} fn */
  function attempt(fn) {
    try {
      fn()
    } catch (error) {
      log('a handler failed: ' + error)
    }
  }

  /** @type {Runner['send']} */
  function send(event) {
    if (over) return state
    queue.push(event)
    if (!busy) drain()
    return state
  }

  function drain() {
    busy = true
    while (session && queue.length) {
      const current = session
      const event = /** @type {CoreEvent} */ (queue.shift())
      // An answer that does not follow the protocol must not stop the session either.
      attempt(() => step(current, event))
    }
    busy = false
  }

  /**
   * @param {CoreSession} current
   * @param {CoreEvent} event
   */
  function step(current, event) {
    const full = known.toCore(event, clock.now())
    if (!full) return
    let answer
    try {
      answer = current.handle(full)
    } catch (error) {
      return trapped(event)
    }
    if ('error' in answer) return log(event.type + ' refused: ' + answer.error.code + ' ' + answer.error.message)
    alarm.set(answer.wakeAt)
    known.sawEvent(event, clock.now())
    const before = state
    state = answer.state
    const { sourceStates } = answer
    if (sourceStates) attempt(() => options.onSourceStates && options.onSourceStates(sourceStates))
    answer.commands.forEach((command) => !over && run(known.fromCore(command, clock.now())))
    if (state !== before && !over) attempt(() => options.onState && options.onState(state))
  }

  /** @param {Command} command */
  function run(command) {
    attempt(() => options.onCommand && options.onCommand(command))
    if (over) return
    attempt(() => {
      switch (command.type) {
        case 'load_url':
          return host.loadUrl(command)
        case 'fetch':
          return prefetcher && prefetcher.prefetch(core, command)
        case 'cancel_fetch':
          return prefetcher && prefetcher.cancel(command.id)
        case 'nudge':
          return host.nudge(command)
        case 'renew_link':
          return host.renewLink && host.renewLink(command)
        case 'save_snapshot':
          return host.saveSnapshot && host.saveSnapshot(command)
        case 'answer':
          return host.scheduler && host.scheduler.answer(command)
        case 'pair':
          return host.scheduler && host.scheduler.pair(command)
        case 'notify':
          return host.notify(command)
        case 'give_up':
          return host.giveUp(command)
        case 'trace':
          return keep(command)
        default:
          return log('unknown command: ' + /** @type {{type: string}} */ (command).type)
      }
    })
  }

  /** @param {object} entry */
  function keep(entry) {
    trace.push(entry)
    if (trace.length > maxTrace) trace.shift()
  }

  /** @param {CoreEvent} event the one at which the core trapped; it is not sent again */
  function trapped(event) {
    log('the core trapped at ' + event.type)
    forgetAll()
    release()
    if (reloaded || !reloadCore) return failOpen()
    reloaded = true
    Promise.resolve(core)
      .then(reloadCore)
      .then(adopt)
      .then(null, () => failOpen())
  }

  /** @param {Core} fresh */
  function adopt(fresh) {
    if (over) return
    core = fresh
    session = core.createSession(sessionConfig())
    queue = known.adoption().concat(queue.filter((event) => event.type !== 'progress'))
    drain()
    // `attach` may report servers that only the old core knew.
    if (host.scheduler && !over) host.scheduler.attach(core)
  }

  function failOpen() {
    if (over) return
    dispose()
    attempt(() => options.onFailOpen && options.onFailOpen())
  }

  /** Cancels what the old core has started and a new core would not know of. */
  function forgetAll() {
    alarm.set(undefined)
    attempt(() => host.scheduler && host.scheduler.detach())
    attempt(() => prefetcher && prefetcher.clear())
  }

  function release() {
    const ending = session
    session = null
    try {
      if (ending) ending.dispose()
    } catch (error) {
      log('the session could not be freed')
    }
  }

  function dispose() {
    over = true
    queue = []
    forgetAll()
    release()
  }

  return {
    send,
    state: () => state,
    trace: () => trace.slice(),
    sourceId: known.sourceId,
    loadId: known.loadId,
    dispose
  }
}
