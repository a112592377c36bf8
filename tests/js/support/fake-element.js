/**
 * The listeners of a fake element. `fire` calls them as the DOM does: if a listener is removed during the dispatch, `fire`
 * does not call it.
 * @param {() => object} target of the events
 */
export function createListeners(target) {
  let handlers = []
  const of = (type) => handlers.filter((one) => one.type === type)
  return {
    addEventListener: (type, fn) => handlers.push({ type, fn }),
    removeEventListener(type, fn) {
      handlers = handlers.filter((one) => one.type !== type || one.fn !== fn)
    },
    removeAll() {
      handlers = []
    },
    listening: () => handlers.length,
    /** @param {string} type @param {object} [more] fields of the event */
    fire(type, more) {
      of(type).forEach((one) => handlers.indexOf(one) >= 0 && one.fn({ type, target: target(), ...more }))
    },
    /** Returns a function that calls the present listeners later, even if they are removed by then. @param {string} type */
    late(type) {
      const now = of(type)
      return (event) => now.forEach(({ fn }) => fn({ type, ...event }))
    }
  }
}

/** An element that does nothing by itself: it has the fields that a test gives it, and listeners. */
export function createFakeElement(fields = {}) {
  const { addEventListener, removeEventListener, listening, fire } = createListeners(() => element)
  const element = {
    currentTime: 0,
    duration: 120,
    readyState: 0,
    paused: false,
    seeking: false,
    ended: false,
    error: null,
    buffered: createRanges([]),
    addEventListener,
    removeEventListener,
    ...fields
  }
  return { element, listening, fire }
}

/** @param {[number, number][]} ranges in seconds */
export const createRanges = (ranges) => ({
  length: ranges.length,
  start: (i) => ranges[i][0],
  end: (i) => ranges[i][1]
})
