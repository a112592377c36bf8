// @ts-check

const patienceMs = 10000

/**
 * The engines that the page offers: its globals, an object, or a function that fetches them.
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
      // A library that does not come must not hold up what plays without it.
      const timer = clock.setTimer(found, patienceMs)
      try {
        Promise.resolve(fetchEngines()).then(found, () => found())
      } catch (error) {
        found()
      }
    })
  }
}
