// @ts-check
// One playback of one address in the application's player. The application opens it itself; the core adopts it as soon as
// the core is loaded. The plugin carries out the core's commands in the open player.
import { createLinkRenewal } from '../../js/session/link-renewal.js'
import { withProxySession } from '../../js/proxies/scheduler.js'
import { traceOfSources } from '../../js/session/trace-sources.js'
import { createQuestion } from '../menus/switch-question.js'
import { createAdoption } from './adoption.js'
import { version } from '../host/build-constants.js'
import { createEnd } from './exhausted.js'
import { isSpoiled, ofNoLoad } from './event-kinds.js'
import { createFace } from './public-session.js'
import { createFilmSources } from './source-list.js'
import { openInPlace } from './in-place.js'
import { createObserver, firstLoad } from './player-observer.js'
import { createFilmProxies } from '../proxies/playback-proxies.js'
import { runCore } from './core-session.js'
import { sourcesOf } from './sources.js'
import { takeAppFailover } from './app-failover.js'
import { toPlayUrl } from '../torrents/torrserver.js'
import { createTracks } from '../tracks/playback-tracks.js'

/** @typedef {import('../../js/types').Core} Core @typedef {import('../../js/types').CoreEvent} CoreEvent */

/** @param {import('../options').PlaybackOptions} options */
export function beginPlayback(options) {
  const { host, prepared, opened, settings } = options
  const { app } = host
  const { data } = prepared
  const taken = takeAppFailover(data)
  /** @type {'waiting' | 'running' | 'given up' | 'over'} waiting: for the core */
  let phase = 'waiting'
  /** @type {Core | null} */
  let core = null
  /** @type {import('../../js/types').Runner | null} */
  let runner = null
  const film = createFilmSources(opened)
  /** @type {ReturnType<typeof createFace> | null} */
  let face = null
  const before = createAdoption()
  const notes = host.notes.begin(data, settings.notices)
  let said = {}
  const end = createEnd(host, data)
  const onChange = (/** @type {import('../../js/index').Tracks} */ all) =>
    options.emit({ type: 'tracks_changed', tracks: all })
  const shown = { host, data, film, coreNow: () => core, notes, onChange, pick, joins: !!options.loaders }
  const tracks = createTracks({ ...shown, ...options.trackPreferences })
  const proxies = createFilmProxies({ host, data, send })
  const proxiedScheduler =
    options.loaders && withProxySession(host.scheduler({ sources: film.sources, send }), proxies.proxySession)
  const scheduler = proxiedScheduler && { ...proxiedScheduler, playlist: tracks.playlist }
  const engines =
    scheduler && /** @type {import('../host/loaders').Loaders} */ (options.loaders).begin({ scheduler, onDashError })
  const question = createQuestion({
    app,
    language: host.language(),
    asks: settings.ask,
    refused: options.refused
  })
  const asking = () => question.isUp() || proxies.asking()
  const observer = createObserver({ host, data, position: options.position, send, asking })

  /** @param {import('../../js/types').CoreEvent} event */
  function send(event) {
    if (phase === 'waiting') before.saw(event, said)
    if (phase === 'given up' && event.type === 'progress') end.moved(event.position)
    if (event.type === 'playback_started') {
      before.forget()
      question.settled()
    }
    if (!runner || phase !== 'running' || (asking() && !ofNoLoad.test(event.type))) return
    runner.send(event)
  }

  /**
   * The viewer's pick of a source; works after the session gave up, too.
   * @param {string} sourceId
   * @returns {boolean} false: the plugin no longer handles this playback
   */
  function pick(sourceId) {
    if (phase === 'over') return false
    if (phase === 'given up') {
      phase = 'running'
      taken.keepHookOff()
    }
    send({ type: 'user_pick', sourceId })
    return true
  }

  /** @param {Core} loaded */
  function adopt(loaded) {
    if (phase !== 'waiting') return
    core = loaded
    proxies.find(core)
    film.add(sourcesOf(core, prepared, opened, host, settings.stepDown, tracks.voices))
    face = createFace({ film, host, position: observer.position, notes, tracks, emit: options.emit })
    runner = createRunner(core)
    phase = 'running'
    face.opened('s1')
    const position = observer.position()
    const playing = observer.started()
    send({ type: 'load', adopted: true, sourceId: 's1', openedAt: observer.countsFrom(), position, playing })
    if (playing) face.firstFrame()
    else if (before.lived()) send({ type: 'loading', loadId: firstLoad })
    if (observer.hidden()) send({ type: 'hidden' })
    if (observer.held()) send({ type: 'pause' })
    before.tellAsked(send)
    const early = before.early()
    if (early && runner) runner.send(early.event)
    tracks.refresh()
  }

  /** @param {Core} loaded */
  function createRunner(loaded) {
    const shared = {
      core: loaded,
      host: { clock: host.clock, loadUrl, nudge, renewLink, scheduler, notify, giveUp },
      reloadCore: (/** @type {Core} */ dead) => options.reloadCore(dead).then((fresh) => (core = fresh)),
      onCommand: (/** @type {import('../../js/types').Command} */ command) => face && face.command(command),
      onSourceStates: (/** @type {Record<string, import('../../js/index').SourceState>} */ states) =>
        face && face.sourceStates(states),
      onState: (/** @type {string} */ state) => face && face.state(notes.state(state)),
      onFailOpen: leave
    }
    const about = {
      host,
      data,
      sources: film.all(),
      settings,
      requests: !!scheduler,
      proxySession: proxies.proxySession
    }
    return runCore(shared, { ...about, tell: (event) => runner && runner.send(event) })
  }

  const isMine = () => app.Player.playdata() === data
  const renewLink = createLinkRenewal({
    resolve: (source, reason) => {
      if (typeof data.resolve !== 'function') throw new TypeError('resolve: a function is expected')
      return data.resolve(source, reason)
    },
    byId: film.byId,
    base: host.address(),
    send
  })

  /** @param {import('../../js/types').LoadUrlCommand} command */
  function loadUrl(command) {
    const source = film.byId(command.sourceId)
    if (!source || !isMine()) return
    const open = () => openSource(command, source.raw.trim())
    question.before(command, film.placeOf(source), () => proxies.proxySession.before(command, open))
  }

  /** @param {import('../../js/types').LoadUrlCommand} command @param {string} url */
  function openSource({ loadId, sourceId, cause, position, paused, engine, lower }, url) {
    if (!isMine()) return
    const less = !!lower && settings.stepDown
    tracks.leaving({ sourceId, cause, lower: less })
    observer.opening(loadId, position, paused)
    opening(sourceId, url)
    openInPlace(host, { url, position, engine, lower: less, tune: tracks.keepNothingByPlace })
  }

  /** @param {string} sourceId @param {string} url */
  function opening(sourceId, url) {
    film.opening(sourceId)
    if (!scheduler || !engines) return
    scheduler.opened(sourceId)
    engines.opening(toPlayUrl(app, url))
  }

  /** The application ignores these errors. @param {import('../../js/types').Evidence} evidence */
  function onDashError(evidence) {
    if (isMine()) observer.failed({}, undefined, evidence)
  }

  /** @param {import('../../js/types').NudgeCommand} step */
  function nudge(step) {
    if (isMine()) observer.nudge(step)
  }

  /** @param {import('../../js/types').NotifyCommand} note */
  function notify(note) {
    const told = question.tells(note.messageKey) || host.trailers.tells(data, note.messageKey)
    notes.tell(tracks.counted(note), told)
  }

  /** @param {import('../../js/types').GiveUpCommand} command */
  function giveUp(command) {
    phase = 'given up'
    taken.giveHookBack()
    if (isMine()) end.tell(command, observer.position())
  }

  /** Fail open: from now on the application and the author's hook work alone, as without the plugin. */
  function leave() {
    if (phase === 'over') return
    const told = phase === 'given up'
    phase = 'over'
    if (runner) runner.dispose()
    observer.stop()
    proxies.end()
    notes.stop()
    if (engines) engines.leave()
    tracks.end()
    taken.undo()
    const error = before.saidByApp()
    if (error && !told && isMine()) app.PlayerVideo.listener.send('error', error)
  }

  if (options.trackPreferences.byHlsJs) observer.opening(firstLoad, options.position, false)
  opening('s1', opened)
  options
    .loadCore()
    .then(adopt)
    .then(null, (error) => {
      host.log('plays without help: ' + error)
      leave()
    })

  return {
    /** @param {{error?: unknown, fatal?: unknown}} event of PlayerVideo 'error' */
    failed(event) {
      said = event
      if (scheduler && isSpoiled.test(String(event.error))) scheduler.spoiled()
      if (phase === 'waiting' || phase === 'running') observer.failed(event, Boolean(event.fatal))
    },
    loadedData() {
      observer.loadedData()
      tracks.loadedData()
    },
    timeUpdate: observer.timeUpdate,
    title: options.trackPreferences.title,
    tracks,
    sample: observer.sample,
    position: observer.position,
    source: () => (face ? face.source() : null),
    /** The servers of the film itself, without external dubs. */
    sources: () => film.ofServers(face ? face.sources() : []),
    /** @param {number} index */
    use(index) {
      const server = film.server(index)
      if (server) pick(server.id)
    },
    /** The viewer turned the plugin off for this film. */
    turnOff() {
      before.forget()
      leave()
    },
    trace: () => (runner ? [traceOfSources(film.all(), host.clock.now(), version)].concat(runner.trace()) : []),
    /** The player was closed, or plays something else. */
    end() {
      send({ type: 'stop' })
      phase = 'over'
      observer.stop()
      if (runner) runner.dispose()
      proxies.end()
      notes.stop()
      if (engines) engines.end()
      tracks.end()
      taken.undo()
      if (face) face.close()
    }
  }
}

/** @typedef {ReturnType<typeof beginPlayback>} Playback */
