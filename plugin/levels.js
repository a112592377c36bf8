// @ts-check
// The quality inside a playlist across a switch. The application remembers the level that happened to play and sets it
// again, which empties the buffer of the new source: worth it for a choice of the viewer's only.

/** @typedef {{selected?: boolean}} Level */

export function createLevelKeeper() {
  /** @type {Level[]} */
  let levels = []
  let offered = -1
  let chosen = -1

  const selected = () => levels.map((level) => Boolean(level && level.selected)).indexOf(true)

  return {
    /** @param {unknown} list of PlayerVideo 'levels': the panel marks the viewer's choice in it */
    offered(list) {
      levels = Array.isArray(list) ? list : []
      offered = selected()
    },
    /** @returns {number} the level that the viewer chose; -1: none */
    chosen() {
      const now = selected()
      if (now >= 0 && now !== offered) chosen = now
      return chosen
    }
  }
}
