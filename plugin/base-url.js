// @ts-check
// Where the plugin came from. The address carries the viewer's data in its query: origin and path only, everywhere.

const key = 'resilient_playback_base'

/**
 * @param {unknown} src
 * @returns {string} the folder with its slash; empty where there is none
 */
export function folderOf(src) {
  const match = /^(https?:\/\/[^?#]*\/)/i.exec(typeof src === 'string' ? src.split(/[?#]/)[0] : '')
  return match ? match[1].replace(/^(https?:\/\/)[^/@]*@/i, '$1') : ''
}

/**
 * The folder of this run, remembered for the day when the application runs its cached copy, which has no src.
 * @param {unknown} src
 * @param {{get(name: string, empty?: unknown): unknown, set(name: string, value: unknown, silent?: boolean): void}} storage
 */
export function rememberFolder(src, storage) {
  const folder = folderOf(src)
  if (!folder) return folderOf(storage.get(key, ''))
  if (storage.get(key, '') !== folder) storage.set(key, folder, true)
  return folder
}
