// For a test of the plugin without a core of its own: `jest.mock` of js/core/client.js gets this module, and each test a
// fake core, timers that it moves itself, and a look at what the application has swallowed.
import { createFakeCore } from './fake-core.js'
import { swallowed } from './subscribe.js'

/** Of the test that runs. @type {ReturnType<typeof createFakeCore>} */
export let fake

export const loadCore = () => fake.loadCore()
export const reloadCore = loadCore

/** Nothing throws into the application, whose other listeners would hear no more. */
export function withTimers() {
  beforeEach(() => {
    jest.useFakeTimers()
    swallowed.length = 0
  })
  afterEach(() => {
    expect(swallowed).toEqual([])
    jest.useRealTimers()
  })
}

export function withFakeCore() {
  withTimers()
  beforeEach(() => {
    fake = createFakeCore()
  })
}
