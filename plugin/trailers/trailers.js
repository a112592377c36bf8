// @ts-check
// The trailers of a film: the author's, those that the application has already loaded with the film's card, and those of its
// catalogue. The plugin asks the catalogue only if the viewer agrees.
import { isAddress } from '../host/addresses.js'
import { safely } from '../host/safely.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @typedef {{title: string, url: string}} Trailer `title`: plain text from outside, may be empty
 */

const youtube = 'https://www.youtube.com/watch?v='
const key = /^[\w-]{5,20}$/
const mostShown = 5
/** For the catalogue's answer about trailers, after the viewer asked for them. */
const catalogueMs = 10000

/**
 * Sorted: the viewer's language first, then English; trailers before other videos.
 * @param {unknown} videos as the catalogue lists them
 * @param {string} language
 * @returns {Trailer[]}
 */
export function trailersIn(videos, language) {
  const { results } = /** @type {{results?: unknown}} */ (videos || {})
  const list = Array.isArray(results) ? results : videos
  if (!Array.isArray(list)) return []
  const rank = (/** @type {{iso_639_1?: unknown, type?: unknown}} */ { iso_639_1: code, type }) =>
    (code === language ? 0 : code === 'en' ? 2 : 4) + (type === 'Trailer' ? 0 : 1)
  return list
    .filter((one) => one && (isAddress(one.url) || (key.test(one.key || '') && (!one.site || one.site === 'YouTube'))))
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .slice(0, mostShown)
    .map(({ one }) => ({ title: String(one.name || ''), url: isAddress(one.url) ? one.url : youtube + one.key }))
}

/**
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/lampa').LampaWindow} window
 * @param {{setTimer(fn: () => void, ms: number): unknown, clearTimer(handle: unknown): void}} clock
 */
export function createTrailers(app, window, clock) {
  /** Videos of the card that was opened last. @type {{id: unknown, videos: unknown} | null} */
  let seen = null

  app.Listener.follow(
    'full',
    safely(({ data }) => {
      if (data && data.movie && data.videos) seen = { id: data.movie.id, videos: data.videos }
    })
  )

  /** The card of the film, or of the page from which it was opened. @param {PlayData} data */
  function cardOf({ card, movie }) {
    const page = (app.Activity && app.Activity.active()) || {}
    return card || movie || page.movie || page.card || null
  }

  const language = () => String(app.Storage.field('tmdb_lang') || app.Storage.get('language', 'ru'))

  /** Whether the application hides trailers: its settings say so, or a child watches. */
  function areHidden() {
    const { disable_features: off } = window.lampa_settings || {}
    return Boolean((off && off.trailers) || (app.Account && app.Account.Permit && app.Account.Permit.child))
  }

  const catalogue = () => app.Api && app.Api.sources && app.Api.sources.tmdb

  /** @param {PlayData} data @returns {import('../host/lampa').Card | null} the card by which the catalogue knows the film; null: it does not know it */
  function inCatalogue(data) {
    const card = cardOf(data)
    const tmdb = catalogue()
    const known =
      card && !card.adult && /^[1-9]\d*$/.test(String(card.id)) && /^(tmdb|cub)$/.test(String(card.source || 'tmdb'))
    return known && tmdb && typeof tmdb.videos === 'function' && !areHidden() ? card : null
  }

  /** @param {PlayData} data @returns {Trailer[]} without a request */
  function here(data) {
    if (isAddress(data.trailer)) return [{ title: '', url: data.trailer.trim() }]
    const card = cardOf(data)
    if (!card || areHidden()) return []
    const loaded = seen && seen.id === card.id ? seen.videos : null
    return trailersIn(card.videos || loaded, language())
  }

  return {
    here,
    /** @param {PlayData} data */
    mayFind: (data) => inCatalogue(data) !== null,

    /**
     * Asks the application's catalogue.
     * @param {PlayData} data
     * @param {(found: Trailer[]) => void} done once
     */
    find(data, done) {
      const card = inCatalogue(data)
      let over = false
      const finish = safely((/** @type {unknown} */ videos) => {
        if (over) return
        over = true
        clock.clearTimer(timer)
        done(trailersIn(videos, language()))
      })
      const timer = clock.setTimer(() => finish(null), catalogueMs)
      const method = card && (card.original_name || (card.name && !card.title)) ? 'tv' : 'movie'
      const tmdb = catalogue()
      if (!card || !tmdb || !tmdb.videos) finish(null)
      else safely(() => tmdb.videos && tmdb.videos({ method, id: card.id }, finish, () => finish(null)))()
    }
  }
}

/** @typedef {ReturnType<typeof createTrailers>} Trailers */
