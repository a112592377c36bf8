// @ts-check

/** For the author's function that loads the engine libraries. After that the page plays without them. */
const patienceMs = 10000

/**
 * The engine libraries of the page: its globals, an object, or a function that loads them.
 * @param {import('../index').PageOptions['engines']} given
 * @param {import('../types').PageWindow} window
 * @param {import('../types').Clock} clock
 * @returns {{now: import('../index').Engines} | {later: Promise<import('../index').Engines>}} `later` never rejects
 */
export function pageEngines(given, window, clock) {
  if (!given) return { now: { Hls: window.Hls, dashjs: window.dashjs } }
  if (typeof given !== 'function') return { now: given }
  const fetchEngines = given
  return {
    later: new Promise((resolve) => {
      /** @param {import('../index').Engines} [engines] */
      const found = (engines) => {
        clock.clearTimer(timer)
        resolve(engines || {})
      }
      // A library that does not load must not delay what plays without it.
      const timer = clock.setTimer(found, patienceMs)
      try {
        Promise.resolve(fetchEngines()).then(found, () => found())
      } catch (error) {
        found()
      }
    })
  }
}
