/** @jest-environment jsdom */
import { createFakeVideo } from '../support/fake-video.js'
import { start } from '../support/start-web-host.js'

const first = 'http://one.test/film.mp4'
const second = 'http://two.test/film.mp4'

/** A film that plays on the element. `hidden`: the hidden elements that the host made. */
function playing(attributes) {
  jest.restoreAllMocks()
  const scene = start(attributes)
  const hidden = []
  const create = document.createElement.bind(document)
  jest.spyOn(document, 'createElement').mockImplementation((name) => {
    if (name !== 'video' || hidden.busy) return create(name)
    hidden.busy = true
    const made = createFakeVideo(document)
    hidden.busy = false
    hidden.push(made)
    return made.video
  })
  scene.open({ url: first, type: 'mp4' })
  scene.drive.arrive(120)
  scene.drive.playTo(30)
  return {
    ...scene,
    hidden,
    next: (more) => scene.open({ loadId: 'l1', url: second, type: 'mp4', cause: 'switch', position: 30, ...more })
  }
}

/** Brings the metadata of the hidden element; after that it can seek. */
function warm({ drive }) {
  drive.metadata(120)
}

afterEach(() => jest.restoreAllMocks())

describe('the next file', () => {
  test('is made ready beside the one that plays, and taken over where the picture is then', () => {
    const { video, clock, hidden, next, drive } = playing()
    next()
    expect(video.src).toBe(first)
    expect(hidden).toHaveLength(1)
    expect(hidden[0].video).toMatchObject({ src: second, muted: true, preload: 'auto' })
    warm(hidden[0])
    clock.advance(100)
    expect(hidden[0].video.currentTime).toBe(30)
    drive.playTo(30.5)
    clock.advance(100)
    expect(video.src).toBe(first)
    hidden[0].drive.land()
    clock.advance(100)
    expect(video.src).toBe(second)
    drive.metadata(120)
    expect(video.currentTime).toBe(30.5)
    expect(hidden[0].video.src).toBe(second)
    clock.advance(3200)
    expect(hidden[0].video.src).toBe('')
  })

  test('is opened without waiting where the picture stops', () => {
    for (const trouble of ['seeking', 'ended', 'error', 'paused']) {
      const { video, clock, drive, next } = playing()
      next()
      clock.advance(500)
      expect(video.src).toBe(first)
      drive.set(trouble, trouble === 'error' ? { code: 2, message: '' } : true)
      clock.advance(100)
      expect(video.src).toBe(second)
    }
  })

  test('is opened when the buffer of the old one is empty, or after five seconds', () => {
    const dry = playing()
    dry.next()
    dry.clock.advance(1000)
    expect(dry.video.src).toBe(first)
    dry.drive.buffer(1)
    dry.clock.advance(100)
    expect(dry.video.src).toBe(second)
    const slow = playing()
    slow.next()
    slow.clock.advance(4900)
    expect(slow.video.src).toBe(first)
    slow.clock.advance(200)
    expect(slow.video.src).toBe(second)
  })

  test('that fails in the hidden element fails in the open', () => {
    const { video, clock, hidden, next } = playing()
    next()
    hidden[0].drive.set('error', { code: 4, message: '' })
    clock.advance(100)
    expect(video.src).toBe(second)
  })

  test('may be prepared long before, and is let go where nobody wants it', () => {
    const { video, clock, hidden, host, next } = playing()
    host.prepare(second)
    host.prepare(second)
    expect(hidden).toHaveLength(1)
    warm(hidden[0])
    clock.advance(100)
    hidden[0].drive.land()
    clock.advance(7000)
    expect(video.src).toBe(first)
    next()
    expect(hidden).toHaveLength(1)
    clock.advance(100)
    expect(video.src).toBe(second)
    const unused = playing()
    unused.host.prepare(second)
    unused.clock.advance(8100)
    expect(unused.hidden[0].video.src).toBe('')
    expect(unused.video.src).toBe(first)
  })

  test('that was prepared is of use where there is no time left', () => {
    const { video, drive, clock, hidden, host, next } = playing()
    host.prepare(second)
    clock.advance(500)
    drive.buffer(0.5)
    next()
    expect(video.src).toBe(second)
    expect(hidden[0].video.src).toBe(second)
    clock.advance(3200)
    expect(hidden[0].video.src).toBe('')
    expect(hidden).toHaveLength(1)
  })

  test('asks as the element would: with its cross-origin mode', () => {
    const { hidden, next } = playing({ crossorigin: 'anonymous' })
    next()
    expect(hidden[0].video.crossOrigin).toBe('anonymous')
  })

  test('is not prepared where there is no file with a picture: paused, live, an engine, a pick, before the first frame', () => {
    const paused = playing()
    paused.next({ paused: true })
    const live = playing()
    live.drive.set('duration', Infinity)
    live.next()
    const manifest = playing()
    manifest.next({ type: 'hls' })
    const picked = playing()
    picked.next({ cause: 'pick' })
    for (const { hidden, video } of [paused, live, manifest, picked]) {
      expect(hidden).toHaveLength(0)
      expect(video.src).toBe(second)
    }
    jest.restoreAllMocks()
    const early = start()
    early.open({ url: first, type: 'mp4' })
    early.host.prepare(second)
    early.open({ loadId: 'l1', url: second, type: 'mp4', cause: 'switch' })
    expect(early.video.src).toBe(second)
  })

  test('another load, or the end, takes it back', () => {
    const { video, clock, hidden, next, open } = playing()
    next()
    open({ loadId: 'l2', url: 'http://three.test/film.m3u8', type: 'hls', engine: 'native' })
    expect(hidden[0].video.src).toBe('')
    clock.advance(10000)
    expect(video.src).toBe('http://three.test/film.m3u8')
    const closed = playing()
    closed.next()
    closed.host.close()
    closed.clock.advance(10000)
    expect(closed.hidden[0].video.src).toBe('')
    expect(closed.clock.armed()).toBe(0)
  })

  test('goes on paused where the viewer pauses meanwhile', () => {
    const { video, clock, next } = playing()
    next()
    video.pause()
    clock.advance(100)
    expect(video.src).toBe(second)
    expect(video.paused).toBe(true)
  })
})
