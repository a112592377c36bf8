// @ts-check
// What the viewer reads in Settings and in the list of servers. The keys of every other language are these; what a
// language leaves out is said in English. {n}, {t}, {v}, {b} stay as they are. Sentences about switches: js/texts.js.

/** @type {Record<string, string>} */
export const en = {
  mode: 'Keep videos playing when a server fails',
  mode_ask: 'Ask me first',
  notices: 'When to show messages',
  notices_important: 'Important ones',
  notices_all: 'At every switch',
  notices_end: 'When it is over',
  patience: 'How long to wait for a slow server',
  patience_quick: 'A short time',
  patience_normal: 'As usual',
  patience_patient: 'A long time',
  step_down: 'Lower the quality rather than stop',
  max_height: 'Best quality allowed',
  as_in_lampa: 'As in Lampa',
  keep_tracks: 'Keep voice and subtitles after a switch and in the next episode',
  audio_languages: 'Preferred languages of the sound',
  text_languages: 'Preferred languages of the subtitles',
  languages_hint: 'The best liked first, as in: uk, en. Empty: do not interfere',
  memory: 'Remember on this TV which servers work',
  live: 'Help TV channels too, without extra connections',
  forget: 'Forget everything the plugin has remembered',
  forgotten: 'Everything is forgotten.',
  more: 'More',
  hls_engine: 'Smoother switching; some films may lose sound',
  seamless: 'Fetch failing pieces from another server without stopping',
  hedge: 'Check the next server while the first is silent',
  long_ok: 'Long OK opens the server list',
  version: 'Version {v}',
  build: 'build {b}',
  servers: 'Servers',
  server_playing: 'playing',
  server_good: 'good',
  server_resting: 'resting for {s} s',
  server_untried: 'not tried yet',
  turn_off: 'Do not switch servers in this film',
  turn_on: 'Switch servers in this film again',
  go_on: 'Go on from server {n} of {t}'
}
