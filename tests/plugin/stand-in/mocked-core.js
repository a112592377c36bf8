// For tests of the plugin without a real core: `jest.mock` replaces js/core/client.js by this module. Each test gets a fake
// core and fake timers, and fails if the application swallowed an error.
import { createFakeCore } from '../../js/support/fake-core.js'
import { swallowed } from './subscribe.js'

/** The core of the current test. @type {ReturnType<typeof createFakeCore>} */
export let fake

export const loadCore = () => fake.loadCore()
export const reloadCore = loadCore

/** Checks that nothing throws into the application, because its other listeners would get no event then. */
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
