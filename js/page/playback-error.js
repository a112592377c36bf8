// @ts-check

/**
 * The error that `play()` rejects with: says why no source played.
 * @param {import('../index').Reason} reason
 * @param {import('../index').Tried[]} tried
 * @param {string} message for the viewer
 * @class
 */
export function PlaybackError(reason, tried, message) {
  // An assignment would throw if the page has frozen Error.prototype.
  own(this, 'name', 'PlaybackError')
  own(this, 'message', message)
  this.reason = reason
  this.tried = tried
  own(this, 'stack', new Error(message).stack)
}
PlaybackError.prototype = Object.create(Error.prototype)
own(PlaybackError.prototype, 'constructor', PlaybackError)

/**
 * @param {object} target
 * @param {string} name
 * @param {unknown} value
 */
function own(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

/** @param {string} message @returns {Error} named like the platform's error for an aborted operation */
export function abortError(message) {
  const error = new Error(message)
  own(error, 'name', 'AbortError')
  return error
}
