// @ts-check
import { engineCapabilities, engineNamed } from '../engines/index.js'
import { calmMs } from '../tracks/video-limit.js'
import { createPageSignals } from './signals.js'
import { captureElement } from '../playback/element-snapshot.js'
import { createSpare, playsOn } from '../playback/spare-element.js'
import { observeElement } from '../playback/element-observer.js'

/** @typedef {import('../types').CoreEvent} CoreEvent */
/** @typedef {import('../types').EngineName} EngineName */

/**
 * @typedef {object} WebHostOptions
 * @property {HTMLVideoElement} video
 * @property {import('../types').PageWindow} window
 * @property {import('../types').Clock} clock
 * @property {(event: CoreEvent) => void} emit events of docs/protocol.md, without `now`
 * @property {import('../types').RequestScheduler | null} [scheduler] answers the engines' requests
 * @property {ReturnType<typeof import('../tracks/track-selector.js').createTrackSelector> | null} [trackSelector]
 * @property {import('../engines/engine').Attachment | null} [attached] the page's own engine on this element
 */

/** @typedef {import('../types').Opening} Opening */
/** @typedef {{loadId: string, failed: boolean, engine: import('../engines/engine').OpenedEngine | null, openedAt: number, file: boolean}} Load */

/**
 * Plays one source at a time on an element of the page. The host decides nothing: it opens what the core commands, and
 * reports what it sees. Each report names its load.
 * @param {WebHostOptions} options
 */
export function createWebHost({ video, window, clock, emit, scheduler = null, trackSelector = null, attached = null }) {
  /** @type {import('../index').Engines} */
  let libraries = {}
  /** @type {(() => void) | null} */
  let giveBack = null
  /** @type {Load | null} */
  let load = null
  let wantsPause = false
  /** True once any load has shown a frame. */
  let shown = false
  let rate = video.playbackRate || 1
  const spare = createSpare({ video, clock })
  /** @type {unknown} */
  let calm

  const observer = observeElement({
    video: () => video,
    clock,
    emit,
    still: () => wantsPause,
    seek(seconds) {
      if (load && load.engine) load.engine.seek(seconds)
    },
    isLive: () => !!load && !!load.engine && load.engine.isLive(),
    targetDuration: () => (load && load.engine ? load.engine.targetDuration() : undefined),
    received: () => (load && load.engine ? load.engine.received() : 0),
    onPauseChange(paused) {
      if (paused === wantsPause) return
      wantsPause = paused
      emit({ type: paused ? 'pause' : 'resume' })
    },
    onMetadata() {
      if (video.playbackRate !== rate) video.playbackRate = rate
      if (!wantsPause && video.paused) start()
    },
    onRate(changed) {
      rate = changed
    },
    onError(error) {
      failed(load, engineNamed('native').evidence(error))
    }
  })

  const signals = createPageSignals(window, (event) => load && emit(event))

  /**
   * @param {Load | null} which
   * @param {import('../types').Evidence} evidence
   */
  function failed(which, evidence) {
    if (!which || which !== load || which.failed) return
    which.failed = true
    evidence.elapsedMs = clock.now() - which.openedAt
    if (typeof window.navigator.onLine === 'boolean') evidence.online = window.navigator.onLine
    emit({ type: 'playback_failed', loadId: which.loadId, position: observer.position(), fatal: true, evidence })
  }

  function start() {
    const current = load
    const starting = video.play()
    if (!starting || !starting.then) return
    starting.then(null, (error) => {
      // The browser requires a user gesture: a pause. Other errors: the load was replaced, or reports its own failure.
      if (load !== current || !error || error.name !== 'NotAllowedError' || wantsPause) return
      wantsPause = true
      emit({ type: 'pause' })
    })
  }

  /** @param {Opening} opening */
  const engineFor = (opening) => attached || engineNamed(opening.engine)

  /** @param {Opening} opening */
  function openEngine(opening) {
    const current = load
    const options = {
      video,
      url: opening.url,
      position: opening.position,
      scheduler,
      clock,
      soon: !shown && (opening.cause === 'switch' || opening.cause === 'retry'),
      /** @param {import('../types').Evidence} evidence */
      onFailure(evidence) {
        // Deferred: the core's answer may destroy the engine while it still notifies its listeners.
        Promise.resolve().then(() => failed(current, evidence))
      },
      onTracks() {
        Promise.resolve().then(() => trackSelector && load === current && trackSelector.changed())
      }
    }
    return engineFor(opening).open(options, libraries)
  }

  /** True if the element plays a file that leaves time for the spare element to load the next file. */
  const maySpare = () => !!load && load.file && !load.failed && observer.started() && playsOn(video)

  /** @param {Opening} opening */
  function open(opening) {
    if (opening.cause === 'switch' && opening.type === 'mp4' && !opening.paused && maySpare()) {
      return spare.use(opening.url, () => {
        const lost = video.error || video.ended
        openNow({ ...opening, position: lost ? opening.position : video.currentTime, paused: wantsPause })
      })
    }
    spare.leave(opening.url)
    openNow(opening)
  }

  /** @param {Opening} opening */
  function openNow(opening) {
    shown = shown || observer.started()
    closeEngine()
    if (!giveBack) {
      giveBack = attached ? () => {} : captureElement(video)
      signals.listen()
    }
    const { elementAlone, startsAtMetadata } = engineFor(opening)
    const file = opening.type === 'mp4' && elementAlone
    const opened = { loadId: opening.loadId, failed: false, engine: null, openedAt: clock.now(), file }
    load = opened
    if (scheduler) scheduler.opened(opening.sourceId)
    wantsPause = opening.paused
    observer.begin({
      loadId: opening.loadId,
      target: opening.position,
      // hls.js and dash.js go to the position by themselves, once they have data.
      ready: ({ readyState }) => Number(readyState) >= (elementAlone ? 1 : 2)
    })
    try {
      // Before the engine is created: it begins with the bandwidth estimate, which `lower` resets.
      if (trackSelector && opening.lower) {
        trackSelector.lower()
        clock.clearTimer(calm)
        calm = clock.setTimer(trackSelector.raise, calmMs)
      }
      load.engine = openEngine(opening)
      if (trackSelector) trackSelector.opened(load.engine, opening)
    } catch (error) {
      const text = String(error)
      Promise.resolve().then(() => failed(opened, { engine: 'host', text }))
      return
    } finally {
      observer.attach()
    }
    if (wantsPause) video.pause()
    else if (!startsAtMetadata) start()
  }

  function closeEngine() {
    const ending = load
    load = null
    observer.end()
    if (!ending || !ending.engine) return
    try {
      if (trackSelector) trackSelector.closing()
      ending.engine.close()
    } catch (error) {
      // A half-opened engine may fail to close. The next load replaces its source anyway.
    }
  }

  /** Ends the playback. The host keeps the element, empty. */
  function close() {
    spare.release()
    clock.clearTimer(calm)
    closeEngine()
  }

  return {
    video: () => video,
    /** @returns {import('../types').Capabilities} */
    capabilities: () => (attached ? attached.capabilities : engineCapabilities({ video, window, libraries })),
    /** @param {import('../index').Engines} found */
    useEngines(found) {
      libraries = found
    },
    open,
    /** Starts a source that was opened paused, or was paused later. */
    play() {
      if (load && wantsPause) start()
    },
    /** @param {string} url of a file that may be opened soon */
    prepare(url) {
      if (maySpare()) spare.prepare(url)
    },
    nudge: observer.nudge,
    position: observer.position,
    paused: () => wantsPause,
    hidden: signals.hidden,
    playing: observer.started,
    failed: () => !!load && load.failed,
    openedAt: () => (load ? load.openedAt : clock.now()),
    close,
    /** Ends the playback and undoes every change to the element and the page. */
    restore() {
      close()
      signals.stop()
      if (giveBack) giveBack()
      giveBack = null
      if (scheduler) scheduler.dispose()
    }
  }
}
