// @ts-check

/**
 * The sources that may answer requests of a source. A source with another dub shares no segments with the others.
 * @param {readonly {id: string, given?: boolean}[]} sources
 * @param {string} own
 * @returns {string[]}
 */
export function helpersOf(sources, own) {
  if (sources.some(({ id, given }) => id === own && given)) return []
  return sources.filter(({ id, given }) => !given && id !== own).map(({ id }) => id)
}
