// @ts-check
import { attempt } from './attempt.js'

/** @typedef {import('../index').PlaybackEvent} PlaybackEvent */

/**
 * Passes events to the author's functions. If one of them throws, only the first error is logged, and the others still run.
 * @param {((event: PlaybackEvent) => void) | undefined} onEvent receives every event first
 */
export function createListeners(onEvent) {
  /** @type {{type: string, fn: (event: PlaybackEvent) => void}[]} */
  let listeners = []
  let complained = false

  /**
   * @param {(event: PlaybackEvent) => void} fn
   * @param {PlaybackEvent} event
   */
  function call(fn, event) {
    try {
      fn(event)
    } catch (error) {
      const first = !complained
      complained = true
      // The page may have replaced console.error with a function that throws.
      if (first) attempt(() => console.error(error))
    }
  }

  return {
    /**
     * @template {PlaybackEvent['type']} T
     * @param {T} type
     * @param {(event: Extract<PlaybackEvent, {type: T}>) => void} fn
     * @returns {() => void}
     */
    on(type, fn) {
      if (typeof fn !== 'function') throw new TypeError('on: a function is expected')
      // `emit` passes it only events of its type.
      const listener = { type, fn: /** @type {(event: PlaybackEvent) => void} */ (fn) }
      listeners = listeners.concat(listener)
      return () => {
        listeners = listeners.filter((other) => other !== listener)
      }
    },
    /** @param {PlaybackEvent} event */
    emit(event) {
      if (onEvent) call(onEvent, event)
      listeners.forEach(({ type, fn }) => type === event.type && call(fn, event))
    },
    clear() {
      listeners = []
    }
  }
}
