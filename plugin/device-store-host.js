// @ts-check
// What belongs to this device alone: the application's backup carries its Storage to others, a database it leaves here.
// Where there is no database, all of it lasts until the application is closed.
import { safely } from './safely.js'

const database = 'resilient_playback'
const table = 'consents'

/**
 * @param {any} window
 * @returns a set of names
 */
export function createDeviceStore(window) {
  /** @type {Record<string, boolean>} */
  let names = {}
  /** @type {any} */
  let open = null

  /** @param {(store: any) => void} act */
  function write(act) {
    if (open) safely(() => act(open.transaction([table], 'readwrite').objectStore(table)))()
  }

  const begin = safely(() => {
    const request = window.indexedDB.open(database, 1)
    request.onupgradeneeded = safely(() => request.result.createObjectStore(table))
    request.onsuccess = safely(() => {
      open = request.result
      // A later version of us must not wait for this one.
      open.onversionchange = () => open.close()
      const all = open.transaction([table]).objectStore(table).openCursor()
      all.onsuccess = safely(() => {
        if (!all.result) return
        names[String(all.result.key)] = true
        all.result.continue()
      })
    })
  })
  if (window.indexedDB) begin()

  return {
    /** @param {string} name */
    has: (name) => names[name] === true,
    /** @param {string} name */
    add(name) {
      names[name] = true
      write((store) => store.put(true, name))
    },
    clear() {
      names = {}
      write((store) => store.clear())
    }
  }
}

/** @typedef {ReturnType<typeof createDeviceStore>} DeviceStore */
