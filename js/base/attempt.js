// @ts-check

/**
 * Odd browsers throw where others answer.
 * @template T
 * @param {() => T} ask
 * @returns {T | undefined} undefined where it threw
 */
export function attempt(ask) {
  try {
    return ask()
  } catch (error) {
    return undefined
  }
}
