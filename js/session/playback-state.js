// @ts-check

/** @typedef {import('../types').CoreEvent} CoreEvent */
/** @typedef {import('../types').Command} Command */

/**
 * What a session must be told of the running playback when a new core takes it over, and the names of its loads: the
 * new core counts from `l1` again, while the host may still hold a load of the old one by that name.
 * @param {string} firstSource
 */
export function createMemory(firstSource) {
  /** @type {string | null} */
  let sourceId = null
  /** @type {string | null} the name that the host knows */
  let loadId = null
  /** @type {string | null} the load that the new core knows as `l0` */
  let adoptedLoad = null
  let prefix = ''
  let openedAt = 0
  let position = 0
  let playing = false
  let paused = false
  let hidden = false

  /**
   * @param {string} source
   * @param {string} load
   * @param {number} at
   */
  function opened(source, load, at) {
    sourceId = source
    loadId = load
    openedAt = at
    playing = false
  }

  /** @param {string} name @returns {string | null} null: no load of this core */
  function coreName(name) {
    if (name === adoptedLoad) return 'l0'
    if (!prefix) return name
    return name.indexOf(prefix) === 0 ? name.slice(prefix.length) : null
  }

  /** @param {string} name of a load of this core */
  const hostName = (name) => (name === 'l0' && adoptedLoad ? adoptedLoad : prefix + name)

  return {
    sourceId: () => sourceId,
    loadId: () => loadId,

    /**
     * @param {CoreEvent} event
     * @param {number} now
     * @returns {CoreEvent | null} null: it speaks of a load of the old core
     */
    toCore(event, now) {
      const full = copy(event)
      full.now = now
      if (typeof event.loadId !== 'string') return full
      const name = coreName(event.loadId)
      if (name === null) return null
      full.loadId = name
      return full
    },

    /**
     * @param {CoreEvent} event as the host sent it
     * @param {number} now
     */
    sawEvent(event, now) {
      const current = event.loadId === undefined || event.loadId === loadId
      if (current && typeof event.position === 'number') position = event.position
      if (event.type === 'load') {
        paused = !!event.paused
        if (event.adopted) {
          opened(
            event.sourceId || firstSource,
            adoptedLoad || 'l0',
            event.openedAt === undefined ? now : event.openedAt
          )
          playing = !!event.playing
        }
      }
      if (event.type === 'playback_started' && current) playing = true
      if (event.type === 'pause') paused = true
      if (event.type === 'resume') paused = false
      if (event.type === 'hidden') hidden = true
      if (event.type === 'visible') hidden = false
    },

    /**
     * @param {Command} command
     * @param {number} now
     * @returns {Command} with the load's name for the host
     */
    fromCore(command, now) {
      if (command.type !== 'load_url' && command.type !== 'nudge') return command
      const renamed = copy(command)
      renamed.loadId = hostName(command.loadId)
      if (renamed.type === 'nudge') return renamed
      opened(renamed.sourceId, renamed.loadId, now)
      if (typeof renamed.position === 'number') position = renamed.position
      return renamed
    },

    /** @returns {CoreEvent[]} the first events for a core that takes the playback over; loads are renamed from here on */
    adoption() {
      if (!sourceId) return []
      adoptedLoad = loadId
      prefix = 'again:'
      /** @type {CoreEvent[]} */
      const events = [{ type: 'load', adopted: true, sourceId, openedAt, position, paused, playing }]
      if (hidden) events.push({ type: 'hidden' })
      return events
    }
  }
}

/**
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
function copy(object) {
  const out = /** @type {any} */ ({})
  Object.keys(object).forEach((key) => (out[key] = /** @type {any} */ (object)[key]))
  return out
}
