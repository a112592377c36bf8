// The part of IndexedDB that a set of names needs: one table, answers in later turns, contents that outlive the page.

/** @param {{refuses?: boolean}} [options] */
export function createDatabase({ refuses = false } = {}) {
  const rows = new Map()
  let made = false

  function openCursor() {
    const keys = [...rows.keys()]
    const request = {}
    const step = () =>
      Promise.resolve().then(() => {
        const [key] = keys.splice(0, 1)
        request.result = key === undefined ? null : { key, value: rows.get(key), continue: step }
        request.onsuccess()
      })
    step()
    return request
  }

  const store = {
    openCursor,
    put: (value, key) => rows.set(key, value),
    delete: (key) => rows.delete(key)
  }
  const connection = {
    createObjectStore: () => (made = true),
    transaction() {
      if (!made) throw new Error('no such table')
      return { objectStore: () => store }
    },
    close: () => {}
  }

  return {
    rows,
    open() {
      if (refuses) throw new Error('SecurityError')
      const request = { result: connection }
      Promise.resolve().then(() => {
        if (!made) request.onupgradeneeded()
        request.onsuccess()
      })
      return request
    }
  }
}
