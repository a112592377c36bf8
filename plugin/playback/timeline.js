// @ts-check

/**
 * Keeps the application's resume position correct until a load of the plugin reaches its position.
 * @param {import('../host/lampa').PlayData['timeline']} timeline
 * @param {number} position
 */
export function keepTimeline(timeline, position) {
  // While the question "continue from?" is open, the viewer decides, and the time in it must not change.
  if (!timeline || timeline.waiting_for_user) return
  timeline.continued = true
  timeline.time = position
  const { duration } = timeline
  if (duration && duration > 0) timeline.percent = Math.round((position / duration) * 100)
}
