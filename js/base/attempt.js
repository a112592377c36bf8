// @ts-check

/**
 * Some browsers throw where others return a value.
 * @template T
 * @param {() => T} ask
 * @returns {T | undefined} undefined if it threw
 */
export function attempt(ask) {
  try {
    return ask()
  } catch (error) {
    return undefined
  }
}
