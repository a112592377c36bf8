// @ts-check
export { attach } from './page/attach.js'
export { loadFullCore as loadCore } from './core/full-core.js'
export { inspect } from './inspect/inspect-url.js'
export { PlaybackError } from './page/playback-error.js'
export { createPlayer } from './page/player.js'
export { version } from './base/version.js'
