// @ts-check
// Decides whose playbacks the plugin helps: all of them, or only those of `ResilientPlayback.play`.
import { prefix } from '../settings/rows.js'

/** Not enumerable, because others copy, store and send playdata. */
const mark = '__resilientPlayback'

/** @param {import('../host/lampa').LampaApp} app */
export function createScope({ Storage }) {
  let scope = 'all'

  /** If the viewer has used the switch in Settings, it applies to all playbacks. */
  const viewerDecided = () => !!Storage.value && Storage.value(prefix + 'mode', '') !== ''

  return {
    /** @param {{scope?: unknown} | undefined} options @throws {TypeError} naming the field */
    configure(options) {
      const given = options && options.scope
      if (given === undefined && options) return
      if (given !== 'all' && given !== 'own') throw new TypeError('configure: scope is "all" or "own"')
      scope = given
    },
    /** @param {unknown} data that goes through `play` */
    own(data) {
      if (typeof data !== 'object' || !data || !Object.isExtensible(data)) return
      Object.defineProperty(data, mark, { value: true, configurable: true, enumerable: false })
    },
    /** @param {import('../host/lampa').PlayData} data */
    covers: (data) => scope === 'all' || data[mark] === true || viewerDecided()
  }
}

/** @typedef {ReturnType<typeof createScope>} Scope */
