// @ts-check
// One playback of one address in the application's player. The application opened it itself; the core adopts it
// whenever it is there, and what it commands is done in place.
import { createPublicSession } from '../js/public-session.js'
import { createLinkRenewal } from '../js/link-renewal.js'
import { endKey, sentence } from '../js/texts.js'
import { traceOfSources } from '../js/trace-sources.js'
import { version } from './build-constants.js'
import { clearScreen, sayOnScreen } from './give-up.js'
import { isRequest, isSpoiled, mostAsked, ofNoLoad } from './event-kinds.js'
import { openInPlace, toPlayUrl } from './in-place.js'
import { isShown, showNote } from './notices.js'
import { createObserver } from './observer.js'
import { startRunner } from './runner.js'
import { sessionConfig, sourcesOf } from './sources.js'
import { takeOver } from './takeover.js'
import { createTracks } from './tracks.js'

/**
 * @typedef {import('../js/types').Core} Core
 * @typedef {import('../js/types').KnownSource} KnownSource
 * @typedef {object} PlaybackOptions
 * @property {import('./lampa-host').LampaHost} host
 * @property {import('./playdata').Prepared} prepared
 * @property {string} opened the address that the application opened
 * @property {number} position where it is expected to play
 * @property {ReturnType<import('./wishes').Wishes['begin']> & {byHlsJs: boolean, reopen: () => void}} wishes
 * @property {import('./loaders').Loaders | null} loaders null: engines ask by their own means alone
 * @property {() => Promise<Core>} loadCore
 * @property {(dead: Core) => Promise<Core>} reloadCore
 * @property {(event: import('../js/index').PlaybackEvent) => void} emit
 */

/** @param {PlaybackOptions} options */
export function beginPlayback(options) {
  const { host, prepared, opened } = options
  const { app } = host
  const { data } = prepared
  const taken = takeOver(data)
  /** @type {'waiting' | 'running' | 'given up' | 'over'} waiting: for the core */
  let phase = 'waiting'
  /** @type {Core | null} */
  let core = null
  /** @type {import('../js/types').Runner | null} */
  let runner = null
  /** @type {KnownSource[]} */
  let sources = []
  /** @type {ReturnType<typeof createPublicSession> | null} */
  let face = null
  /** The newest fatal error from before the core. @type {{said: object, event: import('../js/types').CoreEvent} | null} */
  let early = null
  let said = {}
  /** Something had come before the core was there. */
  let lived = false
  let endedAt = 0
  const onChange = (/** @type {import('../js/index').Tracks} */ all) =>
    options.emit({ type: 'tracks_changed', tracks: all })
  const addresses = () => sources.map(({ raw }) => raw)
  const tracks = createTracks({ host, data, coreNow: () => core, onChange, addresses, ...options.wishes })
  const desk = options.loaders && host.desk({ sources: () => sources, send })
  const engines = desk && /** @type {import('./loaders').Loaders} */ (options.loaders).begin({ desk, onDashError })
  /** What engines have asked for before the core was there. @type {import('../js/types').CoreEvent[]} */
  let asked = []
  const observer = createObserver({ host, data, position: options.position, send })

  /** @param {import('../js/types').CoreEvent} event */
  function send(event) {
    if (phase === 'waiting' && event.type === 'playback_failed' && event.fatal) early = { said, event }
    if (phase === 'waiting' && event.type === 'playback_started') early = null
    if (phase === 'waiting' && event.type === 'loading') lived = true
    if (phase === 'waiting' && isRequest.test(event.type)) asked = asked.concat(event).slice(-mostAsked)
    if (phase === 'given up' && event.type === 'progress') afterTheEnd(event.position)
    if (!runner || phase !== 'running') return
    const about = ofNoLoad.test(event.type) || isRequest.test(event.type)
    runner.send(about ? event : { ...event, loadId: runner.loadId() })
  }

  /** @param {Core} loaded */
  function adopt(loaded) {
    if (phase !== 'waiting') return
    core = loaded
    sources = sourcesOf(core, prepared, opened, host.address())
    face = createPublicSession({
      sources,
      language: host.language(),
      now: host.clock.now,
      position: () => observer.position(),
      emit: options.emit
    })
    runner = createRunner(core)
    phase = 'running'
    face.opened('s1')
    const position = observer.position()
    const playing = observer.started()
    send({ type: 'load', adopted: true, sourceId: 's1', openedAt: observer.countsFrom(), position, playing })
    if (playing) face.firstFrame()
    else if (lived) send({ type: 'loading' })
    if (observer.hidden()) send({ type: 'hidden' })
    if (observer.held()) send({ type: 'pause' })
    asked.forEach(send)
    asked = []
    // Of the load that the application had opened, which may be over by now.
    if (early && runner) runner.send({ ...early.event, loadId: 'l0' })
    tracks.look()
  }

  /** @param {Core} loaded */
  function createRunner(loaded) {
    const config = sessionConfig(sources, data, {
      pageScheme: host.pageScheme(),
      look: host.canLook(),
      requests: !!desk,
      snapshot: host.memory.load()
    })
    return startRunner({
      config,
      core: loaded,
      host: { clock: host.clock, loadUrl, nudge, renewLink, saveSnapshot, desk, notify, giveUp },
      log: host.log,
      reloadCore: (dead) => options.reloadCore(dead).then((fresh) => (core = fresh)),
      onCommand: (command) => face && face.command(command),
      onState: (state) => face && face.state(state),
      onFailOpen: leave,
      looker: host.looker((event) => runner && runner.send(event))
    })
  }

  const isMine = () => app.Player.playdata() === data
  const byId = (/** @type {string} */ id) => sources.filter((source) => source.id === id)[0]
  const renewLink = createLinkRenewal({
    resolve: (source, reason) => /** @type {any} */ (data).resolve(source, reason),
    byId,
    base: host.address(),
    send
  })

  /** @param {import('../js/types').LoadUrlCommand} command */
  function loadUrl(command) {
    const source = byId(command.sourceId)
    if (!source || !isMine()) return
    tracks.leaving()
    observer.landing(command.position, command.paused)
    opening(source.id, source.raw.trim())
    openInPlace(host, { url: source.raw.trim(), position: command.position, tune: tracks.keepNothingByPlace })
  }

  /** @param {string} sourceId @param {string} url */
  function opening(sourceId, url) {
    if (!desk || !engines) return
    desk.opened(sourceId)
    engines.opening(toPlayUrl(app, url))
  }

  /** The application drops them. @param {import('../js/types').Evidence} evidence */
  function onDashError(evidence) {
    if (!isMine()) return
    send({ type: 'playback_failed', position: observer.position(), fatal: true, evidence })
  }

  /** @param {import('../js/types').SaveSnapshotCommand} command */
  function saveSnapshot({ snapshot }) {
    host.memory.save(snapshot)
  }

  /** @param {import('../js/types').NudgeCommand} step */
  function nudge({ position }) {
    const video = app.PlayerVideo.video()
    if (isMine() && video) video.currentTime = position
  }

  /** @param {import('../js/types').NotifyCommand} note */
  function notify(note) {
    if (data.quiet || !isMine() || !isShown(note)) return
    showNote(app, note.messageKey, sentence(note.messageKey, note.params, host.language()))
  }

  /** @param {import('../js/types').GiveUpCommand} command */
  function giveUp(command) {
    phase = 'given up'
    endedAt = observer.position()
    taken.giveHookBack()
    if (isMine()) sayOnScreen(app, sentence(endKey(command.reason), { t: command.tried.length }, host.language()))
  }

  /** Given up, and yet the picture moves again: the screen must not cover it. @param {number} position */
  function afterTheEnd(position) {
    if (position - endedAt < 1 || position - endedAt > 30) return
    endedAt = Infinity
    clearScreen(app)
  }

  /** Fail open: from here on the application and the author's hook are alone, as if we were not there. */
  function leave() {
    if (phase === 'over' || phase === 'given up') return
    phase = 'over'
    observer.stop()
    if (engines) engines.leave()
    tracks.end()
    taken.undo()
    if (early && isMine()) app.PlayerVideo.listener.send('error', early.said)
  }

  if (options.wishes.byHlsJs) observer.landing(options.position, false)
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
      if (desk && isSpoiled.test(String(event.error))) desk.spoiled()
      if (phase === 'waiting' || phase === 'running') observer.failed(event, Boolean(event.fatal))
    },
    loadedData() {
      observer.loadedData()
      tracks.loadedData()
    },
    timeUpdate: observer.timeUpdate,
    title: options.wishes.title,
    tracks,
    look: observer.look,
    position: observer.position,
    source: () => (face ? face.source() : null),
    sources: () => (face ? face.sources() : []),
    /** @param {number} index */
    use(index) {
      if (sources[index]) send({ type: 'user_pick', sourceId: sources[index].id })
    },
    trace: () => (runner ? [traceOfSources(sources, host.clock.now(), version)].concat(runner.trace()) : []),
    /** The player was closed, or plays something else. */
    end() {
      send({ type: 'stop' })
      phase = 'over'
      observer.stop()
      if (runner) runner.dispose()
      if (engines) engines.end()
      tracks.end()
      taken.undo()
      if (face) face.close()
    }
  }
}

/** @typedef {ReturnType<typeof beginPlayback>} Playback */
