/**
 * A bare element, or less: the fields that a test gives it, and listeners. `fire` calls them as the DOM does: a listener
 * that is taken off meanwhile is not called.
 */
export function createFakeElement(fields = {}) {
  let handlers = []
  const element = {
    currentTime: 0,
    duration: 120,
    readyState: 0,
    paused: false,
    seeking: false,
    ended: false,
    error: null,
    buffered: createRanges([]),
    addEventListener: (type, fn) => handlers.push({ type, fn }),
    removeEventListener(type, fn) {
      handlers = handlers.filter((one) => one.type !== type || one.fn !== fn)
    },
    ...fields
  }
  return {
    element,
    listening: () => handlers.length,
    fire(type) {
      const now = handlers.filter((one) => one.type === type)
      now.forEach((one) => handlers.indexOf(one) >= 0 && one.fn({ type, target: element }))
    }
  }
}

/** @param {[number, number][]} ranges in seconds */
export const createRanges = (ranges) => ({
  length: ranges.length,
  start: (i) => ranges[i][0],
  end: (i) => ranges[i][1]
})
