// @ts-check
// What happens in the application's player, as events of the protocol.
import { evidenceOf } from './evidence.js'
import { createHolds } from './pause-guards.js'
import { createLanding } from './position-restore.js'
import { createWatch } from './element-observer.js'

const sampleEveryMs = 500

/**
 * @typedef {import('./element-observer').Sample} Sample
 * @typedef {object} ObserverOptions
 * @property {import('../host/lampa-host').LampaHost} host
 * @property {import('../host/lampa').PlayData} data
 * @property {number} position where it is expected to play
 * @property {() => boolean} asking a question of ours is up
 * @property {(event: import('../../js/types').OpenLoadEvent) => void} send
 */

/** @param {Sample} sample */
function facts(sample) {
  /** @type {{position: number, duration?: number, live?: boolean}} */
  const seen = { position: sample.position }
  if (sample.duration !== undefined) seen.duration = sample.duration
  if (sample.live !== undefined) seen.live = sample.live
  return seen
}

/** @param {ObserverOptions} options */
export function createObserver(options) {
  const { host, data, send } = options
  const { PlayerVideo } = host.app
  const holds = createHolds(host.app, data, options.asking)
  const landing = createLanding(PlayerVideo, host.clock)
  const watch = createWatch({ video: () => PlayerVideo.video(), landing: landing.pending, onEvent: onElement })
  let held = false
  let hidden = false
  let countsFrom = host.clock.now()
  let position = options.position
  const stopTicks = host.every(sampleEveryMs, tick)
  const stopVisibility = host.onVisibility(lookAtPage)
  const stopNetwork = host.onNetwork((online) => send({ type: online ? 'online' : 'offline' }))

  /**
   * @param {'started' | 'waiting' | 'ended' | 'seeking' | 'broken' | 'loading'} type
   * @param {Sample} sample
   */
  function onElement(type, sample) {
    position = sample.position
    if (type === 'started') send({ type: 'playback_started', ...facts(sample) })
    if (type === 'waiting' && !held) send({ type: 'stalled', position })
    if (type === 'ended') send({ type: 'ended', ...facts(sample) })
    if (type === 'seeking') send({ type: 'seek', position })
    if (type === 'broken') failed({}, true)
    if (type === 'loading') send({ type: 'loading' })
  }

  /** @param {Sample} sample */
  function hold(sample) {
    const now = holds.held(sample)
    if (now === held) return
    held = now
    if (!held) countsFrom = host.clock.now()
    send({ type: held ? 'pause' : 'resume' })
  }

  function lookAtPage() {
    if (host.hidden() === hidden) return
    hidden = host.hidden()
    send({ type: hidden ? 'hidden' : 'visible' })
  }

  function tick() {
    landing.look(PlayerVideo.video())
    const sample = watch.look()
    position = sample.position
    hold(sample)
    if (held) return
    /** @type {Omit<import('../../js/types').EventOf<'progress'>, 'loadId'>} */
    const event = { type: 'progress', ...facts(sample) }
    if (sample.bufferedEnd !== undefined) event.bufferedEnd = sample.bufferedEnd
    if (sample.frames !== undefined) event.frames = sample.frames
    send(event)
  }

  /**
   * @param {{error?: unknown}} event
   * @param {boolean} fatal
   */
  function failed(event, fatal) {
    const evidence = evidenceOf(event, PlayerVideo.video(), host.online())
    send({ type: 'playback_failed', position, fatal, evidence })
  }

  watch.opened(options.position)
  lookAtPage()

  return {
    failed,
    /** Samples at once: the application has told of a change. */
    look: tick,
    position: () => position,
    started: watch.started,
    held: () => held,
    hidden: () => hidden,
    /** Since when the deadline of the first frame runs. */
    countsFrom: () => countsFrom,
    /**
     * The element is about to be replaced by one of ours, which goes to `at`.
     * @param {number | undefined} at
     * @param {boolean} paused
     */
    landing(at, paused) {
      const timeline = data.timeline || null
      landing.begin({ position: at, paused: paused && holds.viewerPaused(), timeline })
      watch.opened(at)
    },
    loadedData() {
      landing.loadedData(PlayerVideo.video())
      tick()
    },
    /** After the application has written its own idea of the place. */
    timeUpdate: landing.keepTimeline,
    stop() {
      stopTicks()
      stopVisibility()
      stopNetwork()
      watch.detach()
    }
  }
}
