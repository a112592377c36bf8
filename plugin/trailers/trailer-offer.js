// @ts-check
// If the film is protected on every server, the plugin offers the trailer. The trailer never starts by itself.
import { openAsPicked } from '../playback/in-place.js'
import { isolated, line } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { setting } from '../settings/settings.js'
import { say } from '../text.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @typedef {import('./trailers').Trailer} Trailer
 * @typedef {{title: string, then?: () => void}} Row
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('./trailers').Trailers} trailers
 */
export function createTrailerOffer(app, trailers) {
  /** @param {PlayData} data */
  const mayOffer = (data) =>
    setting(app, 'trailer') === 'offer' && (trailers.here(data).length > 0 || trailers.mayFind(data))

  /**
   * Plays the trailer in the open player: its list stays, and so does the callback of its close.
   * @param {PlayData} data
   * @param {Trailer} trailer
   */
  function play(data, { title, url }) {
    const { season, episode } = data
    const named = title || say(app, 'trailer_of', { f: String(data.title || '') })
    const youtube = /^https:\/\/www\.youtube\.com\//.test(url)
    openAsPicked(app, { title: isolated(named), url, season, episode, youtube })
  }

  /** @param {string} sentence @param {Row[]} rows */
  function show(sentence, rows) {
    const close = { title: isolated(say(app, 'trailer_no')) }
    const answer = (/** @type {(() => void) | undefined} */ then) => {
      app.Controller.toggle('player')
      if (then) then()
    }
    app.Select.show({
      title: say(app, 'trailer_title'),
      items: [line(sentence), ...rows, close],
      onSelect: safely((/** @type {Row} */ { then }) => answer(then)),
      onBack: safely(() => answer(undefined))
    })
  }

  return {
    mayOffer,
    /** Whether the list tells the viewer what this note says. @param {PlayData} data @param {string} messageKey */
    tells: (data, messageKey) => messageKey === 'protected' && mayOffer(data),
    /**
     * @param {PlayData} data that has failed
     * @param {string} sentence why it failed; plain text
     */
    offer(data, sentence) {
      const isMine = () => app.Player.playdata() === data
      const row = (/** @type {Trailer} */ trailer, /** @type {string} */ text) => ({
        title: isolated(text),
        then: () => isMine() && play(data, trailer)
      })
      const found = (/** @type {Trailer[]} */ list) => {
        if (!isMine() || app.Select.opened()) return
        if (!list.length) return app.Noty.show(isolated(say(app, 'trailer_none')))
        show(
          sentence,
          list.map((trailer) => row(trailer, trailer.title || say(app, 'trailer_play')))
        )
      }
      if (!isMine() || app.Select.opened() || !mayOffer(data)) return
      const first = trailers.here(data)[0]
      const find = { title: isolated(say(app, 'trailer_find')), then: () => trailers.find(data, found) }
      show(sentence, [first ? row(first, say(app, 'trailer_play')) : find])
    }
  }
}

/** @typedef {ReturnType<typeof createTrailerOffer>} TrailerOffer */
