// @ts-check
// The end in words: the application's own error screen says the sentence, then the author's hook is asked.
import { endKey } from '../../js/session/message-key.js'
import { text } from '../../js/text/index.js'
import { escapeHtml } from '../notices/notices.js'

/**
 * Walks the application's own road for a fatal error, so that the author's hook gets a `retry` that works. The raw
 * text on the screen becomes the sentence, and the spinner, which would turn for ever, goes.
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
 * The picture came back by itself: nothing may cover it.
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
      const sentence = text(endKey(command), { t: command.tried.length }, language())
      const shown = app.PlayerVideo.video()
      sayOnScreen(app, sentence)
      // The author's own answer to the error goes before ours.
      const unanswered = !data.quiet && app.PlayerVideo.video() === shown
      if (command.instead === 'trailer' && unanswered) trailers.offer(data, sentence)
    },
    /** Given up, and yet the picture moves again: the screen must not cover it. @param {number} position */
    moved(position) {
      if (position - endedAt < 1 || position - endedAt > 30) return
      endedAt = Infinity
      clearScreen(app)
    }
  }
}
