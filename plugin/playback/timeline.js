// @ts-check

/**
 * The application's own memory of the place, while a load of ours is not there yet.
 * @param {import('../host/lampa').PlayData['timeline']} timeline
 * @param {number} position
 */
export function keepTimeline(timeline, position) {
  // The question "continue from?" is still open: its answer, and the time in it, are the viewer's.
  if (!timeline || timeline.waiting_for_user) return
  timeline.continued = true
  timeline.time = position
  const { duration } = timeline
  if (duration && duration > 0) timeline.percent = Math.round((position / duration) * 100)
}
