// @ts-check

/**
 * Who may stand in for a source. A film with another sound helps nobody, and nobody helps it.
 * @param {readonly {id: string, given?: boolean}[]} sources
 * @param {string} own
 * @returns {string[]}
 */
export function helpersOf(sources, own) {
  if (sources.some(({ id, given }) => id === own && given)) return []
  return sources.filter(({ id, given }) => !given && id !== own).map(({ id }) => id)
}
