// @ts-check
// Every list in which the viewer sees the servers of the film that plays: the plugin's own list, and the menus of the panel.
import { createDiagnostics } from './about/menu.js'
import { createPanelMenus } from './panel-menus.js'
import { offerSheet } from './server-list.js'
import { createCooldowns } from './server-rows.js'

/**
 * @typedef {object} Film
 * @property {{data: import('../host/lampa').PlayData}} record
 * @property {import('../playback/playback').Playback | null} session
 * @property {string} playing the address whose qualities the panel shows
 * @property {string} why the last switch was made; plain text, may be empty
 * @typedef {{film: Film, isOff: boolean, turn: (off: boolean) => void}} Shown
 */

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {object} options
 * @param {() => Shown | null} options.shown what plays, if the plugin may help with it
 * @param {import('../options').SupervisorOptions['pageFile']} options.pageFile
 * @param {{version: string, backend: () => string}} options.build
 */
export function createFilmMenus(host, { shown, pageFile, build }) {
  const { app, clock } = host
  const panel = createPanelMenus(app)
  const cooldowns = createCooldowns(clock)
  const diagnostics = createDiagnostics(host, {
    build,
    loadPage: pageFile,
    shown() {
      const now = shown()
      const session = now && now.film.session
      if (!now || !session) return null
      const { tv, iptv } = now.film.record.data
      cooldowns.update(session.sources())
      return { session, cooldowns, oneConnection: !!(tv || iptv) }
    }
  })

  /** @param {Film} film */
  function refresh({ session }) {
    const sources = session ? session.sources() : []
    cooldowns.update(sources)
    if (session) panel.showServers(sources, cooldowns, session.use)
  }

  offerSheet(app, () => {
    const now = shown()
    const session = now && now.film.session
    if (!now || !session) return null
    const sources = session.sources()
    cooldowns.update(sources)
    const { film, isOff, turn } = now
    return { sources, cooldowns, why: film.why, isOff, use: session.use, turn, more: diagnostics.open }
  })

  return {
    begin() {
      cooldowns.clear()
      diagnostics.begin()
    },
    closed: diagnostics.end,
    showHistory: diagnostics.showHistory,
    showReport: diagnostics.showReport,
    forgetHistory: diagnostics.history.forget,
    refresh,
    hide: panel.hideServers,
    forget: panel.forget,
    quality: panel.refreshQuality,

    /** @param {Film} film @param {import('../../js/index').PlaybackEvent} event */
    onEvent(film, event) {
      if (event.type === 'source_changed' || event.type === 'exhausted') film.why = event.message
      diagnostics.history.onEvent(event)
      refresh(film)
      const source = film.session && film.session.source()
      if (!source || source.url === film.playing) return
      film.playing = source.url
      panel.refreshQuality(film.record.data, source.url)
    }
  }
}
