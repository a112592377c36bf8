// The application's listeners: one synchronous try around all listeners of an event, in the order of registration.

/** Swallowed errors, so that a test can check that the plugin never throws. */
export const swallowed = []

export function createSubscribe() {
  const listeners = {}
  return {
    follow(types, fn) {
      types.split(',').forEach((type) => {
        listeners[type] = listeners[type] || []
        if (listeners[type].indexOf(fn) < 0) listeners[type].push(fn)
      })
      return this
    },
    remove(type, fn) {
      listeners[type] = (listeners[type] || []).filter((other) => other !== fn)
    },
    send(type, event = {}) {
      try {
        ;(listeners[type] || []).slice().forEach((fn) => fn.call(this, event))
      } catch (error) {
        swallowed.push({ type, error })
      }
      return this
    },
    count: (type) => (listeners[type] || []).length
  }
}
