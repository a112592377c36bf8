// The events that both hosts get from an element. One observer measures for both, so the values mean the same in both.
import { observeElement } from '../../../js/playback/element-observer.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeElement, createRanges } from '../support/fake-element.js'

/** @param {object} [fields] of the element @param {object} [options] of the observer */
function start(fields, options = {}) {
  const made = createFakeElement(fields)
  const stage = { ...made, current: made, still: false }
  const clock = createFakeClock()
  const events = []
  const errors = []
  const observer = observeElement({
    video: () => stage.current && stage.current.element,
    clock,
    emit: (event) => events.push(event),
    still: () => stage.still,
    seek(seconds) {
      Object.assign(stage.current.element, { currentTime: seconds, seeking: true })
    },
    onError: (error) => errors.push(error),
    ...options
  })
  const begin = (more) => {
    observer.begin({ loadId: 'l1', ready: ({ readyState }) => readyState !== 0, ...more })
    observer.attach()
  }
  const types = () => events.map(({ type }) => type)
  /** @param {number} to @param {object} [more] fields */
  const move = (to, more = {}) => {
    Object.assign(stage.current.element, { currentTime: to, readyState: 4, seeking: false }, more)
    stage.current.fire('timeupdate')
  }
  /** Seeks as browsers do: the element has the new position before `seeking` fires. @param {number} to */
  const seekTo = (to) => {
    Object.assign(stage.current.element, { currentTime: to, seeking: true })
    stage.current.fire('seeking')
  }
  /** Plays from 0 to 10. */
  const play = () => {
    begin()
    move(0)
    move(10)
    events.length = 0
  }
  return Object.assign(stage, { clock, events, errors, observer, begin, types, move, seekTo, play })
}

describe('the first picture', () => {
  test('is reported once it moves, with the load and what is known', () => {
    const { begin, move, events } = start()
    begin({ loadId: 'l7' })
    move(0)
    expect(events).toEqual([])
    move(0.2)
    move(0.4)
    expect(events).toEqual([{ type: 'playback_started', loadId: 'l7', position: 0.2, duration: 120 }])
  })

  test('is reported when the element says that it plays', () => {
    const { begin, fire, element, types } = start()
    begin()
    fire('playing')
    expect(types()).toEqual([])
    element.readyState = 3
    fire('playing')
    expect(types()).toEqual(['playback_started'])
  })

  test('is all there is to wait for where the film is to stand still', () => {
    const stage = start()
    stage.still = true
    stage.begin()
    stage.move(0)
    expect(stage.types()).toEqual(['playback_started'])
  })

  test('has not moved where it was only sent somewhere', () => {
    const { begin, move, seekTo, types } = start()
    begin()
    move(0)
    seekTo(30)
    move(30)
    expect(types()).toEqual([])
    move(30.1)
    expect(types()).toEqual(['playback_started'])
  })

  test('of a live channel has no duration, whoever knows that it is live', () => {
    const byElement = start({ duration: Infinity })
    byElement.begin()
    byElement.move(0)
    byElement.move(1)
    const byEngine = start({ duration: 90 }, { isLive: () => true })
    byEngine.begin()
    byEngine.move(0)
    byEngine.move(1)
    const expected = [{ type: 'playback_started', loadId: 'l1', position: 1, live: true }]
    expect([byElement.events, byEngine.events]).toEqual([expected, expected])
  })
})

describe('a sample', () => {
  const counters = { getVideoPlaybackQuality: () => ({ totalVideoFrames: 60, droppedVideoFrames: 4 }) }

  test('comes twice a second with what was measured, moving or not', () => {
    const { play, clock, events } = start({ ...counters, buffered: createRanges([[0, 18]]) })
    play()
    clock.advance(1000)
    const sample = { type: 'progress', loadId: 'l1', position: 10, duration: 120, bufferedEnd: 18, frames: 56 }
    expect(events).toEqual([sample, sample])
  })

  test('of a live playlist says how long its segments are', () => {
    const { play, clock, events } = start({ duration: Infinity }, { targetDuration: () => 6 })
    play()
    clock.advance(500)
    expect(events).toEqual([{ type: 'progress', loadId: 'l1', position: 10, live: true, targetDuration: 6 }])
  })

  test.each([
    ['before the first picture', (stage) => stage.begin({ loadId: 'l2' })],
    ['while it is paused', ({ element }) => (element.paused = true)],
    ['while nobody watches', (stage) => (stage.still = true)],
    ['after its end', ({ element }) => (element.ended = true)],
    ['after the load', ({ observer }) => observer.end()]
  ])('does not come %s', (_, change) => {
    const stage = start()
    stage.play()
    change(stage)
    stage.clock.advance(3000)
    expect(stage.types()).toEqual([])
  })

  test('is asked for by a host that has heard of a change, which is looked at first', () => {
    const order = []
    const { play, observer, types } = start({}, { onSample: () => order.push('host') })
    play()
    observer.sample()
    expect([order, types()]).toEqual([['host'], ['progress']])
  })
})

describe('signs of life', () => {
  test('are told at most twice a second, until there is a picture', () => {
    const { begin, fire, clock, move, events } = start()
    begin()
    for (let i = 0; i < 10; i++) {
      fire('progress')
      clock.advance(100)
    }
    expect(events).toEqual([
      { type: 'loading', loadId: 'l1' },
      { type: 'loading', loadId: 'l1' }
    ])
    move(0)
    move(1)
    events.length = 0
    fire('progress')
    expect(events).toEqual([])
  })

  test('are what an engine has received too', () => {
    let received = 0
    const { begin, clock, types } = start({}, { received: () => received })
    begin()
    clock.advance(2000)
    expect(types()).toEqual([])
    received = 1000
    clock.advance(2000)
    expect(types()).toEqual(['loading'])
  })
})

describe('a wait for data', () => {
  test('is a stall', () => {
    const { play, element, fire, events } = start()
    play()
    element.currentTime = 12
    fire('waiting')
    expect(events).toEqual([{ type: 'stalled', loadId: 'l1', position: 12 }])
  })

  test.each([
    ['before the first picture', (stage) => stage.begin()],
    ['while it seeks', ({ element }) => (element.seeking = true)],
    ['while it is paused', ({ element }) => (element.paused = true)],
    ['while nobody watches', (stage) => (stage.still = true)]
  ])('is none %s', (_, change) => {
    const stage = start()
    stage.play()
    change(stage)
    stage.fire('waiting')
    expect(stage.types()).toEqual([])
  })
})

describe('whose hand moved the picture', () => {
  test('a jump is the viewer', () => {
    const { play, seekTo, move, events } = start()
    play()
    seekTo(60)
    move(60)
    seekTo(5)
    expect(events).toEqual([
      { type: 'seek', position: 60 },
      { type: 'seek', position: 5 }
    ])
  })

  test('a jump that a sample sees before its event is told once, and first', () => {
    const { play, element, fire, clock, types } = start()
    play()
    Object.assign(element, { currentTime: 60, seeking: true })
    clock.advance(500)
    fire('seeking')
    expect(types()).toEqual(['seek', 'progress'])
  })

  test.each([0.1, 0.3, 0.7, -0.1])('a step of %d s is an engine', (step) => {
    const { play, seekTo, types } = start()
    play()
    seekTo(10 + step)
    expect(types()).toEqual([])
  })

  test('a step over a hole of any length is an engine, from the end of one range to the start of the next', () => {
    const { play, element, seekTo, types } = start()
    play()
    element.buffered = createRanges([
      [0, 10.1],
      [14, 30]
    ])
    seekTo(14.05)
    expect(types()).toEqual([])
  })

  test('the same place is the viewer where there was more to play', () => {
    const { play, element, seekTo, types } = start()
    play()
    element.buffered = createRanges([
      [0, 12],
      [14, 30]
    ])
    seekTo(14.05)
    expect(types()).toEqual(['seek'])
  })

  test('a nudge is ours, however far it goes; the next jump is not', () => {
    const { play, observer, element, fire, move, seekTo, events } = start()
    play()
    observer.nudge({ loadId: 'l1', position: 15 })
    expect(element.currentTime).toBe(15)
    element.seeking = true
    fire('seeking')
    element.seeking = false
    fire('seeked')
    expect(events).toEqual([])
    move(16)
    seekTo(15)
    expect(events).toEqual([{ type: 'seek', position: 15 }])
  })

  test('a jump of the viewer in the middle of a nudge is the viewer', () => {
    const { play, observer, element, fire, seekTo, events } = start()
    play()
    observer.nudge({ loadId: 'l1', position: 10.1 })
    element.seeking = true
    fire('seeking')
    seekTo(70)
    expect(events).toEqual([{ type: 'seek', position: 70 }])
  })

  test('a nudge of another load moves nothing', () => {
    const { play, observer, element } = start()
    play()
    observer.nudge({ loadId: 'l9', position: 15 })
    expect(element.currentTime).toBe(10)
  })

  test('what brings a load to its position is ours', () => {
    const { begin, element, move, fire, types, clock } = start()
    begin({ target: 40 })
    element.readyState = 1
    fire('loadedmetadata')
    expect(element.currentTime).toBe(40)
    fire('seeking')
    clock.advance(4500)
    fire('seeking')
    move(39)
    move(39.5)
    expect(types()).toEqual(['loading', 'playback_started'])
  })
})

describe('the position', () => {
  test('is where the load is expected, until there is a picture', () => {
    const { begin, observer, move } = start()
    begin({ target: 40, ready: () => false })
    expect([observer.position(), observer.restoring(), observer.settled()]).toEqual([40, true, false])
    move(0)
    expect(observer.position()).toBe(40)
    move(40.2)
    expect([observer.position(), observer.restoring(), observer.settled()]).toEqual([40.2, false, true])
  })

  test('may be expected elsewhere than it is sought: the host goes there by itself', () => {
    const { begin, observer, move } = start()
    begin({ position: 30 })
    expect([observer.position(), observer.restoring()]).toEqual([30, true])
    move(2)
    expect([observer.position(), observer.restoring()]).toEqual([2, false])
  })

  test('stays after the load', () => {
    const { play, observer } = start()
    play()
    observer.end()
    expect([observer.position(), observer.loadId(), observer.started()]).toEqual([10, null, false])
  })
})

describe('the element', () => {
  test('may come later than the load', () => {
    const stage = start()
    const { current } = stage
    stage.current = null
    stage.begin()
    stage.clock.advance(500)
    stage.current = current
    stage.clock.advance(500)
    expect(stage.listening()).toBeGreaterThan(0)
    stage.move(0)
    stage.move(1)
    expect(stage.types()).toEqual(['playback_started'])
  })

  test('may be replaced under a load: the old one is not heard, the new one not believed before its picture', () => {
    const stage = start()
    stage.play()
    const old = { ...stage.current }
    const fresh = createFakeElement()
    stage.current = fresh
    stage.clock.advance(500)
    expect(old.listening()).toBe(0)
    expect([stage.types(), stage.observer.position()]).toEqual([[], 10])
    stage.move(3)
    stage.move(3.5)
    stage.clock.advance(500)
    expect(stage.events).toEqual([{ type: 'progress', loadId: 'l1', position: 3.5, duration: 120 }])
  })

  test('is let go of by the next load, in the middle of an event too', () => {
    const stage = start({}, { onError: () => stage.observer.begin({ loadId: 'l2', ready: () => true }) })
    stage.play()
    stage.fire('error')
    expect([stage.listening(), stage.observer.loadId()]).toEqual([0, 'l2'])
    stage.fire('ended')
    expect(stage.types()).toEqual([])
  })

  test('leaves no listener and no timer behind', () => {
    const { play, observer, clock, listening } = start()
    play()
    observer.end()
    expect([listening(), clock.armed()]).toEqual([0, 0])
  })

  test('tells its end, its error, its pauses and its speed', () => {
    const pauses = []
    const rates = []
    const onPauseChange = (paused) => pauses.push(paused)
    const { play, element, fire, events, errors } = start({}, { onPauseChange, onRate: (rate) => rates.push(rate) })
    play()
    fire('pause')
    fire('play')
    Object.assign(element, { playbackRate: 1.5, currentTime: 120, ended: true })
    fire('ratechange')
    fire('pause')
    fire('ended')
    element.error = { code: 3 }
    fire('error')
    expect([pauses, rates, errors]).toEqual([[true, false], [1.5], [{ code: 3 }]])
    expect(events).toEqual([{ type: 'ended', loadId: 'l1', position: 120, duration: 120 }])
  })
})

describe('an object that stands for the element on a television', () => {
  const missing = { readyState: undefined, seeking: undefined, buffered: undefined, error: undefined, ended: undefined }

  test('has a picture once its time runs; what it does not know is left out', () => {
    const { begin, element, fire, clock, events } = start(missing)
    begin()
    fire('playing')
    clock.advance(1000)
    expect(events).toEqual([])
    element.currentTime = 0.5
    clock.advance(500)
    expect(events).toEqual([
      { type: 'playback_started', loadId: 'l1', position: 0.5, duration: 120 },
      { type: 'progress', loadId: 'l1', position: 0.5, duration: 120 }
    ])
  })

  test('shows the old place until it is where it was sent, and that is nobody jump', () => {
    const { begin, element, observer, clock, types } = start(missing, { seek() {} })
    begin({ target: 40, ready: () => true })
    element.currentTime = 0.3
    clock.advance(500)
    expect([observer.position(), types()]).toEqual([40, []])
    element.currentTime = 40.6
    clock.advance(500)
    expect([observer.position(), types()]).toEqual([40.6, ['playback_started', 'progress']])
  })

  test('tells of an error and says nothing of it', () => {
    const { play, fire, errors } = start(missing)
    play()
    fire('error')
    expect(errors).toEqual([null])
  })

  test('need have no listeners at all', () => {
    const bare = { ...missing, addEventListener: undefined, removeEventListener: undefined }
    const { begin, element, clock, types } = start(bare)
    begin()
    element.currentTime = 1
    clock.advance(500)
    expect(types()).toEqual(['playback_started', 'progress'])
  })
})
