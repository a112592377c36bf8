// @ts-check
import { bufferMs, bufferedEnd } from './buffered.js'
import { emptyElement } from './element.js'

/** How often the spare's buffer is read: no event says that it stopped growing. */
const pollMs = 100
/** Chrome stops while `buffered` still has about 1 s (measured). */
const restMs = 1100
/** With this much buffer after the current position, the next file starts without a wait. */
const enoughSeconds = 1
/** Longest wait for the next file. A slow server may keep the old one playing for much longer. */
const mostMs = 5000
/** How long the spare stays after a switch. By then the viewer's element has reused its data, or never will. */
const keptMs = 3000
/** How long an unused spare stays. If no switch comes, the old server has recovered. */
const unusedMs = 8000

/**
 * Whether the current file still has media to play while the next one loads.
 * @param {HTMLVideoElement} video
 */
export function playsOn(video) {
  const over = video.paused || video.ended || !!video.error || video.seeking
  return !over && video.duration > 0 && video.duration < Infinity && bufferMs(video) > restMs
}

/**
 * A hidden element that loads the next file at the current position while the old file still plays. Chromium and Firefox
 * cache media by URL and share the cache among the elements of a page, so the viewer's element shows the file without a
 * wait. In other browsers only the downloaded bytes are wasted.
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
     * @param {() => void} then called once: the file is ready, or no time is left
     */
    use(url, then) {
      prepare(url)
      if (!spare) return
      spare.until = clock.now() + mostMs
      spare.then = then
    },
    /**
     * The host opens a source without a wait for the spare.
     * @param {string} url that the viewer's element opens now; if the spare has this URL, its data stays useful for a moment
     */
    leave(url) {
      if (!spare || spare.url !== url) return release()
      spare.then = null
      spare.until = clock.now() + keptMs
    },
    release
  }
}
