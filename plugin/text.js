// @ts-check
// The plugin's texts besides the notices of js/text/index.js, in the application's language, in the same groups in each.
import * as en from '../js/text/en.js'
import * as ru from '../js/text/ru.js'
import * as uk from '../js/text/uk.js'
import { createText } from '../js/text/render.js'

const text = createText({
  en: { plural: en.plural, groups: [en.settings, en.lists, en.questions, en.screens] },
  ru: { plural: ru.plural, groups: [ru.settings, ru.lists, ru.questions, ru.screens] },
  uk: { plural: uk.plural, groups: [uk.settings, uk.lists, uk.questions, uk.screens] }
})

/**
 * @param {{Storage: import('./host/lampa').LampaApp['Storage']}} app
 * @param {string} key
 * @param {Record<string, unknown>} [params]
 * @returns {string} plain text; empty for an unknown key
 */
export const say = ({ Storage }, key, params) => text(key, params, String(Storage.get('language', 'ru')))
