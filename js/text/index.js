// @ts-check
// `text(key, params, language)`: what a viewer is told of a playback, on a page and in the plugin. The plugin's own
// sentences: plugin/text.js. What is said of an inspected video: inspection.js. Each table names the groups it uses one
// by one, so that a bundle holds no others.
import * as be from './be.js'
import * as bg from './bg.js'
import * as cs from './cs.js'
import * as en from './en.js'
import * as fr from './fr.js'
import * as he from './he.js'
import * as pl from './pl.js'
import * as pt from './pt.js'
import * as ro from './ro.js'
import * as ru from './ru.js'
import * as uk from './uk.js'
import * as zh from './zh.js'
import { createText } from './render.js'

export const text = createText({
  be: { plural: be.plural, groups: [be.notices] },
  bg: { plural: bg.plural, groups: [bg.notices] },
  cs: { plural: cs.plural, groups: [cs.notices] },
  en: { plural: en.plural, groups: [en.notices] },
  fr: { plural: fr.plural, groups: [fr.notices] },
  he: { plural: he.plural, groups: [he.notices] },
  pl: { plural: pl.plural, groups: [pl.notices] },
  pt: { plural: pt.plural, groups: [pt.notices] },
  ro: { plural: ro.plural, groups: [ro.notices] },
  ru: { plural: ru.plural, groups: [ru.notices] },
  uk: { plural: uk.plural, groups: [uk.notices] },
  zh: { plural: zh.plural, groups: [zh.notices] }
})
