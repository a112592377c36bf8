// @ts-check

/**
 * What `play()` rejects with: why no source played.
 * @param {import('./index').Reason} reason
 * @param {import('./index').Tried[]} tried
 * @param {string} message for the viewer
 * @this {any}
 */
export function PlaybackError(reason, tried, message) {
  this.name = 'PlaybackError'
  this.message = message
  this.reason = reason
  this.tried = tried
  this.stack = new Error(message).stack
}
PlaybackError.prototype = Object.create(Error.prototype)
PlaybackError.prototype.constructor = PlaybackError
