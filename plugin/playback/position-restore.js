// @ts-check
// After a switch: the kept position, and the paused state, on the new element.

/** A seek that takes longer may be stuck: hls.js does that just before a segment's end. */
const nudgeAfterMs = 4000
const maxNudges = 2
/** An engine that began at the position needs no seek. */
const nearSeconds = 0.5

/**
 * @typedef {object} Plan
 * @property {number} [position] absent: wherever the source begins
 * @property {boolean} paused
 * @property {import('../host/lampa').Timeline | null} timeline
 */

/**
 * @param {import('../host/lampa').LampaApp['PlayerVideo']} playerVideo
 * @param {{now(): number}} clock
 */
export function createLanding(playerVideo, clock) {
  /** @type {Plan | null} */
  let plan = null
  let target = 0
  /** When the seek began; null: no data yet. @type {number | null} */
  let since = null
  let nudges = 0

  /** @param {number} position */
  function seek(position) {
    target = position
    // `to` pauses and plays around the seek, and both are heard here before `seeking` is true.
    since = null
    playerVideo.to(position)
    since = clock.now()
  }

  /** The application's own memory of the place: it would write 0 over it, or resume by its own rules. */
  function keepTimeline() {
    if (!plan || !plan.timeline || !plan.position) return
    // The question "continue from?" is still open: its answer, and the time in it, are the viewer's.
    if (plan.timeline.waiting_for_user) return
    plan.timeline.continued = true
    plan.timeline.time = plan.position
    const { duration } = plan.timeline
    if (duration && duration > 0) plan.timeline.percent = Math.round((plan.position / duration) * 100)
  }

  return {
    /** @param {Plan} next */
    begin(next) {
      plan = next
      since = null
      nudges = 0
      keepTimeline()
    },
    pending: () => plan !== null,
    keepTimeline,
    /** @param {import('../host/lampa').VideoLike | undefined} video */
    loadedData(video) {
      if (!plan || since !== null) return
      const { position, paused } = plan
      const there = video && Math.abs(Number(video.currentTime) - Number(position)) < nearSeconds
      if (position && position > 0 && !there) seek(position)
      else since = clock.now()
      if (paused) playerVideo.pause()
      keepTimeline()
    },
    /** @param {import('../host/lampa').VideoLike | undefined} video */
    look(video) {
      if (!plan || since === null) return
      if (!video || !video.seeking) {
        keepTimeline()
        plan = null
      } else if (clock.now() - since > nudgeAfterMs && nudges < maxNudges) {
        const { paused } = plan
        nudges++
        seek(Math.max(0, target - 1))
        if (paused) playerVideo.pause()
      }
    },
    cancel() {
      plan = null
    }
  }
}
