// @ts-check
// Adds the further servers that a manifest names as sources. Each gets a manifest of its own, which the engine opens by a
// blob URL of this page.

/**
 * @typedef {import('../types').KnownSource} KnownSource
 * @typedef {object} LocationsOptions
 * @property {import('../types').PageWindow} window
 * @property {import('../session/source-list.js').SourceList} sources gets the servers that are found
 * @property {(event: import('../types').CoreEvent) => void} send
 */

/** Endings by which engines and applications recognize the media type of a URL. @type {Record<string, string>} */
const endings = { hls: '#.m3u8', dash: '#.mpd' }

/** @param {LocationsOptions} options */
export function createLocations({ window, sources, send }) {
  /** Sources whose manifest was read. @type {Record<string, boolean>} */
  const seen = {}
  /** @type {import('../types').CoreEvent[]} */
  const found = []
  /** By blob URL: the URL that stands for its manifest. @type {Record<string, string>} */
  const bases = {}

  /** @param {string} url */
  const bare = (url) => url.split('#')[0]

  /**
   * @param {KnownSource} of
   * @param {string} base
   * @param {{url: string, manifest: string}} location
   * @param {number} number
   */
  function add(of, base, { url, manifest }, number) {
    const id = of.id + '-' + number
    const address = window.URL.createObjectURL(new window.Blob([manifest]))
    bases[address] = base + '#' + id
    const { type, quality, priority } = of
    /** @type {KnownSource} */
    const known = { id, raw: address + (endings[type] || ''), url, type, source: { url, type } }
    if (quality !== undefined) known.quality = known.source.quality = quality
    if (priority !== undefined) known.priority = known.source.priority = priority
    sources.add(known)
    /** @type {import('../types').CoreEvent} */
    const event = { type: 'source_found', of: of.id, id, url }
    found.push(event)
    // Deferred: manifests from before the core are read while its session is still being created.
    Promise.resolve().then(() => send(event))
  }

  return {
    /**
     * Reads a manifest that an engine has loaded.
     * @param {import('../types').Pairs} pairs
     * @param {{sourceId: string, base: string, body: import('../types').Body}} manifest
     */
    learn(pairs, { sourceId, base, body }) {
      const of = sources.byId(sourceId)
      // The further servers of an external dub are no servers of the film itself.
      if (
        !of ||
        of.given ||
        bases[bare(of.raw)] ||
        seen[sourceId] ||
        !window.Blob ||
        !window.URL ||
        !window.URL.createObjectURL
      )
        return
      seen[sourceId] = true
      pairs.locations(base, body).forEach((location, index) => add(of, base, location, index + 2))
    },
    /** Repeats what was found, for a core that replaces another one. */
    tellAgain() {
      found.forEach(send)
    },
    /** @param {string} url that answered @returns {string} for a blob URL: the URL that stands for its manifest */
    baseOf: (url) => bases[bare(url)] || url,
    /** @param {string} sourceId @returns {string | undefined} the URL of its manifest */
    addressOf(sourceId) {
      const source = sources.byId(sourceId)
      return source && (bases[bare(source.raw)] ? source.raw : source.url)
    },
    dispose() {
      Object.keys(bases).forEach((address) => window.URL.revokeObjectURL(address))
    }
  }
}
