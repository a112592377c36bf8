// @ts-check

/** @typedef {import('../types').CoreEvent} CoreEvent */
/** @typedef {import('../types').TimedEvent} TimedEvent */
/** @typedef {import('../types').Command} Command */

/**
 * Remembers what a new core must know when it adopts the running playback, and translates the names of loads. A new core
 * counts from `l1` again, while the host may still have a load of the old core by that name.
 * @param {string} firstSource
 */
export function createMemory(firstSource) {
  /** @type {string | null} */
  let sourceId = null
  /** @type {string | null} the host's name of the current load */
  let loadId = null
  /** @type {string | null} the load that the new core calls `l0` */
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

  /** @param {string} name @returns {string | null} null: not a load of this core */
  function coreName(name) {
    if (name === adoptedLoad) return 'l0'
    if (!prefix) return name
    return name.indexOf(prefix) === 0 ? name.slice(prefix.length) : null
  }

  /** @param {CoreEvent} event */
  const loadOf = (event) => ('loadId' in event ? event.loadId : undefined)

  /** @param {string} name of a load of this core */
  const hostName = (name) => (name === 'l0' && adoptedLoad ? adoptedLoad : prefix + name)

  return {
    sourceId: () => sourceId,
    loadId: () => loadId,

    /**
     * @param {CoreEvent} event
     * @param {number} now
     * @returns {TimedEvent | null} null: the event belongs to a load of the old core
     */
    toCore(event, now) {
      const full = /** @type {TimedEvent} */ ({ ...event, now })
      const named = loadOf(event)
      if (!('loadId' in full) || typeof named !== 'string') return full
      const name = coreName(named)
      if (name === null) return null
      full.loadId = name
      return full
    },

    /**
     * @param {CoreEvent} event as the host sent it
     * @param {number} now
     */
    sawEvent(event, now) {
      const named = loadOf(event)
      const current = named === undefined || named === loadId
      if (current && 'position' in event && typeof event.position === 'number') position = event.position
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
     * @returns {Command} with the host's name of the load
     */
    fromCore(command, now) {
      if (command.type === 'nudge') return { ...command, loadId: hostName(command.loadId) }
      if (command.type !== 'load_url') return command
      const renamed = { ...command, loadId: hostName(command.loadId) }
      opened(command.sourceId, renamed.loadId, now)
      if (typeof command.position === 'number') position = command.position
      return renamed
    },

    /** @returns {CoreEvent[]} the first events for a core that adopts the playback; from here on load names have a prefix */
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
