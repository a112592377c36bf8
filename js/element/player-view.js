// @ts-check
// One film on the inner video over all its servers. When the source changes, the inner video is emptied and loads again. The
// page only sees a film that waits and then plays on.
import { createPlayer } from '../index.js'

/** After a change of the source the film goes on within this many seconds of the old position. */
const nearSeconds = 3
/** Codes of MediaError, HTML 4.8.11.1. */
const network = 2
const unsupported = 4
/** Reasons with the code `unsupported`; all others get the code `network`. */
const unplayable = /^(not_a_video|damaged|codec|protected)$/

/** Events of the `<video>` that the element dispatches again. */
const relayed = [
  'abort',
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'encrypted',
  'ended',
  'enterpictureinpicture',
  'leavepictureinpicture',
  'loadeddata',
  'loadedmetadata',
  'loadstart',
  'pause',
  'play',
  'playing',
  'progress',
  'ratechange',
  'resize',
  'seeked',
  'seeking',
  'stalled',
  'suspend',
  'timeupdate',
  'volumechange',
  'waiting',
  'waitingforkey',
  'webkitbeginfullscreen',
  'webkitendfullscreen'
]
/** Events that the page still receives while the film is between two sources. */
const ofThePage = /^(pause|play|ratechange|volumechange|waiting|.*(fullscreen|pictureinpicture))$/

/**
 * @param {HTMLVideoElement} video
 * @param {(event: Event) => void} tell dispatches an event to the page
 */
export function createFilm(video, tell) {
  /** @type {import('../index').Player | null} */
  let player = null
  /** @type {{code: number, message: string} | null} */
  let error = null
  /** The film has shown its first frame. */
  let shown = false
  /** The position before the change of the source; null: no change is going on. @type {number | null} */
  let left = null
  /** Position and duration that the page sees. */
  let at = 0
  let length = NaN

  const isNear = (/** @type {number} */ seconds) => Math.abs(video.currentTime - seconds) < nearSeconds

  /** Reads the inner video, unless it is between two sources. */
  function readVideo() {
    if (shown && left === null && video.readyState === 0) left = at
    if (left !== null) return
    at = video.currentTime
    length = video.duration
  }

  /** @param {Event} event */
  function settle({ type }) {
    if (left === null || video.readyState < 2 || video.seeking) return
    if (type !== 'playing' && !isNear(left)) return
    // The page may have seeked during the change.
    const wanted = at === left ? null : at
    left = null
    if (wanted !== null) video.currentTime = wanted
    readVideo()
    tell(new Event('durationchange'))
    tell(new Event('timeupdate'))
  }

  /** @param {Event} event */
  function onEvent(event) {
    const { type } = event
    const whole = left === null
    readVideo()
    if (whole && left !== null) tell(new Event('waiting'))
    settle(event)
    if (type === 'loadeddata' && player) shown = true
    if (left !== null && !ofThePage.test(type)) return
    tell(new /** @type {new (type: string, init: EventInit) => Event} */ (event.constructor)(type, event))
  }

  /** @param {import('../index').PlaybackEvent} event */
  function onPlayback(event) {
    if (event.type === 'trying') error = null
    tell(new CustomEvent(event.type, { detail: event }))
    if (event.type !== 'exhausted') return
    const { reason, message } = event
    error = { code: unplayable.test(reason) ? unsupported : network, message }
    video.pause()
    tell(new Event('error'))
  }

  // Listen after the player, so that the page sees the state after the player's reaction.
  function listen() {
    relayed.forEach((type) => {
      video.removeEventListener(type, onEvent)
      video.addEventListener(type, onEvent)
    })
  }
  listen()

  function forget() {
    error = left = null
    shown = false
    at = 0
    length = NaN
  }

  return {
    player: () => player,
    error: () => error,
    shown: () => shown,
    address: () => (player && player.source ? player.source.url : ''),
    position() {
      readVideo()
      return at
    },
    duration() {
      readVideo()
      return length
    },
    /** @param {number} seconds */
    seek(seconds) {
      readVideo()
      if (left === null) video.currentTime = seconds
      else at = Number(seconds)
    },
    /** @param {import('../index').PageOptions} options */
    open(options) {
      const { onEvent: author } = options
      player = createPlayer(video, {
        ...options,
        onEvent(event) {
          onPlayback(event)
          if (author) author(event)
        }
      })
      listen()
    },
    play() {
      if (!player) return Promise.resolve()
      if (error || !video.getAttribute('src')) return player.play()
      const { play } = player
      return video.play().then(null, (refusal) => {
        // The page gets the error if a user gesture is missing or the video was paused. After a change of the source, play
        // again.
        if (error || !player || video.paused || refusal.name === 'NotAllowedError') throw refusal
        return play()
      })
    },
    close() {
      const ending = player
      player = null
      forget()
      if (ending) ending.dispose()
    }
  }
}
