// @ts-check
// `text(key, params, language)`: what a viewer is told of a playback, on a page and in the plugin. The plugin's own
// sentences: plugin/text.js. What is said of an inspected video: inspection.js. A table names the groups that it uses, so
// that a bundle holds no others, and only the languages that have something in them.
import * as en from './en.js'
import * as ru from './ru.js'
import * as uk from './uk.js'
import { createText } from './render.js'

export const text = createText({
  en: { plural: en.plural, groups: [en.notices] },
  ru: { plural: ru.plural, groups: [ru.notices] },
  uk: { plural: uk.plural, groups: [uk.notices] }
})
