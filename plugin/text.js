// @ts-check
// What the plugin says besides the notices of js/text/index.js, in the language of the application.
import * as be from '../js/text/be.js'
import * as bg from '../js/text/bg.js'
import * as cs from '../js/text/cs.js'
import * as en from '../js/text/en.js'
import * as fr from '../js/text/fr.js'
import * as he from '../js/text/he.js'
import * as pl from '../js/text/pl.js'
import * as pt from '../js/text/pt.js'
import * as ro from '../js/text/ro.js'
import * as ru from '../js/text/ru.js'
import * as uk from '../js/text/uk.js'
import * as zh from '../js/text/zh.js'
import { createText } from '../js/text/render.js'

const text = createText({
  be: { plural: be.plural, groups: [be.settings, be.lists, be.questions, be.screens] },
  bg: { plural: bg.plural, groups: [bg.settings, bg.lists, bg.questions, bg.screens] },
  cs: { plural: cs.plural, groups: [cs.settings, cs.lists, cs.questions, cs.screens] },
  en: { plural: en.plural, groups: [en.settings, en.lists, en.questions, en.screens] },
  fr: { plural: fr.plural, groups: [fr.settings, fr.lists, fr.questions, fr.screens] },
  he: { plural: he.plural, groups: [he.settings, he.lists, he.questions, he.screens] },
  pl: { plural: pl.plural, groups: [pl.settings, pl.lists, pl.questions, pl.screens] },
  pt: { plural: pt.plural, groups: [pt.settings, pt.lists, pt.questions, pt.screens] },
  ro: { plural: ro.plural, groups: [ro.settings, ro.lists, ro.questions, ro.screens] },
  ru: { plural: ru.plural, groups: [ru.settings, ru.lists, ru.questions, ru.screens] },
  uk: { plural: uk.plural, groups: [uk.settings, uk.lists, uk.questions, uk.screens] },
  zh: { plural: zh.plural, groups: [zh.settings, zh.lists, zh.questions, zh.screens] }
})

/**
 * @param {{Storage: import('./host/lampa').LampaApp['Storage']}} app
 * @param {string} key
 * @param {Record<string, unknown>} [params]
 * @returns {string} plain text; empty for an unknown key
 */
export const say = ({ Storage }, key, params) => text(key, params, String(Storage.get('language', 'ru')))
