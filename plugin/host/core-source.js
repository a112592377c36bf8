// @ts-check
// The core, loaded when it is first wanted: WebAssembly, or the JavaScript build from the file beside the plugin; where the one
// cannot be had, the other.
import { createKeptPromise } from '../../js/base/kept-promise.js'

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
    /** A failure is not remembered: the next playback tries again. */
    load: kept.get,
    /** @param {Core} dead */
    reload: (dead) => kept.renew(fromLegacy ? first : () => reloadCore(dead).then(loaded))
  }
}

/** @typedef {ReturnType<typeof createCoreSource>} CoreSource */
