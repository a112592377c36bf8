// @ts-check
export { loadCore } from './core-client.js'
export { PlaybackError } from './playback-error.js'
export { createPlayer } from './player.js'
export { version } from './version.js'
