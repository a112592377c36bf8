// @ts-check
// Runs the element observer on the application's player: says which element it reads, how the application seeks, and what
// pauses the film besides the element.
import { observeElement } from '../../js/playback/element-observer.js'
import { evidenceOf } from './evidence.js'
import { createPauseGuards } from './pause-guards.js'
import { keepTimeline } from './timeline.js'

/** The core's id for the load that the application opened itself. */
export const firstLoad = 'l0'

/**
 * @typedef {object} PlayerObserverOptions
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {number} position expected position, in seconds
 * @property {() => boolean} asking a question of the plugin is open
 * @property {(event: import('../../js/types').CoreEvent) => void} send
 *
 * @typedef {object} Plan for a load that the plugin opens, until it reaches its position
 * @property {number | undefined} position
 * @property {boolean} paused
 * @property {boolean} loaded the application has sent 'loadeddata' and done its own part; from then on its player can seek,
 *   on every platform
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
      // The application reports the errors of a media element, but not those of the player objects on televisions.
      if (!error) failed({}, true)
    }
  })
  const stopVisibility = host.onVisibility(onVisibilityChange)
  const stopNetwork = host.onNetwork((online) => send({ type: online ? 'online' : 'offline' }))

  /** Seeks through the application, whose panel must know. The application pauses and plays around it. @param {number} seconds */
  function seek(seconds) {
    PlayerVideo.to(seconds)
    if (plan && plan.paused) PlayerVideo.pause()
  }

  /** Otherwise the application would overwrite its own resume position with 0, or resume by its own rules. */
  function keepPlace() {
    if (plan && plan.position) keepTimeline(data.timeline, plan.position)
  }

  function onSample() {
    if (plan && !observer.restoring()) {
      keepPlace()
      plan = null
    }
    const video = PlayerVideo.video()
    // An element pauses itself at its end, and in Chromium also when it fails.
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
    /** Takes a sample now, because the application reported a change. */
    sample: observer.sample,
    nudge: observer.nudge,
    loadId: observer.loadId,
    position: observer.position,
    started: observer.started,
    held: () => held,
    hidden: () => hidden,
    /** When the deadline of the first frame started to run. */
    countsFrom: () => countsFrom,
    /**
     * The plugin is about to replace the element with a new one, which starts at `at`.
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
    /** Called after the application has written its own resume position. */
    timeUpdate: keepPlace,
    stop() {
      stopVisibility()
      stopNetwork()
      observer.end()
    }
  }
}
