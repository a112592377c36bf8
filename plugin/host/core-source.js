// @ts-check
// The core, loaded when it is first wanted: WebAssembly, or the JavaScript build from the file beside the plugin; where the one
// cannot be had, the other.

/**
 * @typedef {import('../../js/types').Core} Core
 * @param {object} loaders
 * @param {() => Promise<Core>} loaders.loadCore
 * @param {(dead: Core) => Promise<Core>} loaders.reloadCore
 * @param {() => Promise<Core>} loaders.loadLegacy
 * @param {boolean} [loaders.legacyFirst] the JavaScript build answers sooner here
 */
export function createCoreSource({ loadCore, reloadCore, loadLegacy, legacyFirst = false }) {
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

  function legacy() {
    return loadLegacy().then((core) => {
      fromLegacy = true
      return core
    })
  }

  function wasm() {
    return loadCore().then((core) => {
      fromLegacy = false
      return core
    })
  }

  /**
   * @param {() => Promise<Core>} first
   * @param {() => Promise<Core>} second
   */
  function either(first, second) {
    return first().then(null, (one) =>
      second().then(null, (other) => {
        throw new Error(one + '; ' + other)
      })
    )
  }

  /** A failure is not remembered: the next playback tries again. @returns {Promise<Core>} */
  function load() {
    if (loading) return loading
    const attempt = (legacyFirst ? either(legacy, wasm) : either(wasm, legacy)).then(loaded)
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
