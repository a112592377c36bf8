// @ts-check
// Every list in which the viewer sees the servers of the film that plays: our sheet, and the menus of the panel.
import { createPanelMenus } from './panel-menus.js'
import { offerSheet } from './server-sheet.js'
import { createRests } from './servers.js'

/**
 * @typedef {object} Film
 * @property {{data: import('./lampa').PlayData}} record
 * @property {import('./session').Playback | null} session
 * @property {string} playing the address whose qualities the panel shows
 * @property {string} why the last switch was made; plain text, may be empty
 * @typedef {{film: Film, isOff: boolean, turn: (off: boolean) => void}} Shown
 */

/**
 * @param {import('./lampa').LampaApp} app
 * @param {{now(): number}} clock
 */
export function createFilmMenus(app, clock) {
  const panel = createPanelMenus(app)
  const rests = createRests(clock)

  /** @param {Film} film */
  function refresh({ session }) {
    const sources = session ? session.sources() : []
    rests.look(sources)
    if (session) panel.showServers(sources, rests, session.use)
  }

  return {
    begin: rests.clear,
    refresh,
    hide: panel.hideServers,
    forget: panel.forget,
    quality: panel.refreshQuality,

    /** @param {Film} film @param {import('../js/index').PlaybackEvent} event */
    heard(film, event) {
      if (event.type === 'source_changed' || event.type === 'exhausted') film.why = event.message
      refresh(film)
      const source = film.session && film.session.source()
      if (!source || source.url === film.playing) return
      film.playing = source.url
      panel.refreshQuality(film.record.data, source.url)
    },

    /** @param {() => Shown | null} shown what plays and is ours to help */
    offerSheet(shown) {
      offerSheet(app, () => {
        const now = shown()
        const session = now && now.film.session
        if (!now || !session) return null
        const sources = session.sources()
        rests.look(sources)
        return { sources, rests, why: now.film.why, isOff: now.isOff, use: session.use, turn: now.turn }
      })
    }
  }
}
