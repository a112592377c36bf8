// @ts-check
import { bufferMs, bufferedEnd } from './buffered.js'
import { emptyElement } from './element.js'

const pollMs = 100
/** Chrome stops with about a second still in `buffered` (measured). */
const restMs = 1100
/** Of the next file, from the place where the picture is; then it starts without waiting. */
const enoughSeconds = 1
/** The picture goes on from a slow server for long: no reason to wait for the other one as long. */
const mostMs = 5000
/** The element has taken over what was read by then, or never will. */
const keptMs = 3000
/** Made ready and not wanted: the old server has come back. */
const unusedMs = 8000

/**
 * Whether a file can be made ready beside the one that plays: there is still picture to show meanwhile.
 * @param {HTMLVideoElement} video
 */
export function playsOn(video) {
  const over = video.paused || video.ended || !!video.error || video.seeking
  return !over && video.duration > 0 && video.duration < Infinity && bufferMs(video) > restMs
}

/**
 * A hidden element that loads the next file, at the place where the picture is, while the old one still plays. Browsers
 * keep what they have read of an address and share it among the elements of a page (Chromium's and Firefox's media
 * caches), so that the viewer's element shows it at once; elsewhere only the bytes are lost.
 * @param {object} options
 * @param {HTMLVideoElement} options.video that plays the old file
 * @param {import('../types').Clock} options.clock
 */
export function createSpare({ video, clock }) {
  /** @type {{url: string, hidden: HTMLVideoElement, asked: boolean, until: number, then: (() => void) | null} | null} */
  let spare = null
  /** @type {unknown} */
  let timer = null

  /** @param {string} url */
  function prepare(url) {
    if (spare && spare.url === url) return
    release()
    const hidden = video.ownerDocument.createElement('video')
    hidden.muted = true
    hidden.preload = 'auto'
    if (video.crossOrigin !== null) hidden.crossOrigin = video.crossOrigin
    hidden.src = url
    spare = { url, hidden, asked: false, until: clock.now() + unusedMs, then: null }
    timer = clock.setTimer(poll, pollMs)
  }

  function poll() {
    if (!spare) return
    const { hidden, until, then } = spare
    if (!spare.asked && hidden.readyState >= 1) {
      spare.asked = true
      hidden.currentTime = video.currentTime
    }
    const late = clock.now() >= until
    if (then && (late || hidden.error || !playsOn(video) || isReady(spare))) {
      spare.then = null
      spare.until = clock.now() + keptMs
      then()
    } else if (late) return release()
    timer = clock.setTimer(poll, pollMs)
  }

  /** @param {{hidden: HTMLVideoElement, asked: boolean}} of */
  function isReady({ hidden, asked }) {
    if (!asked || hidden.seeking || hidden.readyState < 3) return false
    const end = bufferedEnd(hidden)
    return end !== null && (end - video.currentTime >= enoughSeconds || end >= hidden.duration - enoughSeconds)
  }

  function release() {
    clock.clearTimer(timer)
    const ending = spare
    spare = null
    if (ending) emptyElement(ending.hidden)
  }

  return {
    prepare,
    /**
     * @param {string} url
     * @param {() => void} then once: it is ready, or there is no time left
     */
    use(url, then) {
      prepare(url)
      if (!spare) return
      spare.until = clock.now() + mostMs
      spare.then = then
    },
    /**
     * Another way was taken.
     * @param {string} url that the viewer's element opens now: what is there of it is of use for a moment
     */
    leave(url) {
      if (!spare || spare.url !== url) return release()
      spare.then = null
      spare.until = clock.now() + keptMs
    },
    release
  }
}
