// @ts-check
// `text(key, params, language)`: messages about a playback, for pages and the plugin. Further sentences of the plugin:
// plugin/text.js. Sentences about inspections: inspection.js. Each table names the groups and languages that it uses, so
// that a bundle contains no others.
import * as en from './en.js'
import * as ru from './ru.js'
import * as uk from './uk.js'
import { createText } from './render.js'

export const text = createText({
  en: { plural: en.plural, groups: [en.notices] },
  ru: { plural: ru.plural, groups: [ru.notices] },
  uk: { plural: uk.plural, groups: [uk.notices] }
})
