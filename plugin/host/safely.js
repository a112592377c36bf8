// @ts-check
import { attempt } from '../../js/base/attempt.js'

/**
 * Catches what `fn` throws: in the application, one throwing listener stops the listeners of all plugins after it.
 * @template {(...given: any[]) => unknown} F
 * @param {F} fn
 * @returns {(...given: Parameters<F>) => ReturnType<F> | undefined}
 */
export function safely(fn) {
  return (...given) => {
    try {
      return /** @type {ReturnType<F>} */ (fn(...given))
    } catch (error) {
      attempt(() => console.warn('ResilientPlayback', String(error)))
      return undefined
    }
  }
}
