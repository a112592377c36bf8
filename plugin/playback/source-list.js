// @ts-check
// The sources of one playback, as soon as they are known; until then the address that the application opened.
import { typeOf } from '../../js/engines/media-type.js'
import { createSourceList } from '../../js/session/source-list.js'

/**
 * @typedef {import('../../js/types').KnownSource} KnownSource
 * @param {string} opened
 */
export function createFilmSources(opened) {
  const sources = createSourceList()
  let now = 's1'
  const { all, byId, servers } = sources

  return {
    /** The list itself, for modules that do not know the film. */
    sources,
    all,
    add: sources.add,
    byId,
    addresses: () => all().map(({ raw }) => raw),
    /** @param {string} id that is opened now */
    opening(id) {
      now = id
    },
    typeNow: () => (byId(now) || { type: typeOf(opened) }).type,
    /** @param {number} index among the servers of the film itself @returns {KnownSource | undefined} */
    server: (index) => servers()[index],
    /** @template T @param {readonly T[]} states one for each source @returns {T[]} those of the film's servers */
    ofServers: (states) => states.filter((_, place) => all()[place] && !all()[place].given),
    /** The source's number among the servers. A film with another dub is no server. @param {KnownSource} source */
    placeOf: (source) => ({
      n: servers().indexOf(source) + 1,
      t: servers().length,
      voice: source.given ? source.voice : undefined
    })
  }
}
