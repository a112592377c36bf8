// @ts-check
import { settingsTexts } from '../js/texts.js'

const component = 'resilient_playback'
const mode = 'resilient_playback_mode'
const seamless = 'resilient_playback_seamless'
const keepTracks = 'resilient_playback_keep_tracks'
/** The names that the application has for what the languages are of. */
const languages = {
  audio: { name: 'resilient_playback_audio_languages', word: 'player_tracks' },
  text: { name: 'resilient_playback_text_languages', word: 'player_subs' }
}
const icon =
  '<svg width="36" height="36" viewBox="0 0 36 36" fill="none" xmlns="http://www.w3.org/2000/svg">' +
  '<path d="M18 4a14 14 0 1 1-12.1 7" stroke="currentColor" stroke-width="3"/>' +
  '<path d="M4 4v8h8" stroke="currentColor" stroke-width="3"/><path d="M14 11l11 7-11 7z" fill="currentColor"/></svg>'

/**
 * The application shows Russian where a language has no text, so each of its languages gets one, English by default.
 * @param {import('./lampa').LampaApp} app
 * @param {string} key
 * @param {import('../js/texts').Text} text
 */
function addText(app, key, text) {
  const codes = Object.keys((app.Lang.codes && app.Lang.codes()) || {}).concat('en', 'ru', 'uk')
  /** @type {Record<string, string>} */
  const texts = {}
  codes.forEach((code) => {
    texts[code] = code === 'ru' || code === 'uk' ? text[code] : text.en
  })
  app.Lang.add({ [key]: texts })
}

/** @param {import('./lampa').LampaApp} app */
export function addSettings(app) {
  const { SettingsApi } = app
  if (!SettingsApi) return
  SettingsApi.addComponent({ component, name: 'Resilient Playback', icon })
  ;[
    { name: mode, text: settingsTexts.mode },
    { name: seamless, text: settingsTexts.seamless },
    { name: keepTracks, text: settingsTexts.keepTracks }
  ].forEach(({ name, text }) => {
    addText(app, name, text)
    SettingsApi.addParam({
      component,
      param: { name, type: 'trigger', default: true },
      field: { name: app.Lang.translate(name) }
    })
  })
  const hint = 'resilient_playback_languages'
  addText(app, hint, settingsTexts.languages)
  Object.keys(languages).forEach((kind) => {
    const { name, word } = languages[/** @type {keyof typeof languages} */ (kind)]
    SettingsApi.addParam({
      component,
      // Without `values` the application's screen does not open.
      param: { name, type: 'input', values: '', default: '' },
      field: { name: app.Lang.translate(word), description: app.Lang.translate(hint) }
    })
  })
}

/**
 * Read at each playback. On unless it was switched off. `Storage.get` takes a stored boolean false for "nothing there",
 * so the text itself is read where the application offers it.
 * @param {import('./lampa').LampaApp} app
 * @param {string} name
 */
function isOn({ Storage }, name) {
  return String(Storage.value ? Storage.value(name, 'true') : Storage.get(name, 'true')) !== 'false'
}

/** @param {import('./lampa').LampaApp} app */
export const isSwitchedOn = (app) => isOn(app, mode)

/** Pieces from other servers, through loaders of ours. @param {import('./lampa').LampaApp} app */
export const isSeamless = (app) => isOn(app, seamless)

/** Voice and subtitles, after a switch and in the next episode. @param {import('./lampa').LampaApp} app */
export const keepsTracks = (app) => isOn(app, keepTracks)

const mostLanguages = 16

/**
 * The viewer's, the best liked first; empty: do not interfere.
 * @param {import('./lampa').LampaApp} app
 * @param {'audio' | 'text'} kind
 * @returns {string[]}
 */
export function languagesOf({ Storage }, kind) {
  const written = String(Storage.get(languages[kind].name, ''))
  return written
    .split(/[,;\s]+/)
    .filter(Boolean)
    .slice(0, mostLanguages)
}
