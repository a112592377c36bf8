// @ts-check
import { bufferedEnd } from './buffered.js'
import { presentedFrames } from './frames.js'
import { createLanding } from './position-restore.js'

const sampleMs = 500
const lifeMs = 500
/** Engines step over small holes by themselves; a viewer's jump is longer. */
export const jumpSeconds = 0.75

/**
 * @typedef {object} WatchOptions
 * @property {HTMLVideoElement} video
 * @property {import('../types').Clock} clock
 * @property {(event: import('../types').CoreEvent) => void} emit
 * @property {() => boolean} wantsPause
 * @property {() => boolean} isLive
 * @property {() => number | undefined} targetDuration
 * @property {() => number} received a count that grows with whatever the engine gets
 * @property {(seconds: number) => void} onPosition
 * @property {(paused: boolean) => void} onPauseChange
 * @property {() => void} onMetadata
 * @property {(rate: number) => void} onRate
 * @property {(error: MediaError | null) => void} onError
 */

/**
 * Reads the element of one load after the other: first frame, samples, jumps, stalls, the end.
 * @param {WatchOptions} options
 */
export function watchElement(options) {
  const { video, clock, emit } = options
  /** @type {{loadId: string, landing: ReturnType<typeof createLanding>, base: number | null, started: boolean} | null} */
  let load = null
  let last = 0
  let received = 0
  let lifeAt = -Infinity
  /** @type {any} */
  let timer = null
  /** @type {Record<string, (event: Event) => void>} */
  const handlers = {
    loadedmetadata() {
      options.onMetadata()
      lives()
      look()
    },
    progress: lives,
    loadeddata: look,
    canplay: look,
    seeked: look,
    timeupdate: look,
    playing: () => look(true),
    seeking: () => load && load.started && notePosition(),
    waiting() {
      if (load && load.started && !video.paused && !video.seeking && !video.ended)
        emit({ type: 'stalled', loadId: load.loadId, position: video.currentTime })
    },
    // The element pauses itself at its end, and Chromium's when it fails.
    pause: () => load && !video.ended && !video.error && options.onPauseChange(true),
    play: () => load && options.onPauseChange(false),
    ratechange() {
      // Every opening resets the rate to its default; until the first frame only another one is the viewer's.
      const reset = video.playbackRate === (video.defaultPlaybackRate || 1)
      if (load && (load.started || !reset)) options.onRate(video.playbackRate)
    },
    ended() {
      if (load) emit(withDuration({ type: 'ended', loadId: load.loadId, position: video.currentTime }))
    },
    error: () => load && options.onError(video.error)
  }
  Object.keys(handlers).forEach((name) => video.addEventListener(name, handlers[name]))

  /** @param {unknown} [showsFrames] the element says that it plays */
  function look(showsFrames) {
    if (!load || !load.landing.check()) return
    if (load.started) return notePosition()
    if (video.readyState < 2 || video.seeking) return
    const at = video.currentTime
    if (load.base === null) load.base = at
    if (!options.wantsPause() && showsFrames !== true && at <= load.base) return
    load.started = true
    last = at
    options.onPosition(at)
    emit(withDuration({ type: 'playback_started', loadId: load.loadId, position: at }))
  }

  /** Something has come, though there is no picture yet. */
  function lives() {
    const now = clock.now()
    if (!load || load.started || now - lifeAt < lifeMs) return
    lifeAt = now
    emit({ type: 'loading', loadId: load.loadId })
  }

  function notePosition() {
    const at = video.currentTime
    const jumped = video.seeking && Math.abs(at - last) > jumpSeconds
    last = at
    options.onPosition(at)
    if (jumped) emit({ type: 'seek', position: at })
  }

  function sample() {
    timer = clock.setTimer(sample, sampleMs)
    look()
    const count = options.received()
    if (count > received) lives()
    received = count
    if (!load || !load.started || video.paused || video.ended) return
    const event = withDuration({ type: 'progress', loadId: load.loadId, position: video.currentTime })
    const buffered = bufferedEnd(video)
    if (buffered !== null) event.bufferedEnd = buffered
    const target = event.live && options.targetDuration()
    if (target) event.targetDuration = target
    const frames = presentedFrames(video)
    if (frames !== null) event.frames = frames
    emit(event)
  }

  /** @param {import('../types').CoreEvent} event */
  function withDuration(event) {
    const live = options.isLive() || video.duration === Infinity
    if (live) event.live = true
    else if (video.duration > 0) event.duration = video.duration
    return event
  }

  function end() {
    if (load) load.landing.cancel()
    load = null
    clock.clearTimer(timer)
  }

  return {
    /** @param {{loadId: string, target?: number, engineSeeks: boolean}} next */
    begin({ loadId, target, engineSeeks }) {
      end()
      received = 0
      lifeAt = -Infinity
      load = { loadId, landing: createLanding({ video, clock, target, engineSeeks }), base: null, started: false }
      timer = clock.setTimer(sample, sampleMs)
    },
    /** Nothing of the element is reported until the next load. */
    end,
    started: () => !!load && load.started,
    dispose() {
      end()
      Object.keys(handlers).forEach((name) => video.removeEventListener(name, handlers[name]))
    }
  }
}
