// @ts-check

/** @typedef {import('../types').KnownSource} KnownSource */

/**
 * The sources of one session. It grows by what an author gives beside the film and by what manifests name; nobody
 * changes it but through `add`.
 * @param {readonly KnownSource[]} [first]
 */
export function createSourceList(first = []) {
  /** @type {readonly KnownSource[]} replaced, never changed: who holds one may walk through it */
  let list = first

  return {
    /** As they are now. */
    all: () => list,
    /** @param {KnownSource | readonly KnownSource[]} more with ids of their own */
    add(more) {
      list = list.concat(more)
    },
    /** @param {string} id @returns {KnownSource | undefined} */
    byId: (id) => list.filter((source) => source.id === id)[0],
    /** Servers of the film itself; a film with another sound is none. */
    servers: () => list.filter(({ given }) => !given)
  }
}

/** @typedef {ReturnType<typeof createSourceList>} SourceList */
