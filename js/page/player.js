// @ts-check
import { createClock } from '../base/clock-host.js'
import { loadCore, reloadCore } from '../core/client.js'
import { createExternalTracks } from '../external-tracks/index.js'
import { createListeners } from '../base/listeners.js'
import { createMemoryHost } from '../memory/memory-host.js'
import { readPageOptions } from './options.js'
import { createPageSession } from './session.js'
import { createPlayPromise } from './play-promise.js'
import { abortError, PlaybackError } from './playback-error.js'
import { withProxySession } from '../proxies/scheduler.js'
import { createPageProxySession } from '../proxies/page-consent.js'
import { createRequestScheduler } from '../requests/scheduler.js'
import { createSourceList } from '../session/source-list.js'
import { createPublicSession } from './public-session.js'
import { canonical } from './sources.js'
import { onScreen, showsHdr } from '../device/screen-host.js'
import { createTrackSelector } from '../tracks/track-selector.js'
import { createWebHost } from './page-host.js'

/** @typedef {import('../index').PlaybackEvent} PlaybackEvent */
/** @typedef {import('../types').CoreEvent} CoreEvent */

/**
 * Creates a player on an element of the page. The player starts nothing before `play()` or `load()`.
 * @param {HTMLVideoElement} video
 * @param {import('../index').PageOptions} options
 * @returns {import('../index').Player}
 * @throws {TypeError} naming the field
 */
export function createPlayer(video, options) {
  return createPlayerOn(video, options, null)
}

/**
 * @param {HTMLVideoElement} video
 * @param {import('../index').PageOptions} options
 * @param {import('../engines/engine').Attachment | null} attached the page's own engine on the element
 * @returns {import('../index').Player}
 */
export function createPlayerOn(video, options, attached) {
  const given = readPageOptions(video, options)
  const { signal } = given
  const sources = createSourceList(given.sources.concat(given.given.voices))
  const window = /** @type {import('../types').PageWindow} */ (video.ownerDocument.defaultView)
  const clock = createClock(window)
  const listeners = createListeners(given.onEvent)
  const promise = createPlayPromise()
  const send = (/** @type {CoreEvent} */ event) => session.send(event)
  const proxySession = createPageProxySession({
    ...given,
    window,
    clock,
    paused: () => host.paused(),
    send,
    emit: onPublicEvent
  })
  const plainScheduler =
    // Also for a single source: its manifest may name more servers.
    given.requests && sources.all().some(({ type }) => type === 'hls' || type === 'dash')
      ? createRequestScheduler({ window, clock, sources, send })
      : null
  const beside = createExternalTracks({
    ...given,
    first: given.sources[0].id,
    video,
    window,
    clock,
    joins: !!plainScheduler,
    changed: () => trackSelector.changed(),
    pick: (sourceId) => over || send({ type: 'user_pick', sourceId }),
    emit: onPublicEvent
  })
  const proxiedScheduler =
    plainScheduler && proxySession ? withProxySession(plainScheduler, proxySession) : plainScheduler
  const scheduler = proxiedScheduler && { ...proxiedScheduler, playlist: beside.playlist }
  const trackSelector = createTrackSelector({
    preferences: onScreen(given.preferences, window),
    now: clock.now,
    hdr: () => showsHdr(window),
    coreNow: () => arrived,
    onChange: (tracks) => listeners.emit({ type: 'tracks_changed', tracks: beside.all(tracks) }),
    extend: beside.extend
  })
  const host = createWebHost({ video, window, clock, emit: onHostEvent, scheduler, trackSelector, attached })
  const view = createPublicSession({
    sources,
    language: given.language || window.navigator.language,
    now: clock.now,
    position: host.position,
    emit: onPublicEvent
  })
  const { policy, engines, resolve, base } = given
  const memory = given.memory && given.memory !== 'none' ? createMemoryHost(window, given.memory) : null
  const author = { sources, policy, engines, resolve, base, memory, scheduler, proxySession, coreNow: () => arrived }
  const session = createPageSession({ ...author, window, clock, host, view, loadCore: core, reloadCore: reload })
  /** @type {import('../types').Core | null} */
  let arrived = null
  let firstIndex = 0
  let picked = false
  let exhausted = false
  let over = false

  function core() {
    const loading = loadCore()
    loading.then(hasCome, () => {})
    return loading
  }

  /** @param {import('../types').Core} dead */
  function reload(dead) {
    const loading = reloadCore(dead)
    loading.then(hasCome, () => {})
    return loading
  }

  /** @param {import('../types').Core} found */
  function hasCome(found) {
    if (arrived === found) return
    arrived = found
    // The engine's track lists may have arrived before the core.
    trackSelector.changed()
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
      promise.reject(new PlaybackError(event.reason, event.tried, event.message))
    }
    if (event.type === 'trying' && exhausted) {
      // The viewer picks a source after `exhausted`. The handler prevents an unhandled rejection of the new promise.
      exhausted = false
      promise.renew().then(null, () => {})
    }
    listeners.emit(event)
  }

  function play() {
    if (over) return Promise.reject(aborted())
    const idle = session.mode() === 'idle'
    if (!idle && !exhausted) {
      session.resume()
      return promise.current()
    }
    const started = promise.renew()
    exhausted = false
    if (idle) session.begin(sources.all()[firstIndex], picked)
    else session.again()
    return started
  }

  /** @param {number} index @param {boolean} chosen @param {boolean} paused */
  function begin(index, chosen, paused) {
    // The handler prevents an unhandled rejection: the caller gets no promise.
    promise.renew().then(null, () => {})
    session.begin(sources.all()[index], chosen, paused)
  }

  /** The page's own engine loads this URL. @param {import('../engines/engine').Attachment} own @param {string} address */
  function adopt(own, address) {
    const url = canonical(address, given.base)
    const addresses = sources.all().map((known) => known.url || known.raw)
    const index = addresses.indexOf(url || address)
    const idle = session.mode() === 'idle'
    // The URL is not one of the sources: another film, so the player stops.
    if (index < 0) return idle ? undefined : stop()
    // Deferred: the engine is still opening the URL.
    if (!idle) return void Promise.resolve().then(() => player.use(index))
    own.adopt()
    begin(index, true, video.paused)
  }

  function stop() {
    if (over) return
    over = true
    leave()
    session.end()
    view.close()
    host.close()
    beside.end()
    if (proxySession) proxySession.leave()
    // The page's engine owns the element, so the host releases it now and not at `dispose`.
    if (attached) host.restore()
    promise.reject(aborted())
    listeners.clear()
    if (signal) signal.removeEventListener('abort', dispose)
  }

  function dispose() {
    stop()
    host.restore()
  }

  /** @type {import('../index').Player} */
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
      const wanted = sources.all()[index]
      if (!wanted) throw new TypeError('use: there is no source ' + index)
      if (over) return
      if (session.mode() === 'idle') {
        firstIndex = index
        picked = true
      } else session.send({ type: 'user_pick', sourceId: wanted.id })
    },
    get tracks() {
      return beside.all(trackSelector.tracks())
    },
    selectTrack(id) {
      if (!trackSelector.select(id) && !over) throw new TypeError('selectTrack: there is no track ' + id)
    },
    on: listeners.on,
    trace: session.trace,
    load() {
      if (!over && session.mode() === 'idle') begin(firstIndex, picked, true)
    },
    play,
    stop,
    dispose
  }
  let leave = () => {}
  if (attached) {
    leave = attached.listen({ loads: (url) => adopt(attached, url), destroys: stop }, scheduler)
    if (attached.url()) adopt(attached, attached.url())
  }
  if (signal) {
    if (signal.aborted) dispose()
    else signal.addEventListener('abort', dispose)
  }
  return player
}

const aborted = () => abortError('the player was stopped')
