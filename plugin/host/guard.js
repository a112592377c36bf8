// @ts-check
// Only one copy of the plugin works in an application, even if the file runs several times.

/**
 * Extends the global and never replaces it, because the library's bundle for pages uses the same global.
 * @param {import('./lampa').LampaWindow} window
 * @returns {import('../../js/types').Unchecked | null} null: an earlier copy already handles the player
 */
export function claim(window) {
  const global = window.ResilientPlayback || (window.ResilientPlayback = {})
  return typeof global.play === 'function' ? null : global
}
