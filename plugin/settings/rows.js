// @ts-check
// The rows of Settings, in their order. To add one, add a line here and a text in js/text/en.js (ru, uk); read its value
// with `setting(app, key)`.

/**
 * @typedef {object} Row
 * @property {string} key of its text; with the prefix, its name in Storage
 * @property {boolean | string} initial a boolean makes a switch, an empty string a text input, any other string is one of
 * `values`
 * @property {Record<string, string>} [values] in their order: each value with the key of its text, or with the text itself
 * @property {string} [hint] key of the text below it
 * @property {boolean} [more] on the screen "More"
 */

/** Prefix of all the plugin's keys in the application's Storage. */
export const prefix = 'resilient_playback_'

/** @type {Row[]} */
export const rows = [
  {
    key: 'mode',
    initial: 'on',
    values: { on: '#{settings_param_yes}', ask: 'mode_ask', off: '#{settings_param_no}' }
  },
  {
    key: 'notices',
    initial: 'important',
    values: { important: 'notices_important', all: 'notices_all', end: 'notices_end' }
  },
  {
    key: 'patience',
    initial: 'normal',
    values: { quick: 'patience_quick', normal: 'patience_normal', patient: 'patience_patient' }
  },
  { key: 'step_down', initial: true },
  {
    key: 'max_height',
    initial: 'lampa',
    // Values end in a letter: the application would turn plain digits into numbers, and numbers come first in an object.
    values: {
      lampa: 'as_in_lampa',
      screen: 'max_height_screen',
      '2160p': '2160p',
      '1440p': '1440p',
      '1080p': '1080p',
      '720p': '720p',
      '480p': '480p'
    }
  },
  { key: 'keep_tracks', initial: true },
  { key: 'audio_languages', initial: '', hint: 'languages_hint' },
  { key: 'text_languages', initial: '', hint: 'languages_hint' },
  { key: 'memory', initial: true },
  { key: 'live', initial: true },
  { key: 'torrserver', initial: false },
  { key: 'proxies', initial: false },
  { key: 'hls_engine', initial: 'lampa', values: { lampa: 'as_in_lampa', hlsjs: 'hls.js' }, more: true },
  { key: 'seamless', initial: true, more: true },
  { key: 'hedge', initial: true, more: true },
  { key: 'trailer', initial: 'offer', values: { offer: 'trailer_offer', never: 'trailer_never' }, more: true },
  { key: 'torrent_preload', initial: false, more: true },
  { key: 'long_ok', initial: true, more: true },
  { key: 'overlay', initial: false, more: true }
]
