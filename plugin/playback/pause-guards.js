// @ts-check
// Says when nobody watches, because no deadline runs then: the viewer paused, a question is open, an author called
// `Player.loading(true)`, or an advertisement plays before the next film.

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').PlayData} data
 * @param {() => boolean} asking a question of the plugin is open
 */
export function createPauseGuards(app, data, asking) {
  let viewerPaused = false

  function questionIsUp() {
    const { timeline } = data
    return Boolean(timeline && timeline.waiting_for_user) && app.Select.opened()
  }

  /** The application already plays something else, or is about to. */
  const isOver = () => app.Player.playdata() !== data

  /**
   * Any list or window for which the film was paused. If a film is paused before its first frame, an engine of the platform
   * requests nothing.
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
     * @param {boolean} stopped the film is paused, by the viewer or by the application
     * @param {boolean} settled a frame at the right position was shown before, so the viewer paused it
     */
    held(stopped, settled) {
      if (settled) viewerPaused = stopped
      return viewerPaused || asking() || isOver() || isCovered() || dialogIsUp(stopped)
    }
  }
}
