// @ts-check
// What a page keeps of servers between sessions. The storage may be forbidden, full, or hold anything: it is only ever
// a help.

/** Every other script of the page may read and write it. */
const key = 'resilient_playback_servers'

/**
 * @param {import('../types').PageWindow} window
 * @param {'session' | 'local'} kind
 * @returns {import('../types').ServerMemory}
 */
export function createMemoryHost(window, kind) {
  /** @template T @param {(storage: Storage) => T} use @returns {T | null} */
  function withStorage(use) {
    try {
      return use(kind === 'local' ? window.localStorage : window.sessionStorage)
    } catch (error) {
      return null
    }
  }

  return {
    load: () => withStorage((storage) => JSON.parse(storage.getItem(key) || 'null')),
    save: (snapshot) => {
      withStorage((storage) => storage.setItem(key, JSON.stringify(snapshot)))
    }
  }
}
