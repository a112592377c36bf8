// @ts-check
// The core, loaded when it is first wanted: WebAssembly, else the JavaScript build from the file beside the plugin.

/**
 * @typedef {import('../js/types').Core} Core
 * @param {object} loaders
 * @param {() => Promise<Core>} loaders.loadCore
 * @param {(dead: Core) => Promise<Core>} loaders.reloadCore
 * @param {() => Promise<Core>} loaders.loadLegacy
 */
export function createCoreSource({ loadCore, reloadCore, loadLegacy }) {
  /** @type {'wasm' | 'js' | 'none'} */
  let backend = 'none'
  let fromLegacy = false
  /** @type {Promise<Core> | null} */
  let loading = null

  /** @param {Core} core */
  function loaded(core) {
    backend = core.backend
    return core
  }

  /** @param {unknown} first why WebAssembly is not there */
  function legacy(first) {
    return loadLegacy().then(
      (core) => {
        fromLegacy = true
        return core
      },
      (second) => {
        throw new Error(first + '; ' + second)
      }
    )
  }

  /** A failure is not remembered: the next playback tries again. @returns {Promise<Core>} */
  function load() {
    if (loading) return loading
    const attempt = loadCore().then(null, legacy).then(loaded)
    attempt.then(null, () => {
      loading = null
    })
    loading = attempt
    return attempt
  }

  return {
    backend: () => backend,
    load,
    /** @param {Core} dead */
    reload(dead) {
      loading = null
      loading = fromLegacy ? load() : reloadCore(dead).then(loaded)
      return loading
    }
  }
}

/** @typedef {ReturnType<typeof createCoreSource>} CoreSource */
