// @ts-check
// Where the plugin was loaded from. The query of that address carries the viewer's data, so only origin and path are used.

/** Storage key of the remembered folder. */
export const baseKey = 'resilient_playback_base'

/**
 * @param {unknown} src
 * @returns {string} origin and path; empty if `src` is no HTTP address
 */
export function placeOf(src) {
  const match = /^https?:\/\/[^?#]*\/[^?#]*/i.exec(typeof src === 'string' ? src : '')
  return match ? match[0].replace(/^(https?:\/\/)[^/@]*@/i, '$1') : ''
}

/**
 * @param {unknown} src
 * @returns {string} the folder with its last slash; empty if there is none
 */
export function folderOf(src) {
  return placeOf(src).replace(/[^/]*$/, '')
}

/**
 * Returns the folder of this run and remembers it: later the application may run its cached copy, whose script has no src.
 * @param {unknown} src
 * @param {{get(name: string, empty?: unknown): unknown, set(name: string, value: unknown, silent?: boolean): void}} storage
 */
export function rememberFolder(src, storage) {
  const folder = folderOf(src)
  if (!folder) return folderOf(storage.get(baseKey, ''))
  if (storage.get(baseKey, '') !== folder) storage.set(baseKey, folder, true)
  return folder
}
