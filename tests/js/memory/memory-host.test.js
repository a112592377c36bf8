/** @jest-environment jsdom */
import { createMemoryHost } from '../../../js/memory/memory-host.js'

const key = 'resilient_playback_servers'
const snapshot = { version: 1, salt: '0123456789abcdef', servers: [] }

beforeEach(() => {
  window.localStorage.clear()
  window.sessionStorage.clear()
})

test.each([
  ['local', 'localStorage'],
  ['session', 'sessionStorage']
])('%s is kept in %s, and nowhere else', (kind, storage) => {
  const memory = createMemoryHost(window, kind)
  expect(memory.load()).toBeNull()
  memory.save(snapshot)
  expect(createMemoryHost(window, kind).load()).toEqual(snapshot)
  expect(window[storage]).toHaveLength(1)
  expect(window.localStorage.length + window.sessionStorage.length).toBe(1)
})

test('what is no JSON is nothing', () => {
  window.localStorage.setItem(key, '{"version":1')
  expect(createMemoryHost(window, 'local').load()).toBeNull()
})

test.each([
  [
    'forbidden',
    {
      get localStorage() {
        throw new Error('SecurityError')
      }
    }
  ],
  ['absent', {}],
  [
    'full',
    {
      localStorage: {
        getItem: () => null,
        setItem() {
          throw new Error('QuotaExceededError')
        }
      }
    }
  ]
])('a storage that is %s is none', (_, page) => {
  const memory = createMemoryHost(page, 'local')
  expect(memory.load()).toBeNull()
  expect(() => memory.save(snapshot)).not.toThrow()
})
