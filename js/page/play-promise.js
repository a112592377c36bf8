// @ts-check

/** The promise of the current start. It settles once. */
export function createPlayPromise() {
  const nothing = () => {}
  /** @type {Promise<void>} */
  let current = Promise.resolve()
  /** @type {() => void} */
  let resolve = nothing
  /** @type {(error: unknown) => void} */
  let reject = nothing
  return {
    current: () => current,
    renew() {
      current = new Promise((onStarted, onFailed) => {
        resolve = onStarted
        reject = onFailed
      })
      return current
    },
    resolve: () => resolve(),
    /** @param {unknown} error */
    reject: (error) => reject(error)
  }
}
