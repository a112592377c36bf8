import { createPositionRestore } from '../../../js/playback/position-restore.js'
import { createFakeClock } from '../support/fake-clock.js'

function start(options = {}) {
  const clock = createFakeClock()
  const seeks = []
  const video = { currentTime: 0, duration: 120, readyState: 4, seeking: false }
  const restore = createPositionRestore({
    clock,
    target: 40,
    ready: () => true,
    seek(seconds) {
      seeks.push(seconds)
      Object.assign(video, { currentTime: seconds, seeking: true })
    },
    ...options
  })
  return { clock, seeks, video, restore, check: () => restore.check(video) }
}

test('without a target it is there as soon as its time can be believed', () => {
  let ready = false
  const { check, seeks, restore } = start({ target: undefined, ready: () => ready })
  expect([check(), restore.pending()]).toEqual([false, true])
  ready = true
  expect([check(), restore.pending(), seeks]).toEqual([true, false, []])
})

test('it is sent there once, and believed when the seek is done', () => {
  const { check, seeks, video } = start()
  expect([check(), check(), seeks]).toEqual([false, false, [40]])
  video.seeking = false
  expect([check(), check(), seeks]).toEqual([true, true, [40]])
})

test('nothing is asked of an element that has nothing yet', () => {
  const { check, seeks, video, clock } = start()
  video.readyState = 0
  check()
  clock.advance(60000)
  expect([check(), seeks]).toEqual([false, []])
})

test('an engine that begins there is not sent', () => {
  const { check, seeks, video } = start({ ready: () => false })
  check()
  video.currentTime = 40.3
  expect([check(), seeks]).toEqual([true, []])
})

test('an engine that is on its way there is not sent once more', () => {
  const { check, seeks, video } = start()
  Object.assign(video, { currentTime: 40, seeking: true })
  expect([check(), check(), seeks]).toEqual([false, false, []])
  video.seeking = false
  expect(check()).toBe(true)
})

test('an engine that should go by itself, and does not, is sent after four seconds', () => {
  const { check, seeks, clock } = start({ ready: () => false })
  check()
  clock.advance(3900)
  expect([check(), seeks]).toEqual([false, []])
  clock.advance(100)
  expect([check(), seeks]).toEqual([false, [40]])
})

test('a seek that never completes is made again a second earlier, once', () => {
  const { check, seeks, clock } = start()
  check()
  for (let i = 0; i < 40; i++) {
    clock.advance(500)
    check()
  }
  expect(seeks).toEqual([40, 39])
})

test('a shorter film is entered before its end', () => {
  const { check, seeks, video } = start()
  video.duration = 30
  check()
  expect(seeks).toEqual([29.9])
})

test('a server that cannot seek plays from where it is', () => {
  const { check, video } = start()
  check()
  Object.assign(video, { currentTime: 0, seeking: false })
  expect(check()).toBe(true)
})

test('a host that tells of a change in the middle of its seek is not believed', () => {
  const said = []
  const stage = start({
    seek() {
      said.push(stage.check())
      stage.video.seeking = true
    }
  })
  expect([stage.check(), said]).toEqual([false, [false]])
})

describe('an object that stands for the element', () => {
  /** @param {object} [options] */
  function startStandIn(options) {
    const stage = start({ seek: (seconds) => stage.seeks.push(seconds), ...options })
    Object.assign(stage.video, { readyState: undefined, seeking: undefined })
    return stage
  }

  test('is believed where it was sent, and a little on', () => {
    const { check, video, clock } = startStandIn()
    check()
    clock.advance(900)
    video.currentTime = 1
    expect(check()).toBe(false)
    video.currentTime = 41.2
    expect(check()).toBe(true)
  })

  test('is believed wherever it is after four seconds, and sent nowhere before the host is ready', () => {
    let ready = false
    const { check, video, seeks, clock } = startStandIn({ ready: () => ready })
    check()
    clock.advance(3000)
    expect([check(), seeks]).toEqual([false, []])
    ready = true
    expect([check(), seeks]).toEqual([false, [40]])
    clock.advance(4000)
    video.currentTime = 2
    expect(check()).toBe(true)
  })
})
