// @ts-check
// One plugin per application, however many copies of the file run.

/**
 * The global is extended, never replaced: the page's own bundle lives in it too.
 * @param {Record<string, any>} window
 * @returns {Record<string, any> | null} null: an earlier copy owns the player, whose calls are there already
 */
export function claim(window) {
  const global = window.ResilientPlayback || (window.ResilientPlayback = {})
  return typeof global.play === 'function' ? null : global
}
