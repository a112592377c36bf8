// @ts-check
// Loads the library's bundle for pages: whole inspections need its full core, which the plugin does not have. The plugin
// fetches the bundle at the first inspection, from the folder it was loaded from itself. It runs the file only if its hash
// is the one of this build, because any plugin may have changed the folder in Storage.
import { sha256 } from 'js-sha256'
import { createKeptPromise } from '../../js/base/kept-promise.js'
import { fetchText, runInline } from './legacy-host.js'

/**
 * @typedef {import('../../js/index').inspect} Inspect
 * @typedef {{version: string, inspect: Inspect, loadCore: typeof import('../../js/index').loadCore}} PageFace
 * @param {object} options
 * @param {import('./lampa').LampaWindow} options.window
 * @param {import('../../js/types').Unchecked} options.global `window.ResilientPlayback`
 * @param {string} options.folder where the plugin came from; empty: unknown
 * @param {{version: string, pageSha256: Record<string, string>}} options.build
 * @returns {{load: () => Promise<PageFace>, inspect: Inspect}}
 */
export function createPageFile({ window, global, folder, build }) {
  /** @param {string} file its name @param {string} text @returns {PageFace} */
  function take(file, text) {
    if (sha256(text) !== build.pageSha256[file]) throw new Error('inspect: not the file of this version')
    /** @type {PageFace | null} */
    let accepted = null
    global.acceptPage = (/** @type {PageFace} */ offered) => {
      accepted = offered
    }
    try {
      runInline(window.document, text)
    } finally {
      delete global.acceptPage
    }
    const face = /** @type {PageFace | null} */ (accepted)
    if (!face || face.version !== build.version) throw new Error('inspect: not the file of this version')
    return face
  }

  const kept = createKeptPromise(() => {
    const file = window.WebAssembly ? 'resilient-playback.js' : 'resilient-playback.legacy.js'
    if (!folder) return Promise.reject(new Error('inspect: nobody knows where the plugin came from'))
    return fetchText(window, folder + file).then((text) => take(file, text))
  })

  return { load: kept.get, inspect: (url, options) => kept.get().then((face) => face.inspect(url, options)) }
}
