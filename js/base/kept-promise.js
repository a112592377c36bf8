// @ts-check

/**
 * A promise that everybody shares, made when it is first asked for. A failure is told to whoever waits for it and then
 * forgotten: the next one who asks tries again.
 * @template T
 * @param {() => Promise<T>} make may throw
 */
export function createKeptPromise(make) {
  /** @type {Promise<T> | null} */
  let kept = null

  /**
   * @param {() => Promise<T>} [another] in place of `make`, this time
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
    /** Whatever it has come to, or will. */
    forget() {
      kept = null
    }
  }
}
