// @ts-check

/** @typedef {import('../types').KnownSource} KnownSource */

/**
 * The sources of one session. The list grows by external tracks of the author and by servers that manifests name. Only
 * `add` changes it.
 * @param {readonly KnownSource[]} [first]
 */
export function createSourceList(first = []) {
  /** @type {readonly KnownSource[]} replaced, never changed in place: a caller may iterate over it */
  let list = first

  return {
    /** The current list. */
    all: () => list,
    /** @param {KnownSource | readonly KnownSource[]} more with unique ids */
    add(more) {
      list = list.concat(more)
    },
    /** @param {string} id @returns {KnownSource | undefined} */
    byId: (id) => list.filter((source) => source.id === id)[0],
    /** Servers of the film itself, without sources that have another dub. */
    servers: () => list.filter(({ given }) => !given)
  }
}

/** @typedef {ReturnType<typeof createSourceList>} SourceList */
