// @ts-check
// Shows the final sentence on the application's own error screen, then lets the author's hook run.
import { text } from '../../js/text/index.js'
import { escapeHtml } from '../notices/notices.js'

/**
 * Sends the application's own event for a fatal error, so that the author's hook gets a `retry` that works. The error screen
 * shows the sentence instead of the raw text. The spinner is removed, because the application would never stop it.
 * @param {import('../host/lampa').LampaApp} app
 * @param {string} sentence
 */
function sayOnScreen(app, sentence) {
  const { PlayerVideo } = app
  const before = PlayerVideo.video()
  PlayerVideo.listener.send('error', { error: escapeHtml(sentence), fatal: true })
  if (PlayerVideo.video() === before) PlayerVideo.render().removeClass('video--load')
}

/**
 * Removes the error screen, because the picture came back by itself.
 * @param {import('../host/lampa').LampaApp} app
 */
function clearScreen(app) {
  const html = app.PlayerVideo.render()
  html.find('.player-video__noise').remove()
  html.removeClass('player-video--error')
}

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {import('../host/lampa').PlayData} data
 */
export function createEnd({ app, language, trailers }, data) {
  let endedAt = 0
  return {
    /** @param {import('../../js/types').GiveUpCommand} command @param {number} position */
    tell(command, position) {
      endedAt = position
      const sentence = text(command.messageKey, { t: command.tried.length }, language())
      const shown = app.PlayerVideo.video()
      sayOnScreen(app, sentence)
      // If the author's hook has handled the error, the plugin offers no trailer.
      const unanswered = !data.quiet && app.PlayerVideo.video() === shown
      if (command.instead === 'trailer' && unanswered) trailers.offer(data, sentence)
    },
    /** The session gave up, but the picture moves again: the screen must not cover it. @param {number} position */
    moved(position) {
      if (position - endedAt < 1 || position - endedAt > 30) return
      endedAt = Infinity
      clearScreen(app)
    }
  }
}
