// @ts-check
// When nobody watches, no deadline runs: the viewer paused, a question is up, an author's `Player.loading(true)`, an
// advertisement before the film that comes next.

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').PlayData} data
 * @param {() => boolean} asking a question of ours is up
 */
export function createPauseGuards(app, data, asking) {
  let viewerPaused = false

  function questionIsUp() {
    const { timeline } = data
    return Boolean(timeline && timeline.waiting_for_user) && app.Select.opened()
  }

  /** The application plays something else over it already, or is about to. */
  const isOver = () => app.Player.playdata() !== data

  /**
   * A list or a window of anybody's for which the film was stopped. Stopped before its first frame, an engine of the
   * platform asks for nothing.
   * @param {boolean} stopped
   */
  function dialogIsUp(stopped) {
    return stopped && (app.Select.opened() || /^(select|modal)/.test(app.Controller.enabled().name))
  }

  function isCovered() {
    return questionIsUp() || app.Player.render().hasClass('player--loading')
  }

  return {
    viewerPaused: () => viewerPaused,
    /**
     * @param {boolean} stopped the film, by somebody's hand, the application's too
     * @param {boolean} settled it had been there: the hand was the viewer's
     */
    held(stopped, settled) {
      if (settled) viewerPaused = stopped
      return viewerPaused || asking() || isOver() || isCovered() || dialogIsUp(stopped)
    }
  }
}
