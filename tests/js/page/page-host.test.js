/** @jest-environment jsdom */
import { settle } from '../support/settle.js'
import { start, url } from '../support/start-web-host.js'

describe('the first frame', () => {
  test('is reported once the picture moves, with what is known then', () => {
    const { drive, events, open } = start()
    open()
    drive.metadata(120)
    drive.data()
    expect(events).toEqual([])
    drive.playTo(0.2)
    expect(events).toEqual([{ type: 'playback_started', loadId: 'l0', position: 0.2, duration: 120 }])
    drive.playTo(0.4)
    expect(events).toHaveLength(1)
  })

  test('is reported when the element says that it plays', () => {
    const { drive, types, open } = start()
    open()
    drive.metadata()
    drive.data()
    drive.fire('playing')
    expect(types()).toEqual(['playback_started'])
  })

  test('of a paused load is its first picture', () => {
    const { video, drive, types, open } = start()
    open({ paused: true })
    expect(video.paused).toBe(true)
    drive.metadata()
    expect(types()).toEqual([])
    drive.data()
    expect(types()).toEqual(['playback_started'])
    expect(drive.calls.play).toBe(0)
  })

  test('of a live channel has no duration', () => {
    const { drive, events, open } = start()
    open()
    drive.arrive(Infinity)
    expect(events[0]).toEqual({ type: 'playback_started', loadId: 'l0', position: 0.25, live: true })
  })
})

describe('a load at a position', () => {
  test('natively: nothing is believed before the seek has landed', async () => {
    const { video, drive, clock, events, open } = start()
    open({ position: 40 })
    drive.metadata()
    expect(video.currentTime).toBe(40)
    drive.data()
    clock.advance(1000)
    await settle()
    expect(events).toEqual([])
    drive.land()
    drive.playTo(40.3)
    expect(events).toEqual([{ type: 'playback_started', loadId: 'l0', position: 40.3, duration: 120 }])
  })

  test('a place close to the start is a place too', () => {
    const { video, drive, open } = start()
    open({ position: 0.7 })
    drive.metadata()
    expect(video.currentTime).toBe(0.7)
  })

  test('an engine that goes there by itself is left alone', () => {
    const { video, drive, events, open } = start()
    open({ engine: 'hls.js', position: 40 })
    drive.metadata()
    expect(video.currentTime).toBe(0)
    drive.set('currentTime', 40)
    drive.data()
    drive.playTo(40.3)
    expect(events[0]).toMatchObject({ type: 'playback_started', position: 40.3 })
  })

  test('an engine that shows another place is sent there', () => {
    const { video, drive, open } = start()
    open({ engine: 'dash.js', position: 40 })
    drive.metadata()
    drive.data()
    expect(video.currentTime).toBe(40)
  })

  test('a seek that never completes is nudged once', () => {
    const { video, drive, clock, open } = start()
    open({ position: 40 })
    drive.metadata()
    clock.advance(3900)
    expect(video.currentTime).toBe(40)
    clock.advance(200)
    expect(video.currentTime).toBe(39)
    clock.advance(20000)
    expect(video.currentTime).toBe(39)
  })

  test('a shorter film is entered before its end', () => {
    const { video, drive, open } = start()
    open({ position: 400 })
    drive.metadata(100)
    expect(video.currentTime).toBeCloseTo(99.9)
  })

  test('a server that cannot seek plays from where it is', () => {
    const { drive, events, open } = start()
    open({ position: 40 })
    drive.metadata()
    drive.land(0)
    drive.data()
    drive.playTo(0.3)
    expect(events[0]).toMatchObject({ type: 'playback_started', position: 0.3 })
  })
})

/** Returns the ABR settings that the players of dash.js received. @param {any} dashjs */
const startsOf = (dashjs) =>
  dashjs.made.flatMap(({ told }) => told.map(({ streaming }) => streaming.abr)).filter(Boolean)

test.each([
  ['another server before there was a picture', { cause: 'switch' }, true],
  ['of a film that goes on where it was left too', { cause: 'switch', position: 600 }, true],
  ['the same server again', { cause: 'retry' }, true],
  ['one that the viewer takes', { cause: 'pick' }, false],
  ['the first server', { cause: 'start' }, false]
])('dash.js begins with the lightest picture or its own choice: %s', (name, opening, lightest) => {
  const { dashjs, open } = start()
  open({ engine: 'dash.js', ...opening })
  expect(startsOf(dashjs)).toEqual(lightest ? [{ initialBitrate: { video: 1 } }] : [])
})

test('once there was a picture dash.js begins as it likes, in a channel too, which has no place', () => {
  const { drive, dashjs, open } = start()
  open({ engine: 'dash.js', cause: 'start' })
  drive.arrive(Infinity)
  open({ engine: 'dash.js', cause: 'switch' })
  open({ engine: 'dash.js', cause: 'retry' })
  expect(dashjs.made).toHaveLength(3)
  expect(startsOf(dashjs)).toEqual([])
})

test('dash.js lets the host start the element, once it can', () => {
  const { video, drive, open } = start()
  open({ engine: 'dash.js' })
  expect([drive.calls.play, video.paused]).toEqual([0, true])
  drive.metadata()
  expect([drive.calls.play, video.paused]).toEqual([1, false])
})

describe('while it plays', () => {
  test('a sample comes every half second, moving or not', () => {
    const { drive, clock, events, open } = start()
    open()
    drive.arrive()
    drive.playTo(1)
    events.length = 0
    clock.advance(500)
    clock.advance(500)
    const sample = { type: 'progress', loadId: 'l0', position: 1, duration: 120, bufferedEnd: 8, frames: 22 }
    expect(events).toEqual([sample, sample])
  })

  test('no samples while it is paused', () => {
    const { video, drive, clock, types, open } = start()
    open()
    drive.arrive()
    video.pause()
    clock.advance(3000)
    expect(types()).toEqual(['playback_started', 'pause'])
  })

  test('a wait for data is a stall, a wait after a jump is not', async () => {
    const { video, drive, events, types, open } = start()
    open()
    drive.fire('waiting')
    drive.arrive()
    drive.playTo(5)
    drive.fire('waiting')
    expect(events[1]).toEqual({ type: 'stalled', loadId: 'l0', position: 5 })
    video.currentTime = 60
    await settle()
    drive.fire('waiting')
    expect(types()).toEqual(['playback_started', 'stalled', 'seek'])
  })

  test('a jump of the viewer is told, a step of the engine over a hole is not', async () => {
    const { video, drive, events, types, open } = start()
    open()
    drive.arrive()
    video.currentTime = 60
    await settle()
    drive.land()
    expect(events[1]).toEqual({ type: 'seek', position: 60 })
    video.currentTime = 60.3
    await settle()
    drive.land()
    expect(types()).toEqual(['playback_started', 'seek'])
  })

  test('a jump is told before the sample that shows it', () => {
    const { video, drive, clock, types, open } = start()
    open()
    drive.arrive()
    video.currentTime = 60
    clock.advance(500)
    expect(types()).toEqual(['playback_started', 'seek', 'progress'])
  })

  test('pause and resume are told once', () => {
    const { video, drive, types, open } = start()
    open()
    drive.arrive()
    video.pause()
    video.play()
    video.play()
    expect(types()).toEqual(['playback_started', 'pause', 'resume'])
  })

  test('the end is no pause', () => {
    const { drive, events, types, open } = start()
    open()
    drive.arrive()
    drive.playTo(120)
    drive.end()
    expect(types()).toEqual(['playback_started', 'ended'])
    expect(events[1]).toEqual({ type: 'ended', loadId: 'l0', position: 120, duration: 120 })
  })

  test('a failure is no pause', () => {
    const { drive, types, open, host } = start()
    open()
    drive.arrive()
    drive.fail(2)
    expect(types()).toEqual(['playback_started', 'playback_failed'])
    expect(host.paused()).toBe(false)
  })

  test('the page in the background is told', () => {
    const { drive, types, open, host } = start()
    open()
    drive.arrive()
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    visibility.mockRestore()
    expect(types()).toEqual(['playback_started', 'hidden', 'visible'])
    host.restore()
  })
})

describe('a failure', () => {
  test('of the element carries what it said, and the time since the opening', () => {
    const { drive, clock, last, open } = start()
    open()
    clock.advance(700)
    drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
    expect(last('playback_failed')).toEqual({
      type: 'playback_failed',
      loadId: 'l0',
      position: 0,
      fatal: true,
      evidence: {
        engine: 'native',
        code: 4,
        text: 'MEDIA_ELEMENT_ERROR: Format error',
        elapsedMs: 700,
        online: true
      }
    })
  })

  test('of an engine is told after the engine has finished telling', async () => {
    const { drive, types, last, Hls, open } = start()
    open({ engine: 'hls.js' })
    drive.arrive()
    drive.playTo(9)
    Hls.made[0].trigger('hlsError', { fatal: true, details: 'fragLoadError', response: { code: 404 } })
    expect(types()).toEqual(['playback_started'])
    await settle()
    expect(last('playback_failed')).toMatchObject({ position: 9, evidence: { details: 'fragLoadError', status: 404 } })
  })

  test('is told once per load', async () => {
    const { drive, types, dashjs, open } = start()
    open({ engine: 'dash.js' })
    dashjs.made[0].raise({ error: { code: 27 } })
    dashjs.made[0].raise({ error: { code: 27 } })
    await settle()
    drive.fail(3)
    expect(types()).toEqual(['playback_failed'])
  })

  test('of a load that was replaced is not told', async () => {
    const { types, Hls, open } = start()
    open({ engine: 'hls.js' })
    Hls.made[0].trigger('hlsError', { fatal: true, details: 'fragLoadError' })
    open({ loadId: 'l1' })
    await settle()
    expect(types()).toEqual([])
  })

  test('an engine that cannot even be opened is a failure', async () => {
    const { last, host, open } = start()
    host.useEngines({})
    open({ engine: 'hls.js' })
    await settle()
    expect(last('playback_failed')).toMatchObject({ loadId: 'l0', evidence: { engine: 'host' } })
  })

  test('a start that the browser refuses is a pause', async () => {
    const { drive, types, host, open } = start()
    drive.refusePlay('NotAllowedError')
    open()
    await settle()
    expect(types()).toEqual(['pause'])
    expect(host.paused()).toBe(true)
    drive.metadata()
    drive.data()
    expect(types()).toEqual(['pause', 'playback_started'])
  })

  test('a start that another load interrupts is nothing', async () => {
    const { drive, types, open } = start()
    drive.refusePlay('AbortError')
    open()
    await settle()
    expect(types()).toEqual([])
  })
})

describe('another source in place', () => {
  test('the old engine ends, the new load speaks', () => {
    const { video, drive, events, Hls, open } = start()
    open({ engine: 'hls.js' })
    drive.arrive()
    open({ loadId: 'l1', url: 'http://two.test/film.mp4', position: 0 })
    expect(Hls.made[0].destroyed).toBe(true)
    expect(video.getAttribute('src')).toBe('http://two.test/film.mp4')
    drive.arrive()
    expect(events.map(({ type, loadId }) => [type, loadId])).toEqual([
      ['playback_started', 'l0'],
      ['playback_started', 'l1']
    ])
  })

  test('a seek for the old load is not made on the new one', () => {
    const { video, drive, clock, open } = start()
    open({ position: 40 })
    drive.metadata()
    open({ loadId: 'l1' })
    drive.arrive()
    clock.advance(10000)
    expect(video.currentTime).toBe(0.25)
  })

  test('speed is kept, through a source that never came too', async () => {
    const { video, drive, open } = start()
    open()
    drive.arrive()
    video.playbackRate = 1.5
    open({ loadId: 'l1' })
    expect(video.playbackRate).toBe(1)
    await settle()
    open({ loadId: 'l2' })
    drive.arrive()
    expect(video.playbackRate).toBe(1.5)
  })

  test('a speed that the viewer sets while a source is being opened counts', async () => {
    const { video, drive, open } = start()
    open()
    video.playbackRate = 1.25
    await settle()
    open({ loadId: 'l1' })
    await settle()
    drive.arrive()
    expect(video.playbackRate).toBe(1.25)
  })

  test('paused stays paused, playing goes on playing', () => {
    const { video, drive, types, open } = start()
    open()
    drive.arrive()
    video.pause()
    open({ loadId: 'l1', paused: true })
    drive.metadata()
    drive.data()
    expect(video.paused).toBe(true)
    video.play()
    open({ loadId: 'l2' })
    drive.arrive()
    expect(video.paused).toBe(false)
    expect(types()).toEqual(['playback_started', 'pause', 'playback_started', 'resume', 'playback_started'])
  })

  test('the position is the one kept until the new source is there', () => {
    const { drive, clock, host, open } = start()
    open()
    drive.arrive()
    drive.playTo(33)
    open({ loadId: 'l1', position: 32 })
    clock.advance(600)
    drive.metadata()
    expect(host.position()).toBe(32)
  })

  test('an engine that throws at its end does not stop the next one', () => {
    const { video, Hls, open } = start()
    open({ engine: 'hls.js' })
    Hls.made[0].destroy = () => {
      throw new Error('half open')
    }
    open({ loadId: 'l1' })
    expect(video.getAttribute('src')).toBe(url)
  })
})

describe('the element as it was found', () => {
  test('attributes, <source> children and listeners', () => {
    const come = jest.spyOn(document, 'addEventListener')
    const gone = jest.spyOn(document, 'removeEventListener')
    const { video, drive, clock, host, open } = start({ src: 'poster.mp4', autoplay: '', preload: 'none' })
    const child = video.appendChild(document.createElement('source'))
    const track = video.appendChild(document.createElement('track'))
    const looks = () => video.innerHTML + [...video.attributes].map(({ name, value }) => name + '=' + value).sort()
    const before = looks()
    open()
    expect(video.hasAttribute('autoplay')).toBe(false)
    expect(child.parentNode).toBe(null)
    expect(track.parentNode).toBe(video)
    drive.arrive()
    host.restore()
    expect(looks()).toBe(before)
    expect(drive.listeners).toEqual([])
    expect(gone.mock.calls).toEqual(come.mock.calls)
    expect(come.mock.calls.map(([name]) => name)).toEqual(['visibilitychange'])
    come.mockRestore()
    gone.mockRestore()
    expect(clock.armed()).toBe(0)
  })

  test('an untouched element stays untouched', () => {
    const { video, drive, host } = start({ src: 'poster.mp4' })
    host.restore()
    expect(video.outerHTML).toBe('<video src="poster.mp4"></video>')
    expect(drive.calls.load).toBe(0)
    expect(drive.listeners).toEqual([])
  })

  test('a closed host has nothing to say', () => {
    const { video, drive, clock, events, host, open } = start()
    open()
    drive.arrive()
    host.close()
    events.length = 0
    drive.arrive()
    drive.fail(4)
    clock.advance(2000)
    expect(events).toEqual([])
    expect(video.hasAttribute('src')).toBe(false)
  })
})

test('capabilities are those of the page and of its engines', () => {
  const { host } = start()
  expect(host.capabilities()).toEqual({ mse: false, hlsjs: true, dashjs: true, nativeHls: false, nativeDash: true })
  window.MediaSource = function () {}
  host.useEngines({})
  expect(host.capabilities()).toEqual({ mse: true, hlsjs: false, dashjs: false, nativeHls: false, nativeDash: true })
  delete window.MediaSource
})

test('a load at a lower quality is told as that, and after a calm minute the engine may go higher again', () => {
  const trackSelector = { opened: jest.fn(), closing() {}, lower: jest.fn(), raise: jest.fn() }
  const { clock, open, host } = start({}, trackSelector)
  open({ engine: 'hls.js' })
  expect(trackSelector.lower).not.toHaveBeenCalled()
  open({ engine: 'hls.js', lower: true })
  expect(trackSelector.lower).toHaveBeenCalledTimes(1)
  clock.advance(59999)
  expect(trackSelector.raise).not.toHaveBeenCalled()
  clock.advance(1)
  expect(trackSelector.raise).toHaveBeenCalledTimes(1)
  open({ engine: 'hls.js', lower: true })
  host.close()
  clock.advance(60000)
  expect(trackSelector.raise).toHaveBeenCalledTimes(1)
})
