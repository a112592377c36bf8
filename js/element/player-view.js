// @ts-check
// One film on the inner video, whichever server it comes from: where a source is changed, the inner video is emptied and
// begins anew, and the page sees a film that waits and goes on.
import { createPlayer } from '../index.js'

/** A film that goes on does so about here, in seconds. */
const nearSeconds = 3
/** MediaError, HTML 4.8.11.1. */
const network = 2
const unsupported = 4
/** Reasons that no other network would change. */
const unplayable = /^(not_a_video|damaged|codec|protected)$/

/** Events of a `<video>` that are the page's to hear. */
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
/** What the page hears while the film is between two sources. */
const ofThePage = /^(pause|play|ratechange|volumechange|waiting|.*(fullscreen|pictureinpicture))$/

/**
 * @param {HTMLVideoElement} video
 * @param {(event: Event) => void} tell the page
 */
export function createFilm(video, tell) {
  /** @type {import('../index').Player | null} */
  let player = null
  /** @type {{code: number, message: string} | null} */
  let error = null
  /** The film has been seen. */
  let shown = false
  /** Between two sources: where it was left. @type {number | null} */
  let left = null
  /** Where the page sees it. */
  let at = 0
  let length = NaN

  const isNear = (/** @type {number} */ seconds) => Math.abs(video.currentTime - seconds) < nearSeconds

  /** Reads the inner video, as far as it can be believed. */
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
    // The page has gone elsewhere meanwhile.
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
    tell(new /** @type {any} */ (event.constructor)(type, event))
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

  // After those of the player: what it does about an event is seen in what the page is told.
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
        // Of a gesture that is missing, or of a pause, the page hears; a source that was changed goes on by itself.
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
