// @ts-check
export { attach } from './attach.js'
export { loadFullCore as loadCore } from './full-core.js'
export { inspect } from './inspect-url.js'
export { PlaybackError } from './playback-error.js'
export { createPlayer } from './player.js'
export { version } from './version.js'
