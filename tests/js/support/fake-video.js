/**
 * A <video> of jsdom with the behaviour of HTML 4.8.11 that the host relies on. The test drives it: `arrive()` brings data,
 * `playTo()` moves the position, `fail()` raises a MediaError.
 */
export function createFakeVideo(document, attributes = {}) {
  const video = document.createElement('video')
  Object.keys(attributes).forEach((name) => video.setAttribute(name, attributes[name]))
  const state = {
    currentTime: 0,
    readyState: 0,
    paused: true,
    seeking: false,
    ended: false,
    duration: NaN,
    error: null
  }
  const fire = (name) => video.dispatchEvent(new document.defaultView.Event(name))
  const listeners = []
  const calls = { load: 0, play: 0 }
  let rate = 1
  let frames = 0
  let refusal = null
  let ahead = 7
  const { addEventListener, removeEventListener } = video

  function reset() {
    Object.assign(state, {
      currentTime: 0,
      readyState: 0,
      paused: true,
      seeking: false,
      ended: false,
      duration: NaN,
      error: null
    })
    if (rate !== 1) Promise.resolve().then(() => fire('ratechange'))
    rate = 1
    frames = 0
  }

  const readable = ['readyState', 'paused', 'seeking', 'ended', 'duration', 'error']
  readable.forEach((name) => Object.defineProperty(video, name, { get: () => state[name] }))
  Object.defineProperties(video, {
    src: {
      get: () => video.getAttribute('src') || '',
      set(url) {
        video.setAttribute('src', url)
        reset()
      }
    },
    currentTime: {
      get: () => state.currentTime,
      set(seconds) {
        state.currentTime = seconds
        state.seeking = true
        state.ended = false
        Promise.resolve().then(() => fire('seeking'))
      }
    },
    playbackRate: {
      get: () => rate,
      set(value) {
        rate = value
        fire('ratechange')
      }
    },
    videoWidth: { get: () => 640 },
    buffered: {
      get: () => ({ length: 1, start: () => 0, end: () => state.currentTime + ahead })
    }
  })
  Object.assign(video, {
    load() {
      calls.load++
      reset()
    },
    play() {
      calls.play++
      if (refusal) return Promise.reject(refusal)
      const resumed = state.paused
      state.paused = false
      if (resumed) fire('play')
      return Promise.resolve()
    },
    pause() {
      if (state.paused) return
      state.paused = true
      fire('pause')
    },
    canPlayType: (type) => (type === 'application/vnd.apple.mpegurl' ? '' : 'maybe'),
    // One of twelve frames is dropped.
    getVideoPlaybackQuality: () => ({ totalVideoFrames: frames, droppedVideoFrames: frames / 12 }),
    addEventListener(...args) {
      listeners.push(args[0])
      addEventListener.apply(video, args)
    },
    removeEventListener(...args) {
      listeners.splice(listeners.indexOf(args[0]), 1)
      removeEventListener.apply(video, args)
    }
  })

  const drive = {
    calls,
    listeners,
    fire,
    refusePlay(name) {
      refusal = Object.assign(new Error('refused'), { name })
    },
    /** @param {number} seconds that are buffered ahead of the position */
    buffer(seconds) {
      ahead = seconds
    },
    metadata(duration = 120) {
      state.duration = duration
      state.readyState = 1
      fire('loadedmetadata')
    },
    data() {
      state.readyState = 3
      fire('loadeddata')
      fire('canplay')
    },
    /** Finishes the current seek. */
    land(at = state.currentTime) {
      state.currentTime = at
      state.seeking = false
      if (state.readyState > 0) state.readyState = 3
      fire('seeked')
    },
    playTo(seconds) {
      state.currentTime = seconds
      frames += 12
      fire('timeupdate')
    },
    /** Brings metadata and data, then moves the position for the first time. */
    arrive(duration) {
      drive.metadata(duration)
      drive.data()
      drive.playTo(state.currentTime + 0.25)
    },
    end() {
      state.ended = true
      state.paused = true
      fire('pause')
      fire('ended')
    },
    fail(code, message = '') {
      state.error = { code, message }
      const failed = state.error
      const { paused } = state
      state.paused = true
      fire('error')
      // Chromium fires `pause` after `error`. If a listener of `error` sets a new `src`, no `pause` follows.
      if (!paused && state.error === failed) fire('pause')
    },
    set(name, value) {
      state[name] = value
    }
  }
  return { video, drive }
}
