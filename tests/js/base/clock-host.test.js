import { createClock } from '../../../js/base/clock-host.js'

const timers = { setTimeout: () => 7, clearTimeout() {} }

test('whole milliseconds of the monotonic clock', () => {
  const clock = createClock({ ...timers, performance: { now: () => 1234.9 } })
  expect(clock.now()).toBe(1234)
})

test('never back, even over a date that jumps', () => {
  const date = jest.spyOn(Date, 'now')
  const clock = createClock(timers)
  const read = (value) => {
    date.mockReturnValue(value)
    return clock.now()
  }
  expect([read(5000), read(1000), read(5200)]).toEqual([5000, 5000, 5200])
  date.mockRestore()
})

test('timers are those of the window', () => {
  const calls = []
  const clock = createClock({
    setTimeout: (fn, ms) => calls.push(['set', ms]),
    clearTimeout: (handle) => calls.push(['clear', handle])
  })
  clock.clearTimer(clock.setTimer(() => {}, 250))
  expect(calls).toEqual([
    ['set', 250],
    ['clear', 1]
  ])
})
