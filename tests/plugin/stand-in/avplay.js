// Point 11: the object that stands for an element on Tizen. It has no readyState, no buffered, no seeking, no error; its
// listeners cannot be taken off one by one; play() gives no promise; what fails is told by an event that the application
// does not understand.

const stepMs = 100
/** A seek shows the old place until it is done. */
const seekMs = 300

/**
 * @param {(url: string) => object} planOf `{duration, dataEnds?, firstFrameMs?, silent?, openFails?, prepareFails?, breaksAt?, sounds?}`
 * @param {{selected: unknown[][]}} log of the calls that choose a track
 */
export function createAvplay(planOf, log) {
  let handlers = {}
  let plan = null
  let state = 'NONE'
  let time = 0
  let target = -1
  let seekLeft = 0
  let frames = 0
  let buffering = false
  let url = ''

  const object = {
    alive: true,
    playbackRate: 1,
    get src() {
      return undefined
    },
    set src(next) {
      if (!next) return
      url = next
      plan = planOf(next)
      state = 'IDLE'
      if (plan.openFails) emit('error', { error: { code: 'tizen', message: 'failed to initialize player' } })
    },
    get currentTime() {
      return time
    },
    set currentTime(seconds) {
      target = seconds
      seekLeft = seekMs
    },
    get duration() {
      return state === 'NONE' || state === 'IDLE' ? 0 : plan.duration
    },
    get paused() {
      return state === 'PAUSED'
    },
    get audioTracks() {
      const sounds = (plan && state !== 'IDLE' && plan.sounds) || []
      return sounds.map((language, index) => {
        const track = { extra: { language, channels: '2' }, index, language }
        Object.defineProperty(track, 'enabled', {
          set: (on) => on && log.selected.push([url, 'AUDIO', index]),
          get: () => undefined
        })
        return track
      })
    },
    textTracks: [],
    canPlayType: () => true,
    addEventListener: (type, fn) => (handlers[type] = handlers[type] || []).push(fn),
    load() {
      if (!url || plan.openFails || plan.silent) return
      setTimeout(prepared, plan.firstFrameMs || 300)
    },
    play() {
      if (state === 'PAUSED') state = 'PLAYING'
    },
    pause() {
      if (state === 'PLAYING') state = 'PAUSED'
    },
    destroy() {
      clearInterval(ticking)
      handlers = {}
      state = 'NONE'
      object.alive = false
    },
    /** How many pictures were shown; nobody in the application knows. */
    frames: () => frames
  }

  function emit(type, event) {
    ;(handlers[type] || []).slice().forEach((fn) => fn({ type, target: object, ...event }))
  }

  function prepared() {
    if (!object.alive) return
    if (plan.prepareFails) return emit('error', { error: 'code [9] ' + plan.prepareFails })
    state = 'PLAYING'
    ;['canplay', 'playing', 'loadeddata'].forEach((type) => emit(type))
  }

  function step() {
    if (target >= 0) {
      seekLeft -= stepMs
      if (seekLeft > 0) return
      time = target
      target = -1
    }
    if (state !== 'PLAYING') return
    if (plan.breaksAt && time >= plan.breaksAt) {
      state = 'IDLE'
      return emit('error', { error: { code: 'tizen', message: 'PLAYER_ERROR_CONNECTION_FAILED' } })
    }
    if (time >= plan.duration) {
      state = 'IDLE'
      return emit('ended')
    }
    if (plan.dataEnds !== undefined && time >= plan.dataEnds) {
      if (!buffering) emit('waiting')
      buffering = true
      return undefined
    }
    buffering = false
    time += stepMs / 1000
    frames += 2
    return emit('timeupdate')
  }

  const ticking = setInterval(step, stepMs)
  return object
}
