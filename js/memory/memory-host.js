// @ts-check
// What a page remembers of servers between sessions. The storage may be blocked, full or contain anything, so playback never
// depends on it.

/** Every other script of the page can read and write this key. */
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
