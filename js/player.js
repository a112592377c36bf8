// @ts-check
import { createClock } from './clock-host.js'
import { loadCore, reloadCore } from './core-client.js'
import { createListeners } from './listeners.js'
import { createMemoryHost } from './memory-host.js'
import { readPageOptions } from './page-options.js'
import { createPageSession } from './page-session.js'
import { PlaybackError } from './playback-error.js'
import { withGate } from './proxies/desk.js'
import { createPageGate } from './proxies/page-gate.js'
import { createRequestDesk } from './requests/desk.js'
import { createPublicSession } from './public-session.js'
import { createTrackKeeper } from './tracks/keeper.js'
import { createWebHost } from './web-host.js'

/** @typedef {import('./index').PlaybackEvent} PlaybackEvent */
/** @typedef {import('./types').CoreEvent} CoreEvent */

/**
 * A player on an element of the page. Starts nothing before `play()`.
 * @param {HTMLVideoElement} video
 * @param {import('./index').PageOptions} options
 * @returns {import('./index').Player}
 * @throws {TypeError} naming the field
 */
export function createPlayer(video, options) {
  const given = readPageOptions(video, options)
  const { sources, signal } = given
  const window = /** @type {import('./types').PageWindow} */ (video.ownerDocument.defaultView)
  const clock = createClock(window)
  const listeners = createListeners(given.onEvent)
  const promise = createPlayPromise()
  const send = (/** @type {CoreEvent} */ event) => session.send(event)
  const gate = createPageGate({ ...given, window, clock, paused: () => host.paused(), send, emit: onPublicEvent })
  const plainDesk =
    // One source alone may have a manifest that names more servers.
    given.requests && sources.some(({ type }) => type === 'hls' || type === 'dash')
      ? createRequestDesk({ window, clock, sources: () => sources, send })
      : null
  const desk = plainDesk && gate ? withGate(plainDesk, gate) : plainDesk
  const keeper = createTrackKeeper({
    preferences: given.preferences,
    coreNow: () => arrived,
    onChange: (tracks) => listeners.emit({ type: 'tracks_changed', tracks })
  })
  const host = createWebHost({ video, window, clock, emit: onHostEvent, desk, keeper })
  const view = createPublicSession({
    sources,
    language: given.language || window.navigator.language,
    now: clock.now,
    position: host.position,
    emit: onPublicEvent
  })
  const { policy, engines, resolve, base } = given
  const memory = given.memory && given.memory !== 'none' ? createMemoryHost(window, given.memory) : null
  const author = { sources, policy, engines, resolve, base, memory, desk, gate, coreNow: () => arrived }
  const session = createPageSession({ ...author, window, clock, host, view, loadCore: core, reloadCore })
  /** @type {Promise<import('./types').Core> | null} */
  let loading = null
  /** @type {import('./types').Core | null} */
  let arrived = null
  let firstIndex = 0
  let picked = false
  let exhausted = false
  let over = false

  function core() {
    if (loading) return loading
    loading = loadCore()
    loading.then(
      (found) => {
        arrived = found
        // A list may have come before it.
        keeper.changed()
      },
      () => {}
    )
    return loading
  }

  /** @param {CoreEvent} event */
  function onHostEvent(event) {
    if (event.type === 'playback_started') {
      if (session.mode() !== 'core') view.firstFrame()
      promise.resolve()
    }
    session.send(event)
  }

  /** @param {PlaybackEvent} event */
  function onPublicEvent(event) {
    if (event.type === 'exhausted') {
      exhausted = true
      promise.reject(new /** @type {any} */ (PlaybackError)(event.reason, event.tried, event.message))
    }
    if (event.type === 'trying' && exhausted) {
      // A pick of the viewer's after the end begins a new life, which nobody may be waiting for.
      exhausted = false
      promise.renew().then(null, () => {})
    }
    listeners.emit(event)
  }

  function play() {
    if (over) return Promise.reject(aborted())
    const idle = session.mode() === 'idle'
    if (!idle && !exhausted) return promise.current()
    const started = promise.renew()
    exhausted = false
    if (idle) session.begin(sources[firstIndex], picked)
    else session.again()
    return started
  }

  function stop() {
    if (over) return
    over = true
    session.end()
    view.close()
    host.close()
    if (gate) gate.leave()
    promise.reject(aborted())
    listeners.clear()
    if (signal) signal.removeEventListener('abort', dispose)
  }

  function dispose() {
    stop()
    host.restore()
  }

  /** @type {import('./index').Player} */
  const player = {
    get ready() {
      return core().then(
        ({ backend }) => backend,
        () => /** @type {'none'} */ ('none')
      )
    },
    get session() {
      return player
    },
    get source() {
      return view.source()
    },
    get sources() {
      return view.sources()
    },
    use(index) {
      if (!sources[index]) throw new TypeError('use: there is no source ' + index)
      if (over) return
      if (session.mode() === 'idle') {
        firstIndex = index
        picked = true
      } else session.send({ type: 'user_pick', sourceId: sources[index].id })
    },
    get tracks() {
      return keeper.tracks()
    },
    selectTrack(id) {
      if (!keeper.select(id) && !over) throw new TypeError('selectTrack: there is no track ' + id)
    },
    on: listeners.on,
    trace: session.trace,
    play,
    stop,
    dispose
  }
  if (signal) {
    if (signal.aborted) dispose()
    else signal.addEventListener('abort', dispose)
  }
  return player
}

function aborted() {
  const error = new Error('the player was stopped')
  error.name = 'AbortError'
  return error
}

/** The promise of the load at hand; settled once. */
function createPlayPromise() {
  const nothing = () => {}
  /** @type {Promise<void>} */
  let current = Promise.resolve()
  /** @type {() => void} */
  let resolve = nothing
  /** @type {(error: Error) => void} */
  let reject = nothing
  return {
    current: () => current,
    renew() {
      current = new Promise((onStarted, onFailed) => {
        resolve = onStarted
        reject = onFailed
      })
      return current
    },
    resolve: () => resolve(),
    /** @param {Error} error */
    reject: (error) => reject(error)
  }
}
