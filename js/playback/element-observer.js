// @ts-check
// The one reader of an element, for every host: what it shows of one load after the other, as events of the protocol.
// Each event carries the load that it speaks of. The element may be replaced while it is read, and may be an object that
// stands for one and lacks some of its fields.
import { bufferedEnd, stepsOverHole } from './buffered.js'
import { presentedFrames } from './frames.js'
import { createPositionRestore } from './position-restore.js'

const sampleMs = 500
const lifeMs = 500
/** Engines step over small holes and nudge by less than this; a viewer's jump is longer. */
const jumpSeconds = 0.75
/** An element that was sent somewhere may begin at a frame beside it. */
const sameSeconds = 0.5

/**
 * @typedef {Partial<Omit<HTMLVideoElement, 'error'>> & {error?: {code?: number, message?: string} | null}} Watched
 *
 * @typedef {object} ObserverOptions
 * @property {() => Watched | undefined} video the element of the moment; undefined: there is none yet
 * @property {import('../types').Clock} clock
 * @property {(event: import('../types').CoreEvent) => void} emit
 * @property {() => boolean} still it is to stand still: its first picture is all there is to wait for, and no sample is sent
 * @property {(seconds: number) => void} seek where a load is to go on; a host may have its own way of seeking
 * @property {(error: Watched['error'] | null) => void} onError
 * @property {() => void} [onSample] before each sample: what a host knows and the element does not tell
 * @property {(paused: boolean) => void} [onPauseChange]
 * @property {() => void} [onMetadata]
 * @property {(rate: number) => void} [onRate]
 * @property {() => boolean} [isLive] as far as the engine knows
 * @property {() => number | undefined} [targetDuration] of a live playlist
 * @property {() => number} [received] grows with whatever the engine gets
 *
 * @typedef {object} Beginning
 * @property {string} loadId
 * @property {number} [target] seconds, where it is to be brought; absent: wherever it begins
 * @property {number} [position] where it is expected, until there is a picture; absent: `target`
 * @property {(video: Watched) => boolean} ready it may be sent to `target`; before that its time says nothing
 *
 * @typedef {object} Load
 * @property {string} loadId
 * @property {ReturnType<typeof createPositionRestore>} restore
 * @property {boolean} settled its time can be believed
 * @property {boolean} started its first picture was shown
 * @property {number | null} base where it stood when there was a picture first
 */

/** @param {ObserverOptions} options */
export function observeElement(options) {
  const { clock, emit } = options
  /** @type {Load | null} */
  let load = null
  /** @type {Watched | undefined} the element that is listened to */
  let video
  let position = 0
  /** Where we have sent the picture ourselves. @type {number | null} */
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
    // The element pauses itself at its end, and Chromium's when it fails.
    pause: () => video && !video.ended && !video.error && changePause(true),
    play: () => changePause(false),
    ratechange() {
      if (!load || !video || !options.onRate) return
      const rate = Number(video.playbackRate)
      // Every opening resets the rate to its default; until the first frame only another one is the viewer's.
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
    // The time of another element says nothing yet of the same load.
    if (load) load.settled = false
    toggle('addEventListener')
  }

  /** @param {unknown} [showsFrames] the element says that it plays */
  function updateLoad(showsFrames) {
    if (!load) return
    attach()
    if (!video) return
    if (!load.settled) {
      if (!load.restore.check(video) || !hasFrame(video)) return
      load.settled = true
      // Objects without a state of their own have a picture once their time runs.
      load.base = typeof video.readyState === 'number' ? timeOf(video) : 0
      position = timeOf(video)
    }
    const from = position
    position = timeOf(video)
    if (load.started) return noteJump(from)
    // Where the picture is sent before it moves, it has not moved.
    if (video.seeking) load.base = null
    if (!hasFrame(video)) return
    if (load.base === null) load.base = position
    if (!options.still() && showsFrames !== true && position <= load.base) return
    load.started = true
    emit(withDuration({ type: 'playback_started', loadId: load.loadId, position }))
  }

  /**
   * A jump is the viewer's, unless we have sent the picture there, or it is a step of the engine's.
   * @param {number} from
   */
  function noteJump(from) {
    if (!video || !video.seeking || Math.abs(position - from) <= jumpSeconds) return
    if (ours !== null && Math.abs(position - ours) <= sameSeconds) return
    if (!stepsOverHole(video, from, position)) emit({ type: 'seek', position })
  }

  /** Something has come, though there is no picture yet. */
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
     * A new load; its first picture is still to come. The element is let go of at once: the event in whose middle this
     * happens, and the last ones of an element that is replaced, must not be heard for the new load.
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
    /** Nothing of the element is reported until the next load. */
    end,
    /** Listens to the element of the moment at once, and not only from the next sample on. */
    attach,
    /** At once: the host has heard of a change. */
    sample,
    /** @param {{loadId: string, position: number}} step of the core's */
    nudge({ loadId, position: to }) {
      if (!load || load.loadId !== loadId || !video) return
      ours = to
      video.currentTime = to
    },
    loadId: () => (load ? load.loadId : null),
    /** The newest that can be believed; of a load without a picture, where it is expected. */
    position: () => position,
    settled: () => !!load && load.settled,
    started: () => !!load && load.started,
    /** It is still to be brought to its position. */
    restoring: () => !!load && load.restore.pending()
  }
}

/** @typedef {ReturnType<typeof observeElement>} ElementObserver */

/** @param {Watched} video */
const timeOf = ({ currentTime }) => Number(currentTime) || 0

/** @param {Watched} video */
function hasFrame(video) {
  if (video.seeking) return false
  // The objects that stand for an element on Tizen and Orsay have no readyState.
  return typeof video.readyState === 'number' ? video.readyState >= 2 : timeOf(video) > 0
}
