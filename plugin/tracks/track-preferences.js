// @ts-check
// The track preferences before anything plays: the viewer's settings, the author's preferences, the previous episode.
import { attempt } from '../../js/base/attempt.js'
import { onScreen } from '../../js/device/screen-host.js'
import { checkPreferences } from '../../js/tracks/preferences.js'
import { setting } from '../settings/settings.js'
import { createTrackMemory, titleKey } from './track-memory.js'

/** @typedef {import('../host/lampa').PlayData} PlayData */
/** @typedef {import('../../js/types').TrackIntent} TrackIntent */

const mostLanguages = 16

/**
 * The viewer's languages, in order of preference; empty: the plugin does not interfere.
 * @param {import('../host/lampa').LampaApp} app
 * @param {'audio' | 'text'} kind
 * @returns {string[]}
 */
const languagesOf = (app, kind) =>
  String(setting(app, kind + '_languages'))
    .split(/[,;\s]+/)
    .filter(Boolean)
    .slice(0, mostLanguages)

/**
 * The viewer's settings win, field by field.
 * @param {import('../host/lampa').LampaApp} app
 * @param {PlayData} data
 * @returns {import('../../js/index').Preferences}
 */
function preferencesOf(app, data) {
  const given = /** @type {import('../../js/index').Preferences | undefined} */ (data.preferences)
  const good = given && attempt(() => (checkPreferences(given), true))
  /** @type {import('../../js/index').Preferences} */
  const preferences = good ? { ...given } : {}
  const audio = languagesOf(app, 'audio')
  const text = languagesOf(app, 'text')
  if (audio.length) preferences.audioLanguages = audio
  if (text.length) preferences.textLanguages = text
  return preferences
}

/** @param {Pick<import('../host/lampa-host').LampaHost, 'app' | 'window'>} host */
export function createTrackPreferences({ app, window }) {
  const memory = createTrackMemory(app)
  /** Of the playback that ended last, until the player closes. @type {{title: string, intent: TrackIntent} | null} */
  let before = null
  /** The list positions that the application carries to the next item. @type {Record<string, unknown> | null} */
  let places = null

  return {
    /**
     * @param {PlayData} data
     * @param {boolean} choosing the core is loaded, so the positions that the application carries over are not needed
     * @param {boolean} goesOn the same film, opened again to apply a choice
     */
    begin(data, choosing, goesOn) {
      const keep = setting(app, 'keep_tracks')
      const title = titleKey(data, app)
      const same = before !== null && before.title === title
      if (keep && choosing && same && places) {
        delete places.track
        delete places.sub
        if (before && before.intent.height) delete places.level
      }
      places = null
      return {
        title,
        preferences: onScreen(preferencesOf(app, data), window),
        intent: same && before && (keep || goesOn) ? before.intent : keep ? memory.recall(title) : undefined,
        /** @param {TrackIntent} intent */
        onChoice(intent) {
          if (keep) memory.remember(title, intent, data)
        }
      }
    },
    /** @param {string} title @param {TrackIntent} intent */
    ended(title, intent) {
      before = { title, intent }
    },
    /** The application removes its element for good. It carries the object that it returns now to the next item. */
    destroyed() {
      places = app.PlayerVideo.saveParams()
    },
    closed() {
      before = places = null
    }
  }
}

/** @typedef {ReturnType<typeof createTrackPreferences>} TrackPreferences */
