// @ts-check
// Keeps the viewer's consents on this device only, in IndexedDB. Storage does not fit: every plugin writes it, and the
// application's backup carries it to other devices. The backup leaves databases out. Without IndexedDB the consents last
// until the application is closed.
import { safely } from './safely.js'

const database = 'resilient_playback'
const table = 'consents'

/**
 * @param {import('./lampa').LampaWindow} window
 * @returns a function that makes the store of one kind of consent; the stores are independent of each other
 */
export function createDeviceStore({ indexedDB }) {
  /** As the database was when the application started. @type {Record<string, string>} */
  let before = {}
  /** Changes since then; '' means withdrawn. @type {Record<string, string>} */
  const now = {}
  /** Kinds whose consents were all withdrawn. @type {Record<string, boolean>} */
  const cleared = {}
  const opened = open(indexedDB).then((db) =>
    readAll(db).then((found) => {
      before = found
      return db
    })
  )
  opened.then(null, () => {})

  /** Changes run in the order of the calls. @param {(rows: IDBObjectStore) => void} change */
  function write(change) {
    opened.then((db) => change(db.transaction([table], 'readwrite').objectStore(table))).then(null, () => {})
  }

  /** @param {string} kind contains no space */
  return function storeOf(kind) {
    const keyOf = (/** @type {string} */ name) => kind + ' ' + name
    const keys = () => Object.keys({ ...before, ...now }).filter((key) => key.indexOf(kind + ' ') === 0)
    return {
      /** @param {string} name @returns {string} '' if there is none */
      get(name) {
        const key = keyOf(name)
        return now[key] !== undefined ? now[key] : (!cleared[kind] && before[key]) || ''
      },
      /** @param {string} name @param {string} value not empty */
      set(name, value) {
        now[keyOf(name)] = value
        write((rows) => rows.put(value, keyOf(name)))
      },
      /** @param {string} name */
      remove(name) {
        now[keyOf(name)] = ''
        write((rows) => rows.delete(keyOf(name)))
      },
      clear() {
        cleared[kind] = true
        keys().forEach((key) => (now[key] = ''))
        write((rows) => keys().forEach((key) => rows.delete(key)))
      }
    }
  }
}

/** @param {IDBFactory} indexedDB @returns {Promise<IDBDatabase>} */
function open(indexedDB) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onerror = request.onblocked = () => reject(request.error)
    request.onsuccess = () => {
      const db = request.result
      // A later version of the plugin must not wait until this connection closes.
      db.onversionchange = safely(() => db.close())
      resolve(db)
    }
  })
}

/** @param {IDBDatabase} db @returns {Promise<Record<string, string>>} */
function readAll(db) {
  return new Promise((resolve, reject) => {
    /** @type {Record<string, string>} */
    const found = {}
    const request = db.transaction([table]).objectStore(table).openCursor()
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const row = request.result
      if (!row) return resolve(found)
      found[String(row.key)] = String(row.value)
      row.continue()
    }
  })
}

/** @typedef {ReturnType<ReturnType<typeof createDeviceStore>>} DeviceStore */
