// @ts-check
// To which intermediaries the viewer has said yes, by their exact address. Kept in a database of this browser and not in
// the application's Storage: that is written by every plugin, and its backup carries it to other devices.

const database = 'resilient_playback_proxies'
const table = 'consents'

/** @typedef {'manifests' | 'pieces'} Level */

/** @param {any} window */
export function createConsents({ indexedDB }) {
  /** As long as the application runs, where there is no database. @type {Record<string, Level>} */
  let given = {}
  const opened = open(indexedDB).then(
    (db) => readAll(db).then((found) => ((given = { ...found, ...given }), db)),
    () => null
  )

  /** @param {(rows: any) => void} change */
  function write(change) {
    opened.then((db) => db && change(db.transaction(table, 'readwrite').objectStore(table))).then(null, () => {})
  }

  return {
    /** @param {string} address @param {boolean} pieces */
    has(address, pieces) {
      const level = Object.prototype.hasOwnProperty.call(given, address) ? given[address] : ''
      return level === 'pieces' || (level === 'manifests' && !pieces)
    },
    /** @param {string} address @param {boolean} pieces */
    give(address, pieces) {
      given[address] = pieces ? 'pieces' : 'manifests'
      write((rows) => rows.put(given[address], address))
    },
    /** @param {string} address */
    take(address) {
      delete given[address]
      write((rows) => rows.delete(address))
    },
    takeAll() {
      given = {}
      write((rows) => rows.clear())
    }
  }
}

/** @param {any} indexedDB @returns {Promise<any>} */
function open(indexedDB) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onsuccess = () => resolve(request.result)
    request.onerror = request.onblocked = () => reject(request.error)
  })
}

/** @param {any} db @returns {Promise<Record<string, Level>>} */
function readAll(db) {
  return new Promise((resolve) => {
    /** @type {Record<string, Level>} */
    const found = {}
    const request = db.transaction(table).objectStore(table).openCursor()
    request.onsuccess = () => {
      const row = request.result
      if (!row) return resolve(found)
      if (row.value === 'manifests' || row.value === 'pieces') found[String(row.key)] = row.value
      row.continue()
    }
    request.onerror = () => resolve(found)
  })
}

/** @typedef {ReturnType<typeof createConsents>} Consents */
