// @ts-check

/**
 * What `play()` rejects with: why no source played.
 * @param {import('../index').Reason} reason
 * @param {import('../index').Tried[]} tried
 * @param {string} message for the viewer
 * @this {any}
 */
export function PlaybackError(reason, tried, message) {
  // Not by assignment: where a page has frozen Error.prototype, that throws.
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

/** @param {string} message @returns {Error} as the platform names it where somebody has ended what was asked for */
export function abortError(message) {
  const error = new Error(message)
  own(error, 'name', 'AbortError')
  return error
}
