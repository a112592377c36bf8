// @ts-check

/**
 * A promise that all callers share. The first call creates it. If it rejects, the current callers get the error and the next
 * call tries again.
 * @template T
 * @param {() => Promise<T>} make may throw
 */
export function createKeptPromise(make) {
  /** @type {Promise<T> | null} */
  let kept = null

  /**
   * @param {() => Promise<T>} [another] replaces `make` for this call
   * @returns {Promise<T>}
   */
  function renew(another = make) {
    const attempt = new Promise((/** @type {(value: T | Promise<T>) => void} */ resolve) => resolve(another()))
    kept = attempt
    attempt.then(null, () => {
      if (kept === attempt) kept = null
    })
    return attempt
  }

  return {
    /** @returns {Promise<T>} */
    get: () => kept || renew(),
    renew,
    /** Drops the promise, settled or not. */
    forget() {
      kept = null
    }
  }
}
