// @ts-check
// The element observer on the application's player: which element it reads, how the application seeks, and what holds the
// film besides the element.
import { observeElement } from '../../js/playback/element-observer.js'
import { evidenceOf } from './evidence.js'
import { createPauseGuards } from './pause-guards.js'
import { keepTimeline } from './timeline.js'

/** The load that the application has opened itself, as the core calls it. */
export const firstLoad = 'l0'

/**
 * @typedef {object} PlayerObserverOptions
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {number} position where it is expected to play
 * @property {() => boolean} asking a question of ours is up
 * @property {(event: import('../../js/types').CoreEvent) => void} send
 *
 * @typedef {object} Plan for a load of ours, until it is where it should be
 * @property {number | undefined} position
 * @property {boolean} paused
 * @property {boolean} loaded the application has said 'loadeddata', and has done its own part then: from there on its
 *   player may be sent somewhere, on every platform
 */

/** @param {PlayerObserverOptions} options */
export function createObserver({ host, data, position, asking, send }) {
  const { PlayerVideo } = host.app
  const holds = createPauseGuards(host.app, data, asking)
  /** @type {Plan | null} */
  let plan = null
  let held = false
  let hidden = false
  let countsFrom = host.clock.now()
  const observer = observeElement({
    video: () => PlayerVideo.video(),
    clock: host.clock,
    emit: send,
    still: () => held,
    seek,
    onSample,
    onError(error) {
      // The application reports its element's errors. Of the objects of televisions it does not understand them.
      if (!error) failed({}, true)
    }
  })
  const stopVisibility = host.onVisibility(onVisibilityChange)
  const stopNetwork = host.onNetwork((online) => send({ type: online ? 'online' : 'offline' }))

  /** The application's own way, which its panel knows of; it pauses and plays around it. @param {number} seconds */
  function seek(seconds) {
    PlayerVideo.to(seconds)
    if (plan && plan.paused) PlayerVideo.pause()
  }

  /** The application would write 0 over its own memory of the place, or resume by its own rules. */
  function keepPlace() {
    if (plan && plan.position) keepTimeline(data.timeline, plan.position)
  }

  function onSample() {
    if (plan && !observer.restoring()) {
      keepPlace()
      plan = null
    }
    const video = PlayerVideo.video()
    // The element pauses itself at its end, and Chromium's when it fails.
    const stopped = !!video && video.paused === true && video.ended !== true && !video.error
    const now = holds.held(stopped, observer.settled())
    if (now === held) return
    held = now
    if (!held) countsFrom = host.clock.now()
    send({ type: held ? 'pause' : 'resume' })
  }

  function onVisibilityChange() {
    if (host.hidden() === hidden) return
    hidden = host.hidden()
    send({ type: hidden ? 'hidden' : 'visible' })
  }

  /**
   * @param {{error?: unknown}} event
   * @param {boolean | undefined} fatal absent: the core decides
   * @param {import('../../js/types').Evidence} [evidence] absent: what the application says
   */
  function failed(event, fatal, evidence = evidenceOf(event, PlayerVideo.video(), host.online())) {
    const loadId = observer.loadId()
    if (loadId === null) return
    send({ type: 'playback_failed', loadId, position: observer.position(), fatal, evidence })
  }

  observer.begin({ loadId: firstLoad, position, ready: () => true })
  onVisibilityChange()

  return {
    failed,
    /** Samples at once: the application has told of a change. */
    sample: observer.sample,
    nudge: observer.nudge,
    loadId: observer.loadId,
    position: observer.position,
    started: observer.started,
    held: () => held,
    hidden: () => hidden,
    /** Since when the deadline of the first frame runs. */
    countsFrom: () => countsFrom,
    /**
     * The element is about to be replaced by one of ours, which goes to `at`.
     * @param {string} loadId
     * @param {number | undefined} at
     * @param {boolean} paused
     */
    opening(loadId, at, paused) {
      const mine = { position: at, paused: paused && holds.viewerPaused(), loaded: false }
      plan = mine
      keepPlace()
      observer.begin({ loadId, target: at, ready: () => mine.loaded })
    },
    loadedData() {
      if (plan && !plan.loaded) {
        plan.loaded = true
        if (plan.paused) PlayerVideo.pause()
        keepPlace()
      }
      observer.sample()
    },
    /** After the application has written its own idea of the place. */
    timeUpdate: keepPlace,
    stop() {
      stopVisibility()
      stopNetwork()
      observer.end()
    }
  }
}
