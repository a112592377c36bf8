// The object that replaces a media element on Tizen. It has no readyState, no buffered, no seeking, no error. Its listeners
// cannot be removed one by one, and play() returns no promise. It reports failures by an event that the application does not
// understand.

import { createListeners } from '../../js/support/fake-element.js'

const stepMs = 100
/** Until a seek is done, currentTime shows the old position. */
const seekMs = 300

/**
 * @param {(url: string) => object} planOf `{duration, dataEnds?, firstFrameMs?, silent?, openFails?, prepareFails?, breaksAt?, sounds?}`
 * @param {{selected: unknown[][]}} log of the calls that select a track
 */
export function createAvplay(planOf, log) {
  const { addEventListener, removeAll, fire: emit } = createListeners(() => object)
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
    addEventListener,
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
      removeAll()
      state = 'NONE'
      object.alive = false
    },
    /** How many frames were shown; the application does not know this. */
    frames: () => frames
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
