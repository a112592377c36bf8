/** @jest-environment jsdom */
import { loadCore, reloadCore } from '../../../js/core/client.js'
import { createPlayer, PlaybackError } from '../../../js/index.js'
import { createFakeVideo } from '../support/fake-video.js'
import { createFakeCore } from '../support/fake-core.js'
import { settle } from '../support/settle.js'

jest.mock('../../../js/core/client.js', () => ({ loadCore: jest.fn(), reloadCore: jest.fn() }))

const [one, two] = ['http://one.test/film.mp4', 'http://two.test/film.mp4']

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
  loadCore.mockReset()
  reloadCore.mockReset()
})
afterEach(() => jest.useRealTimers())

/** A player whose core loads, or fails to load, when the test says so. */
function start(options) {
  let bring
  let fail
  loadCore.mockReturnValue(
    new Promise((resolve, reject) => {
      bring = resolve
      fail = reject
    })
  )
  const { video, drive } = createFakeVideo(document)
  const events = []
  const onEvent = (event) => events.push(event)
  const player = createPlayer(video, { sources: [one, two], language: 'en', onEvent, ...options })
  let settled = 'pending'
  player.play().then(
    () => (settled = 'started'),
    (error) => (settled = error)
  )
  return {
    video,
    drive,
    events,
    player,
    settled: () => settled,
    src: () => video.getAttribute('src'),
    bring: (fake) => {
      bring(fake.core)
      return settle()
    },
    fail: () => {
      fail(new Error('no WebAssembly here'))
      return settle()
    }
  }
}

describe('the core takes over what is running', () => {
  test('an opening: since when, and that nothing was seen yet', async () => {
    const { player, bring } = start()
    const opened = performance.now()
    jest.advanceTimersByTime(1600)
    const fake = createFakeCore()
    await bring(fake)
    expect(fake.events).toHaveLength(1)
    const [load] = fake.events
    expect(load).toMatchObject({
      type: 'load',
      adopted: true,
      sourceId: 's1',
      position: 0,
      paused: false,
      playing: false
    })
    expect(load.openedAt).toBe(Math.floor(opened))
    expect(load.now - load.openedAt).toBe(1600)
    player.dispose()
  })

  test('a picture: where it is, and nothing that was folded into that', async () => {
    const { video, drive, player, bring } = start()
    drive.arrive()
    drive.playTo(7)
    jest.advanceTimersByTime(1000)
    video.pause()
    const fake = createFakeCore()
    await bring(fake)
    expect(fake.events.map(({ type }) => type)).toEqual(['load'])
    expect(fake.events[0]).toMatchObject({ position: 7, paused: true, playing: true })
    player.dispose()
  })

  test('what went wrong before follows the adoption, as l0', async () => {
    const { drive, player, bring } = start()
    drive.fail(4, 'x')
    player.use(1)
    const fake = createFakeCore()
    await bring(fake)
    expect(fake.events.map(({ type }) => type)).toEqual(['load', 'playback_failed', 'user_pick'])
    expect(fake.events[1]).toMatchObject({ loadId: 'l0', evidence: { engine: 'native', code: 4 } })
    expect(fake.events[2]).toMatchObject({ sourceId: 's2' })
    expect(fake.disposed).toBe(0)
    player.dispose()
    expect(fake.events.pop().type).toBe('stop')
    expect(fake.disposed).toBe(1)
  })

  test('a page in the background is told as such', async () => {
    const { player, bring } = start()
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const fake = createFakeCore()
    await bring(fake)
    visibility.mockRestore()
    expect(fake.events.map(({ type }) => type)).toEqual(['load', 'hidden'])
    player.dispose()
  })

  test('the config: canonical addresses, policy, capabilities, the scheme of the page', async () => {
    const { player, bring } = start({ sources: ['HTTP://One.test:80/a b.mp4'], policy: { seekMs: 5000 } })
    const fake = createFakeCore()
    await bring(fake)
    expect(fake.configs[0]).toMatchObject({
      sources: [{ id: 's1', url: 'http://one.test/a%20b.mp4', type: 'mp4' }],
      policy: { seekMs: 5000 },
      capabilities: { mse: false, hlsjs: false, dashjs: false, nativeHls: false },
      pageScheme: 'http'
    })
    expect(Number.isSafeInteger(fake.configs[0].seed)).toBe(true)
    expect(fake.configs[0].epochMs).toBeGreaterThan(1e12)
    player.dispose()
  })

  test('a player that was stopped meanwhile is left alone', async () => {
    const { player, bring } = start()
    player.stop()
    const fake = createFakeCore()
    await bring(fake)
    expect(fake.configs).toEqual([])
    expect(await player.ready).toBe('wasm')
  })
})

describe('without a core', () => {
  test('the film plays on as without us', async () => {
    const { drive, events, player, src, settled, fail } = start()
    await fail()
    expect(await player.ready).toBe('none')
    drive.arrive()
    await settle()
    expect(settled()).toBe('started')
    jest.advanceTimersByTime(60000)
    expect(src()).toBe(one)
    expect(events.map(({ type }) => type)).toEqual(['trying'])
    expect(player.sources[0].state).toBe('playing')
    expect(player.trace().map(({ step }) => step)).toEqual(['sources'])
    player.dispose()
  })

  test.each(['before', 'after'])('an error of the element %s that is known ends it', async (when) => {
    const { drive, events, player, settled, fail } = start()
    if (when === 'before') drive.fail(4)
    await fail()
    if (when === 'after') drive.fail(4)
    await settle()
    expect(settled()).toBeInstanceOf(PlaybackError)
    expect(settled()).toMatchObject({ reason: 'unknown', tried: [{ source: { url: one }, reason: 'unknown' }] })
    expect(events.map(({ type }) => type)).toEqual(['trying', 'exhausted'])
    player.dispose()
  })

  test('the viewer may still pick, and play() may be asked again', async () => {
    const { video, drive, events, player, src, fail } = start()
    await fail()
    drive.arrive()
    drive.playTo(20)
    player.use(1)
    expect(src()).toBe(two)
    drive.metadata()
    expect(video.currentTime).toBe(20)
    drive.land()
    drive.playTo(20.3)
    expect(events.map(({ type }) => type)).toEqual(['trying', 'trying', 'source_changed'])
    drive.fail(2)
    await settle()
    expect(events.pop().type).toBe('exhausted')
    const again = player.play()
    drive.metadata()
    drive.land()
    drive.playTo(20.6)
    await again
    player.dispose()
  })

  test('a film seen to its end is finished all the same', async () => {
    const { drive, events, player, fail } = start()
    await fail()
    drive.arrive()
    drive.end()
    player.stop()
    expect(events.pop()).toMatchObject({ type: 'closed', finished: true })
  })

  test('a config that the core refuses: the film plays on, the trace says why, the console is silent', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {})
    const { drive, player, settled, bring } = start()
    const fake = createFakeCore()
    fake.core.createSession = () => {
      throw new TypeError('policy.seekMs: out of range')
    }
    await bring(fake)
    expect(await player.ready).toBe('wasm')
    drive.arrive()
    await settle()
    expect(settled()).toBe('started')
    expect(player.trace().slice(1)).toEqual([
      expect.objectContaining({ step: 'refused', why: 'policy.seekMs: out of range' })
    ])
    expect(log).not.toHaveBeenCalled()
    log.mockRestore()
    player.dispose()
  })
})

describe('a core that traps', () => {
  const trapping = (name) =>
    createFakeCore(({ type }) => {
      if (type === name) throw new Error('unreachable')
      return { state: 'playing', commands: [] }
    })

  test('another takes over in mid-film', async () => {
    const { drive, player, src, bring } = start()
    drive.arrive()
    const dead = trapping('stalled')
    await bring(dead)
    const fresh = createFakeCore()
    reloadCore.mockResolvedValue(fresh.core)
    drive.playTo(9)
    jest.advanceTimersByTime(500)
    drive.fire('waiting')
    await settle()
    expect(reloadCore).toHaveBeenCalledWith(dead.core)
    expect(fresh.events[0]).toMatchObject({ type: 'load', adopted: true, sourceId: 's1', position: 9, playing: true })
    expect(src()).toBe(one)
    player.dispose()
  })

  test('where none comes, an error of the element ends it', async () => {
    const { drive, events, player, bring } = start()
    drive.arrive()
    await bring(trapping('playback_failed'))
    reloadCore.mockRejectedValue(new Error('gone'))
    drive.fail(3)
    await settle()
    expect(events.pop().type).toBe('exhausted')
    player.dispose()
  })
})

test('a switch lands where the core says, in the state it says', async () => {
  const command = { type: 'load_url', loadId: 'l1', sourceId: 's2', engine: 'native', position: 31, paused: true }
  const fake = createFakeCore(({ type }) =>
    type === 'playback_failed'
      ? { state: 'switching', commands: [{ ...command, cause: 'switch', reason: 'damaged' }] }
      : { state: 'playing', commands: [] }
  )
  const { video, drive, events, player, src, bring } = start()
  drive.arrive()
  await bring(fake)
  drive.fail(3)
  expect(src()).toBe(two)
  drive.metadata()
  drive.land()
  drive.data()
  expect([video.currentTime, video.paused]).toEqual([31, true])
  expect(fake.events.pop()).toMatchObject({ type: 'playback_started', loadId: 'l1', position: 31 })
  expect(events.map(({ type }) => type)).toEqual(['trying', 'trying', 'source_changed', 'recovered'])
  player.dispose()
})
