// @ts-check
// When nobody watches, no deadline runs: the viewer paused, a question is up, an author's `Player.loading(true)`.

/**
 * @param {import('./lampa').LampaApp} app
 * @param {import('./lampa').PlayData} data
 * @param {() => boolean} asking a question of ours is up
 */
export function createHolds(app, data, asking) {
  let viewerPaused = false

  function questionIsUp() {
    const { timeline } = data
    return Boolean(timeline && timeline.waiting_for_user) && app.Select.opened()
  }

  return {
    viewerPaused: () => viewerPaused,
    /** @param {import('./watch').Sample} sample */
    held(sample) {
      if (sample.settled) viewerPaused = sample.paused
      return viewerPaused || asking() || questionIsUp() || app.Player.render().hasClass('player--loading')
    }
  }
}
