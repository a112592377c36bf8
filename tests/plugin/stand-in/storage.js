// The application's Storage: converts values, and keeps defaults that were read.
import { createSubscribe } from './subscribe.js'

export function createStorage(initial = {}) {
  const stored = { ...initial }
  const read = {}
  const defaults = {}
  const listener = createSubscribe()
  const api = {
    listener,
    stored,
    get(name, empty) {
      let value = read[name]
      if (value === undefined) value = stored[name]
      value = value || empty || ''
      if (value === 'true' || value === 'false') return value === 'true'
      if (/^\d+$/.test(value)) return parseInt(value, 10)
      if (typeof value === 'string' && /^[[{]/.test(value)) value = JSON.parse(value)
      read[name] = value
      return value
    },
    value: (name, empty) => stored[name] || empty || '',
    set(name, value, silent) {
      read[name] = value
      stored[name] = typeof value === 'object' ? JSON.stringify(value) : String(value)
      if (!silent) listener.send('change', { name, value })
    },
    field: (name) => api.get(name, defaults[name] + ''),
    defaults
  }
  return api
}
