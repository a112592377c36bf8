// @ts-check
// What the viewer has agreed to, on this device alone: the application's Storage is written by every plugin, and its backup
// carries it to other devices; a database it leaves here. Where there is none, all lasts until the application is closed.
import { safely } from './safely.js'

const database = 'resilient_playback'
const table = 'consents'

/**
 * @param {import('./lampa').LampaWindow} window
 * @returns a store for each kind of agreement, which knows nothing of the others
 */
export function createDeviceStore({ indexedDB }) {
  /** As it was when the application was started. @type {Record<string, string>} */
  let before = {}
  /** Since then; '': taken back. @type {Record<string, string>} */
  const now = {}
  /** Kinds of which all was taken back. @type {Record<string, boolean>} */
  const cleared = {}
  const opened = open(indexedDB).then((db) =>
    readAll(db).then((found) => {
      before = found
      return db
    })
  )
  opened.then(null, () => {})

  /** In the order of the calls. @param {(rows: any) => void} change */
  function write(change) {
    opened.then((db) => change(db.transaction([table], 'readwrite').objectStore(table))).then(null, () => {})
  }

  /** @param {string} kind without a blank */
  return function storeOf(kind) {
    const keyOf = (/** @type {string} */ name) => kind + ' ' + name
    const keys = () => Object.keys({ ...before, ...now }).filter((key) => key.indexOf(kind + ' ') === 0)
    return {
      /** @param {string} name @returns {string} '' where there is nothing */
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

/** @param {any} indexedDB @returns {Promise<any>} */
function open(indexedDB) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onerror = request.onblocked = () => reject(request.error)
    request.onsuccess = () => {
      const db = request.result
      // A later version of us must not wait for this one.
      db.onversionchange = safely(() => db.close())
      resolve(db)
    }
  })
}

/** @param {any} db @returns {Promise<Record<string, string>>} */
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
