// @ts-check
// Remembers what the viewer chose in a film or a series, for the next episode and the next evening. Every plugin can read
// it, and the application's backup contains it. So titles are stored as salted hashes, tracks by language and dub.
import { sha256 } from 'js-sha256'
import { safely } from '../host/safely.js'

/** @typedef {import('../../js/types').TrackIntent} TrackIntent */
/** @typedef {import('../../js/types').Meant} Meant */
/** @typedef {{key: string, audio?: Meant, text?: Meant, height?: number}} Remembered */

/** Key in the application's Storage. */
export const storageKey = 'resilient_playback_tracks'
const mostTitles = 200
const longestLabel = 80
/** Labels that look like a file name or a path. */
const likeFile = /[\\/]|\.[a-z0-9]{2,5}$/i

/**
 * A key that identifies a film or series, whichever plugin plays it.
 * @param {import('../host/lampa').PlayData} data
 * @param {import('../host/lampa').LampaApp} app
 * @returns {string} empty if unknown
 */
export function titleKey(data, app) {
  const page = (app.Activity && safely(() => app.Activity && app.Activity.active())()) || {}
  const card = [data.card, data.movie, page.card, page.movie].filter((one) => one && one.id)[0]
  if (!card) return ''
  const series = Boolean(card.name || card.first_air_date || card.number_of_seasons || data.season)
  return [card.source || '', series ? 'series' : 'film', card.id].join(':')
}

/**
 * @param {object | undefined} meant
 * @param {string[]} titles that the stored label must not contain
 * @returns {Meant | undefined}
 */
function cleaned(meant, titles) {
  if (!meant || typeof meant !== 'object') return undefined
  const { off, label: name, language, described } = /** @type {import('../../js/types').Unchecked} */ (meant)
  if (off === true) return { off: true }
  const label = typeof name === 'string' ? name.slice(0, longestLabel) : ''
  const lower = label.toLowerCase()
  const tells = likeFile.test(label) || titles.some((title) => lower.indexOf(title) >= 0)
  /** @type {Meant} */
  const clean = { language: String(language || '').slice(0, 40), label: tells ? '' : label }
  if (described === true) clean.described = true
  return clean
}

/**
 * @param {{audio?: object, text?: object, height?: unknown}} from
 * @param {string[]} titles
 * @returns {TrackIntent}
 */
function cleanIntent({ audio, text, height }, titles) {
  /** @type {TrackIntent} */
  const intent = {}
  const sound = cleaned(audio, titles)
  const read = cleaned(text, titles)
  if (sound) intent.audio = sound
  if (read) intent.text = read
  if (typeof height === 'number' && height > 0) intent.height = height
  return intent
}

/** @param {import('../host/lampa').PlayData} data @returns {string[]} */
function titlesOf(data) {
  const card = data.card || data.movie || {}
  return [data.title, card.title, card.name, card.original_title, card.original_name]
    .filter((title) => typeof title === 'string' && title.length > 1)
    .map((title) => String(title).toLowerCase())
}

/** @param {import('../host/lampa').LampaApp} app */
export function createTrackMemory(app) {
  const { Storage } = app

  /** @returns {{salt: string, titles: Remembered[]}} */
  function load() {
    const { salt, titles } = /** @type {import('../../js/types').Unchecked} */ (
      safely(() => Storage.get(storageKey, ''))() || {}
    )
    if (typeof salt !== 'string' || salt === '' || !Array.isArray(titles))
      return { salt: Math.random().toString(36).slice(2), titles: [] }
    return { salt, titles: titles.filter((one) => one && typeof one.key === 'string') }
  }

  /** @param {string} salt @param {string} title */
  const keyOf = (salt, title) => sha256(salt + title).slice(0, 16)

  return {
    /** @param {string} title a `titleKey` @returns {TrackIntent | undefined} */
    recall(title) {
      if (!title) return undefined
      const { salt, titles } = load()
      const key = keyOf(salt, title)
      return titles.filter((one) => one.key === key).map((one) => cleanIntent(one, []))[0]
    },
    /**
     * @param {string} title
     * @param {TrackIntent} intent
     * @param {import('../host/lampa').PlayData} data whose titles must not be stored
     */
    remember(title, intent, data) {
      if (!title) return
      const { salt, titles } = load()
      const key = keyOf(salt, title)
      const others = titles.filter((one) => one.key !== key).slice(1 - mostTitles)
      Storage.set(storageKey, { salt, titles: [...others, { key, ...cleanIntent(intent, titlesOf(data)) }] }, true)
    }
  }
}

/** @typedef {ReturnType<typeof createTrackMemory>} TrackMemory */
