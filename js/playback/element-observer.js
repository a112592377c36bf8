// @ts-check
// Reads the element for every host, and reports what it shows as events of the protocol, one load after the other. Each
// event carries the id of its load. The host may replace the element at any time. The element may be an object that
// takes the place of one and lacks some of its fields.
import { bufferedEnd, stepsOverHole } from './buffered.js'
import { presentedFrames } from './frames.js'
import { createPositionRestore } from './position-restore.js'

/** How often the element is read. Deadlines of the core are multiples of it. */
const sampleMs = 500
/** At most one `loading` in this time: each one costs a call into the core. */
const lifeMs = 500
/** Engines skip small gaps and nudge by less than this; a viewer's seek is longer. */
const jumpSeconds = 0.75
/** After a seek the element may start at a neighbouring frame. */
const sameSeconds = 0.5

/**
 * @typedef {Partial<Omit<HTMLVideoElement, 'error'>> & {error?: {code?: number, message?: string} | null}} Watched
 *
 * @typedef {object} ObserverOptions
 * @property {() => Watched | undefined} video the current element; undefined: none yet
 * @property {import('../types').Clock} clock
 * @property {(event: import('../types').CoreEvent) => void} emit
 * @property {() => boolean} still true: paused on purpose; the observer waits for the first frame only and sends no samples
 * @property {(seconds: number) => void} seek brings a load to its position; a host may seek in its own way
 * @property {(error: Watched['error'] | null) => void} onError
 * @property {() => void} [onSample] called before each sample; the host may report what the element does not show
 * @property {(paused: boolean) => void} [onPauseChange]
 * @property {() => void} [onMetadata]
 * @property {(rate: number) => void} [onRate]
 * @property {() => boolean} [isLive] according to the engine
 * @property {() => number | undefined} [targetDuration] of a live playlist
 * @property {() => number} [received] a counter that grows with everything the engine receives
 *
 * @typedef {object} Beginning
 * @property {string} loadId
 * @property {number} [target] seconds, the position to seek to; absent: wherever the engine starts
 * @property {number} [position] the expected position until the first frame; absent: `target`
 * @property {(video: Watched) => boolean} ready true: the element can seek to `target`; before that its time is not valid
 *
 * @typedef {object} Load
 * @property {string} loadId
 * @property {ReturnType<typeof createPositionRestore>} restore
 * @property {boolean} settled the element's time is valid
 * @property {boolean} started its first frame was shown
 * @property {number | null} base the position at which a frame was available first
 */

/** @param {ObserverOptions} options */
export function observeElement(options) {
  const { clock, emit } = options
  /** @type {Load | null} */
  let load = null
  /** @type {Watched | undefined} the element that has our listeners */
  let video
  let position = 0
  /** The target of our own seek, while it runs. @type {number | null} */
  let ours = null
  let received = 0
  let lifeAt = -Infinity
  /** @type {unknown} */
  let timer = null

  /** @type {Record<string, (event: Event) => void>} */
  const handlers = {
    loadedmetadata() {
      if (options.onMetadata) options.onMetadata()
      lives()
      updateLoad()
    },
    progress: lives,
    loadeddata: updateLoad,
    canplay: updateLoad,
    timeupdate: updateLoad,
    seeking: updateLoad,
    seeked() {
      updateLoad()
      ours = null
    },
    playing: () => updateLoad(true),
    waiting() {
      updateLoad()
      if (load && load.started && video && !options.still() && !video.paused && !video.seeking && !video.ended)
        emit({ type: 'stalled', loadId: load.loadId, position })
    },
    // Not the viewer's pause: an element pauses itself at its end, and Chromium's also when it fails.
    pause: () => video && !video.ended && !video.error && changePause(true),
    play: () => changePause(false),
    ratechange() {
      if (!load || !video || !options.onRate) return
      const rate = Number(video.playbackRate)
      // Each load resets the rate to its default. Before the first frame, only a different rate is the viewer's.
      if (load.started || rate !== (video.defaultPlaybackRate || 1)) options.onRate(rate)
    },
    ended() {
      updateLoad()
      if (load && load.settled) emit(withDuration({ type: 'ended', loadId: load.loadId, position }))
    },
    error: () => load && options.onError((video && video.error) || null)
  }

  /** @param {boolean} paused */
  function changePause(paused) {
    if (load && options.onPauseChange) options.onPauseChange(paused)
  }

  /** @param {'addEventListener' | 'removeEventListener'} method */
  function toggle(method) {
    const element = /** @type {HTMLVideoElement | undefined} */ (video)
    if (!element || typeof element[method] !== 'function') return
    Object.keys(handlers).forEach((type) => element[method](type, handlers[type]))
  }

  function release() {
    toggle('removeEventListener')
    video = undefined
  }

  function attach() {
    const current = options.video()
    if (current === video) return
    release()
    video = current
    // The time of the new element is not valid for this load yet.
    if (load) load.settled = false
    toggle('addEventListener')
  }

  /** @param {unknown} [showsFrames] the element has fired `playing` */
  function updateLoad(showsFrames) {
    if (!load) return
    attach()
    if (!video) return
    if (!load.settled) {
      if (!load.restore.check(video) || !hasFrame(video)) return
      load.settled = true
      // Objects without a readyState show a frame once their time runs.
      load.base = typeof video.readyState === 'number' ? timeOf(video) : 0
      position = timeOf(video)
    }
    const from = position
    position = timeOf(video)
    if (load.started) return noteJump(from)
    // A seek before the first movement does not count as movement.
    if (video.seeking) load.base = null
    if (!hasFrame(video)) return
    if (load.base === null) load.base = position
    if (!options.still() && showsFrames !== true && position <= load.base) return
    load.started = true
    emit(withDuration({ type: 'playback_started', loadId: load.loadId, position }))
  }

  /**
   * A seek is the viewer's, unless we made it or the engine skipped a gap.
   * @param {number} from
   */
  function noteJump(from) {
    if (!video || !video.seeking || Math.abs(position - from) <= jumpSeconds) return
    if (ours !== null && Math.abs(position - ours) <= sameSeconds) return
    if (!stepsOverHole(video, from, position)) emit({ type: 'seek', position })
  }

  /** Data has arrived, but no frame yet. */
  function lives() {
    const now = clock.now()
    if (!load || load.started || now - lifeAt < lifeMs) return
    lifeAt = now
    emit({ type: 'loading', loadId: load.loadId })
  }

  function sampleAgain() {
    timer = clock.setTimer(sampleAgain, sampleMs)
    sample()
  }

  function sample() {
    updateLoad()
    if (options.onSample) options.onSample()
    const count = options.received ? options.received() : 0
    if (count > received) lives()
    received = count
    if (!load || !load.started || !load.settled || !video) return
    if (options.still() || video.paused || video.ended) return
    /** @type {import('../types').EventOf<'progress'>} */
    const event = withDuration({ type: 'progress', loadId: load.loadId, position })
    const buffered = bufferedEnd(video)
    if (buffered !== null) event.bufferedEnd = buffered
    const target = event.live && options.targetDuration && options.targetDuration()
    if (target) event.targetDuration = target
    const frames = presentedFrames(video)
    if (frames !== null) event.frames = frames
    emit(event)
  }

  /**
   * @template {import('../types').EventOf<'playback_started' | 'progress' | 'ended'>} E
   * @param {E} event
   * @returns {E}
   */
  function withDuration(event) {
    const duration = video ? Number(video.duration) : NaN
    const live = duration === Infinity || (options.isLive && options.isLive())
    if (!live) {
      if (duration > 0) event.duration = duration
    } else if (event.type !== 'ended') event.live = true
    return event
  }

  function end() {
    load = null
    clock.clearTimer(timer)
    release()
  }

  return {
    /**
     * Begins a new load; its first frame is still to come. The observer removes its listeners right away, because two
     * kinds of events must not count for the new load: the one that runs now, and the last ones of a replaced element.
     * @param {Beginning} next
     */
    begin({ loadId, target, position: expected = target || 0, ready }) {
      end()
      received = 0
      lifeAt = -Infinity
      ours = null
      position = expected
      const restore = createPositionRestore({ clock, target, ready, seek: options.seek })
      load = { loadId, restore, settled: false, started: false, base: null }
      timer = clock.setTimer(sampleAgain, sampleMs)
    },
    /** Reports nothing until the next `begin`. */
    end,
    /** Listens to the current element from now on, not only from the next sample on. */
    attach,
    /** Takes a sample now, because the host knows of a change. */
    sample,
    /** @param {{loadId: string, position: number}} step the core's command */
    nudge({ loadId, position: to }) {
      if (!load || load.loadId !== loadId || !video) return
      ours = to
      video.currentTime = to
    },
    loadId: () => (load ? load.loadId : null),
    /** The newest valid position; before the first frame, the expected one. */
    position: () => position,
    settled: () => !!load && load.settled,
    started: () => !!load && load.started,
    /** True until the load has reached its position. */
    restoring: () => !!load && load.restore.pending()
  }
}

/** @typedef {ReturnType<typeof observeElement>} ElementObserver */

/** @param {Watched} video */
const timeOf = ({ currentTime }) => Number(currentTime) || 0

/** @param {Watched} video */
function hasFrame(video) {
  if (video.seeking) return false
  // The objects in place of an element on Tizen and Orsay have no readyState.
  return typeof video.readyState === 'number' ? video.readyState >= 2 : timeOf(video) > 0
}
