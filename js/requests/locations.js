// @ts-check
// The further servers that a manifest names, as sources of their own: each is opened by an address of this page at which
// its own manifest stands.

/**
 * @typedef {import('../types').KnownSource} KnownSource
 * @typedef {object} LocationsOptions
 * @property {import('../types').PageWindow} window
 * @property {import('../session/source-list.js').SourceList} sources what is found is added to it
 * @property {(event: import('../types').CoreEvent) => void} send
 */

/** What engines and applications tell the kind of an address by. @type {Record<string, string>} */
const endings = { hls: '#.m3u8', dash: '#.mpd' }

/** @param {LocationsOptions} options */
export function createLocations({ window, sources, send }) {
  /** Whose manifest was looked into. @type {Record<string, boolean>} */
  const seen = {}
  /** @type {import('../types').CoreEvent[]} */
  const found = []
  /** Addresses of this page, and the address that stands for each. @type {Record<string, string>} */
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
    // Later: a manifest from before the core is looked into while its session is being made.
    Promise.resolve().then(() => send(event))
  }

  return {
    /**
     * The manifest of a source has passed.
     * @param {import('../types').Pairs} pairs
     * @param {{sourceId: string, base: string, body: import('../types').Body}} manifest
     */
    learn(pairs, { sourceId, base, body }) {
      const of = sources.byId(sourceId)
      // Of a film with another sound they would be that sound's.
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
    /** To a core that took the place of another one. */
    tellAgain() {
      found.forEach(send)
    },
    /** @param {string} url that answered @returns {string} of an address of this page: what its manifest is known by */
    baseOf: (url) => bases[bare(url)] || url,
    /** @param {string} sourceId @returns {string | undefined} where its manifest is read */
    addressOf(sourceId) {
      const source = sources.byId(sourceId)
      return source && (bases[bare(source.raw)] ? source.raw : source.url)
    },
    dispose() {
      Object.keys(bases).forEach((address) => window.URL.revokeObjectURL(address))
    }
  }
}
