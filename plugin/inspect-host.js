// @ts-check
// `ResilientPlayback.inspect` inside Lampa: whole inspections need the full core, which is in the file for pages beside
// the plugin. It is fetched when somebody first asks, from where the plugin itself came from.
import { fetchText, runInline } from './legacy-host.js'

/**
 * @typedef {import('../js/index').inspect} Inspect
 * @param {object} options
 * @param {any} options.window
 * @param {Record<string, any>} options.global `window.ResilientPlayback`
 * @param {string} options.folder where the plugin came from; empty: unknown
 * @param {string} options.version
 * @returns {Inspect}
 */
export function createInspect({ window, global, folder, version }) {
  /** @type {Promise<Inspect> | null} */
  let loading = null

  /** @param {string} text @returns {Inspect} */
  function take(text) {
    /** @type {any} */
    let face = null
    global.acceptPage = (/** @type {any} */ offered) => {
      face = offered
    }
    try {
      runInline(window.document, text)
    } finally {
      delete global.acceptPage
    }
    if (!face || face.version !== version) throw new Error('inspect: not the file of this version')
    return face.inspect
  }

  /** A failure is not remembered. */
  function load() {
    const file = window.WebAssembly ? 'resilient-playback.js' : 'resilient-playback.legacy.js'
    if (!folder) return Promise.reject(new Error('inspect: nobody knows where the plugin came from'))
    const attempt = loading || fetchText(window, folder + file).then(take)
    loading = attempt
    attempt.then(null, () => {
      loading = null
    })
    return attempt
  }

  return (url, options) => load().then((inspect) => inspect(url, options))
}
