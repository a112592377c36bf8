// @ts-check
// Loads the core when it is first needed: as WebAssembly, or as the JavaScript build from the file beside the plugin. If one
// of the two fails, it loads the other.
import { createKeptPromise } from '../../js/base/kept-promise.js'

/**
 * @typedef {import('../../js/types').Core} Core
 * @param {object} loaders
 * @param {() => Promise<Core>} loaders.loadCore
 * @param {(dead: Core) => Promise<Core>} loaders.reloadCore
 * @param {() => Promise<Core>} loaders.loadLegacy
 * @param {boolean} [loaders.legacyFirst] the JavaScript build starts sooner on this device
 */
export function createCoreSource({ loadCore, reloadCore, loadLegacy, legacyFirst = false }) {
  /** @type {'wasm' | 'js' | 'none'} */
  let backend = 'none'
  let fromLegacy = false

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
    return new Promise((/** @type {(core: Promise<Core>) => void} */ resolve) => resolve(first())).then(null, (one) =>
      second().then(null, (other) => {
        throw new Error(one + '; ' + other)
      })
    )
  }

  const first = () => (legacyFirst ? either(legacy, wasm) : either(wasm, legacy)).then(loaded)
  const kept = createKeptPromise(first)

  return {
    backend: () => backend,
    /** If loading fails, the next playback tries again. */
    load: kept.get,
    /** @param {Core} dead */
    reload: (dead) => kept.renew(fromLegacy ? first : () => reloadCore(dead).then(loaded))
  }
}

/** @typedef {ReturnType<typeof createCoreSource>} CoreSource */
