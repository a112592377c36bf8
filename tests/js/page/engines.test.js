import { pageEngines } from '../../../js/page/engines.js'
import { createFakeClock } from '../support/fake-clock.js'

const Hls = () => {}
const dashjs = {}

test('by default the globals of the page, as they are when it plays', () => {
  expect(pageEngines(undefined, { Hls, dashjs }, createFakeClock())).toEqual({ now: { Hls, dashjs } })
  expect(pageEngines(undefined, {}, createFakeClock())).toEqual({ now: {} })
})

test('an object is taken as it is, whatever the page has', () => {
  expect(pageEngines({ Hls }, { dashjs }, createFakeClock())).toEqual({ now: { Hls } })
})

test('a function is asked at once; its timer does not stay behind', async () => {
  const clock = createFakeClock()
  expect(await pageEngines(async () => ({ Hls }), {}, clock).later).toEqual({ Hls })
  expect(clock.armed()).toBe(0)
})

test.each([
  ['rejects', () => Promise.reject(new Error('offline'))],
  [
    'throws',
    () => {
      throw new Error('bug')
    }
  ],
  ['gives nothing', () => undefined]
])('a function that %s gives no engines', async (name, engines) => {
  const clock = createFakeClock()
  expect(await pageEngines(engines, { Hls }, clock).later).toEqual({})
  expect(clock.armed()).toBe(0)
})

test('one that never answers is not waited for', async () => {
  const clock = createFakeClock()
  const { later } = pageEngines(() => new Promise(() => {}), { Hls }, clock)
  clock.advance(10000)
  expect(await later).toEqual({})
})
