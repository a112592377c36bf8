// @ts-check
// The words of Settings and of the list of servers, in the languages of the application.
import { be } from './lang/be.js'
import { bg } from './lang/bg.js'
import { cs } from './lang/cs.js'
import { en } from './lang/en.js'
import { fr } from './lang/fr.js'
import { he } from './lang/he.js'
import { pl } from './lang/pl.js'
import { pt } from './lang/pt.js'
import { ro } from './lang/ro.js'
import { ru } from './lang/ru.js'
import { uk } from './lang/uk.js'
import { zh } from './lang/zh.js'

/** Of everything of ours in the application's Storage and Lang. */
export const prefix = 'resilient_playback_'

/** @type {Record<string, Record<string, string>>} */
export const languages = { be, bg, cs, en, fr, he, pl, pt, ro, ru, uk, zh }

/**
 * The application shows Russian where a language has no text, so each of its languages gets one, English by default.
 * @param {import('./host/lampa').LampaApp} app
 */
export function addWords(app) {
  const codes = Object.keys((app.Lang.codes && app.Lang.codes()) || {}).concat(Object.keys(languages))
  /** @type {Record<string, Record<string, string>>} */
  const texts = {}
  Object.keys(en).forEach((key) => {
    /** @type {Record<string, string>} */
    const row = {}
    codes.forEach((code) => (row[code] = (languages[code] && languages[code][key]) || en[key]))
    texts[prefix + key] = row
  })
  app.Lang.add(texts)
}

/**
 * @param {import('./host/lampa').LampaApp} app
 * @param {string} key
 * @param {Record<string, unknown>} [params]
 * @returns {string} plain text
 */
export function say(app, key, params = {}) {
  return app.Lang.translate(prefix + key).replace(/\{(\w+)\}/g, (hole, name) => String(params[name]))
}
