// A video element that plays a plan over time: its duration, when its data ends, whether its seeks complete.
import { createListeners, createRanges } from '../../js/support/fake-element.js'

const stepMs = 100

/**
 * @param {(url: string) => object} planOf `{duration, dataEnds?, firstFrameMs?, errorCode?, breaksAt?, silent?, lazy?, stuckSeeks?}`; lazy: loads nothing while it is stopped
 */
export function createElement(planOf) {
  const { addEventListener, removeEventListener, fire: emit, late } = createListeners(() => element)
  let plan = null
  let time = 0
  let loadedAt = 0
  let elapsed = 0
  let seekLeft = -1
  let stuck = 0
  let frames = 0
  let waiting = false
  let promised = []

  const element = {
    paused: true,
    ended: false,
    seeking: false,
    error: null,
    readyState: 0,
    playbackRate: 1,
    volume: 1,
    muted: false,
    src: '',
    audioTracks: [],
    textTracks: [],
    alive: true,
    get duration() {
      return element.readyState >= 1 ? plan.duration : NaN
    },
    get currentTime() {
      return time
    },
    set currentTime(value) {
      time = Math.max(0, value)
      element.seeking = true
      element.readyState = Math.min(element.readyState, 1)
      seekLeft = stuck-- > 0 ? Infinity : 200
      emit('seeking')
    },
    get buffered() {
      const end = element.readyState >= 1 ? dataEnd() : 0
      return createRanges(end > 0 ? [[0, end]] : [])
    },
    getVideoPlaybackQuality: () => ({ totalVideoFrames: frames, droppedVideoFrames: 0 }),
    canPlayType: () => 'maybe',
    addEventListener,
    removeEventListener,
    removeAttribute() {
      element.src = ''
    },
    load() {
      if (element.src) open(element.src)
      else close()
    },
    open,
    play() {
      element.paused = false
      // Resolved when the picture moves, as in the platform; a new load would reject it.
      return new Promise((resolve) => promised.push(resolve))
    },
    pause() {
      element.paused = true
    }
  }

  const dataEnd = () => Math.min(plan.duration, plan.dataEnds === undefined ? plan.duration : plan.dataEnds)

  /** Opens media from a plan, for the element itself or for an engine. */
  function open(url, given) {
    plan = given || planOf(url)
    stuck = plan.stuckSeeks || 0
    time = 0
    loadedAt = elapsed
    element.readyState = 0
    if (plan.errorCode) Promise.resolve().then(() => element.alive && fail(plan.errorCode))
  }

  function fail(code) {
    element.error = { code, message: plan.errorMessage || '' }
    // As in Chromium.
    element.paused = true
    emit('error')
  }

  function close() {
    element.alive = false
    element.error = null
    plan = null
    clearInterval(ticking)
    // As in the application, one more timeupdate comes from an element that is gone.
    const last = late('timeupdate')
    setTimeout(() => last({ target: { late: true } }), 20)
    element.readyState = 0
    time = 0
  }

  function step() {
    elapsed += stepMs
    if (!plan || plan.silent || element.error) return
    if (element.readyState === 0) {
      if (plan.lazy && element.paused) loadedAt = elapsed
      if (elapsed - loadedAt < (plan.firstFrameMs || 300)) return
      element.readyState = 4
      emit('loadedmetadata')
      frames++
      emit('loadeddata')
      emit('canplay')
    }
    if (element.seeking) finishSeek()
    else if (!element.paused && !element.ended) advance()
  }

  function finishSeek() {
    seekLeft -= stepMs
    if (seekLeft > 0 || time > dataEnd()) return
    element.seeking = false
    element.readyState = 4
    frames++
    emit('seeked')
    emit('timeupdate')
  }

  function advance() {
    if (time >= plan.duration) {
      element.ended = true
      element.paused = true
      return emit('ended')
    }
    if (time >= dataEnd() && !waiting) {
      waiting = true
      element.readyState = 2
      return emit('waiting')
    }
    if (plan.breaksAt && time >= plan.breaksAt) return fail(2)
    if (time >= dataEnd()) return undefined
    waiting = false
    promised.forEach((resolve) => resolve())
    promised = []
    time = Math.min(dataEnd(), time + (stepMs / 1000) * element.playbackRate)
    frames += 2
    return emit('timeupdate')
  }

  const ticking = setInterval(step, stepMs)
  return element
}
