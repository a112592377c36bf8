// @ts-check
// Where the plugin came from. The address carries the viewer's data in its query: origin and path only, everywhere.

/** The folder, remembered. */
export const baseKey = 'resilient_playback_base'

/**
 * @param {unknown} src
 * @returns {string} origin and path; empty where there are none
 */
export function placeOf(src) {
  const match = /^https?:\/\/[^?#]*\/[^?#]*/i.exec(typeof src === 'string' ? src : '')
  return match ? match[0].replace(/^(https?:\/\/)[^/@]*@/i, '$1') : ''
}

/**
 * @param {unknown} src
 * @returns {string} the folder with its slash; empty where there is none
 */
export function folderOf(src) {
  return placeOf(src).replace(/[^/]*$/, '')
}

/**
 * The folder of this run, remembered for the day when the application runs its cached copy, which has no src.
 * @param {unknown} src
 * @param {{get(name: string, empty?: unknown): unknown, set(name: string, value: unknown, silent?: boolean): void}} storage
 */
export function rememberFolder(src, storage) {
  const folder = folderOf(src)
  if (!folder) return folderOf(storage.get(baseKey, ''))
  if (storage.get(baseKey, '') !== folder) storage.set(baseKey, folder, true)
  return folder
}
