/** @jest-environment jsdom */
import { createPlayer, loadCore, PlaybackError } from '../../../js/index.js'
import { createFakeHls } from '../support/fake-hls.js'
import { createFakeVideo } from '../support/fake-video.js'
import { settle } from '../support/settle.js'

const one = 'http://one.test/film.mp4?token=secret'
const two = 'http://user:pass@two.test/film.mp4'
const sources = [one, { url: two, quality: 720 }]

// The core loads once here. After that, each player gets it within microtasks, which the fake timers do not replace.
beforeAll(() => loadCore())
beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }))
afterEach(() => jest.useRealTimers())

function start(options, attributes) {
  const { video, drive } = createFakeVideo(document, attributes)
  const events = []
  const player = createPlayer(video, { sources, language: 'en', onEvent: (event) => events.push(event), ...options })
  const types = () => events.map(({ type }) => type)
  const src = () => video.getAttribute('src')
  const playing = player.play
  let settled = 'pending'
  function play() {
    const promise = playing()
    promise.then(
      () => (settled = 'started'),
      (error) => (settled = error)
    )
    return promise
  }
  return { video, drive, events, player, types, src, play, settled: () => settled }
}

test('nothing starts before play()', async () => {
  const { video, drive, player, src, types } = start()
  await settle()
  expect([src(), drive.calls.load, drive.calls.play]).toEqual([null, 0, 0])
  expect(types()).toEqual([])
  expect(player.source).toBe(null)
  expect(player.sources).toEqual([
    { url: one, state: 'untried' },
    { url: two, quality: 720, state: 'untried' }
  ])
  expect(player.session).toBe(player)
  expect(video.isConnected).toBe(false)
  player.dispose()
})

test('source 1 opens at once, untouched, before the core is there', () => {
  const { player, src, types, play } = start()
  play()
  expect(src()).toBe(one)
  expect(types()).toEqual(['trying'])
  player.dispose()
})

test('play() settles at the first frame; asked again it is the same promise', async () => {
  const { drive, player, play, settled } = start()
  const promise = play()
  expect(player.play()).toBe(promise)
  await settle()
  expect(settled()).toBe('pending')
  drive.arrive()
  await settle()
  expect(settled()).toBe('started')
  expect(player.sources[0]).toEqual({ url: one, state: 'playing' })
  player.dispose()
})

test('load() opens the first source and leaves it paused; play() plays it', async () => {
  const { video, drive, player, src, play, settled } = start()
  player.load()
  expect(src()).toBe(one)
  drive.metadata()
  drive.data()
  await settle()
  player.load()
  expect([drive.calls.play, video.paused, player.sources[0].state]).toEqual([0, true, 'playing'])
  play()
  await settle()
  expect([drive.calls.play, video.paused, settled()]).toEqual([1, false, 'started'])
  player.dispose()
})

test('ready tells the build, whenever it is asked', async () => {
  const { player } = start()
  expect(await player.ready).toBe(__BACKEND__)
  player.dispose()
  expect(await player.ready).toBe(__BACKEND__)
})

test('a dead first source: the second plays, and the page is told why', async () => {
  const { drive, events, player, src, play, settled } = start()
  play()
  await settle()
  drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
  await settle()
  expect(src()).toBe(two)
  drive.arrive()
  await settle()
  expect(settled()).toBe('started')
  expect(events.map(({ type }) => type)).toEqual(['trying', 'trying', 'source_changed', 'recovered'])
  expect(events[2]).toMatchObject({ from: { url: one }, to: { url: two, quality: 720 }, seamless: false })
  expect(events[2].message).toMatch(/server 2 of 2\.$/)
  expect(player.source).toEqual({ url: two, quality: 720 })
  expect(player.sources.map(({ state }) => state)).toEqual(['resting', 'playing'])
  player.dispose()
})

test('a server that is dead before anybody plays is left all the same', async () => {
  const { drive, player, src } = start()
  player.load()
  await settle()
  drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
  await settle()
  expect([src(), drive.calls.play]).toEqual([two, 0])
  player.dispose()
})

test('an error that came before the core is not lost', async () => {
  const { drive, src, player, play } = start()
  play()
  drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
  expect(src()).toBe(one)
  await settle()
  expect(src()).toBe(two)
  player.dispose()
})

test('silence: the next source after the time of the policy', async () => {
  const { src, player, play } = start({ policy: { firstFrameMs: 4000 } })
  play()
  await settle()
  jest.advanceTimersByTime(3900)
  expect(src()).toBe(one)
  jest.advanceTimersByTime(200)
  expect(src()).toBe(two)
  player.dispose()
})

test('a switch in mid-film keeps the position', async () => {
  const { video, drive, src, player, play } = start()
  play()
  drive.arrive()
  await settle()
  for (let at = 1; at <= 30; at += 0.5) {
    drive.playTo(at)
    jest.advanceTimersByTime(500)
  }
  drive.fail(2, 'network')
  for (let i = 0; i < 40 && src() !== two; i++) jest.advanceTimersByTime(500)
  expect(src()).toBe(two)
  drive.metadata()
  expect(video.currentTime).toBeGreaterThan(27.9)
  expect(video.currentTime).toBeLessThanOrEqual(30)
  player.dispose()
})

test('when nothing plays it is over once: the event, and play() rejects', async () => {
  const { drive, events, player, types, play, settled } = start({ policy: { backoffBaseMs: 0 } })
  play()
  for (let i = 0; i < 60 && settled() === 'pending'; i++) {
    drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
    await settle()
    jest.advanceTimersByTime(2000)
    await settle()
  }
  const error = settled()
  expect(error).toBeInstanceOf(PlaybackError)
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('PlaybackError')
  expect(types().filter((type) => type === 'exhausted')).toHaveLength(1)
  const { reason, tried, message } = events[events.length - 1]
  expect(error).toMatchObject({ reason, tried, message })
  expect(tried.map(({ source }) => source.url).sort()).toEqual([one, two].sort())
  expect(message).toBe('None of the servers works now (tried: 2); try later or choose another source.')
  player.dispose()
})

test('after the end play() begins again', async () => {
  const { drive, player, types, play, settled } = start({ sources: [one], policy: { backoffBaseMs: 0 } })
  play()
  for (let i = 0; i < 60 && settled() === 'pending'; i++) {
    drive.fail(4)
    await settle()
    jest.advanceTimersByTime(2000)
    await settle()
  }
  expect(types().pop()).toBe('exhausted')
  play()
  await settle()
  drive.arrive()
  await settle()
  expect(settled()).toBe('started')
  player.dispose()
})

test('the viewer picks', async () => {
  const { drive, events, player, src, play } = start()
  play()
  drive.arrive()
  await settle()
  player.use(1)
  expect(src()).toBe(two)
  drive.arrive()
  expect(events.pop()).toMatchObject({ type: 'source_changed', to: { url: two }, message: '' })
  expect(() => player.use(2)).toThrow(TypeError)
  player.dispose()
})

test('a pick before play() is where it begins', () => {
  const { player, src, play } = start()
  player.use(1)
  play()
  expect(src()).toBe(two)
  player.dispose()
})

test('stop() ends it: closed is last and once, nothing is downloaded, later calls do nothing', async () => {
  const { drive, events, player, src, types, play, settled } = start()
  play()
  drive.arrive()
  await settle()
  drive.playTo(12)
  jest.advanceTimersByTime(500)
  const off = jest.fn()
  player.on('closed', off)
  player.stop()
  player.stop()
  player.dispose()
  player.use(1)
  expect(events[events.length - 1]).toEqual({ type: 'closed', position: 12, finished: false })
  expect(types().filter((type) => type === 'closed')).toHaveLength(1)
  expect(off).toHaveBeenCalledTimes(1)
  expect(src()).toBe(null)
  await expect(player.play()).rejects.toMatchObject({ name: 'AbortError' })
  expect(settled()).toBe('started')
})

test('a play() that is stopped before its first frame rejects', async () => {
  const { player, play, settled } = start()
  play()
  player.stop()
  await settle()
  expect(settled().name).toBe('AbortError')
})

test('a film seen to its end is finished', async () => {
  const { drive, events, player, play } = start()
  play()
  drive.arrive(20)
  await settle()
  drive.playTo(20)
  drive.end()
  player.stop()
  expect(events.pop()).toEqual({ type: 'closed', position: 20, finished: true })
})

test('dispose() leaves the element as it was found, whenever it comes', async () => {
  for (const when of ['before', 'opening', 'playing', 'switched']) {
    const { video, drive, player, play } = start({}, { src: 'own.mp4', preload: 'none' })
    if (when !== 'before') play().catch(() => {})
    if (when === 'playing' || when === 'switched') drive.arrive()
    if (when !== 'before' && when !== 'opening') await settle()
    if (when === 'switched') drive.fail(4)
    player.dispose()
    await settle()
    jest.advanceTimersByTime(60000)
    await settle()
    expect([video.getAttribute('src'), video.getAttribute('preload')]).toEqual(['own.mp4', 'none'])
    expect(drive.listeners).toEqual([])
    expect(jest.getTimerCount()).toBe(0)
  }
})

test('a pick after the end plays on, and play() does not begin again over it', async () => {
  const { drive, player, src, types, play, settled } = start({ policy: { backoffBaseMs: 0 } })
  play()
  for (let i = 0; i < 60 && settled() === 'pending'; i++) {
    drive.fail(4)
    await settle()
    jest.advanceTimersByTime(2000)
    await settle()
  }
  player.use(1)
  expect(src()).toBe(two)
  const tried = types().length
  const promise = player.play()
  expect(types()).toHaveLength(tried)
  drive.arrive()
  await promise
  player.dispose()
})

test('the language of the browser is the default', async () => {
  const language = jest.spyOn(navigator, 'language', 'get').mockReturnValue('ru-RU')
  const { drive, events, player, play } = start({ language: undefined })
  language.mockRestore()
  play()
  await settle()
  drive.fail(4)
  await settle()
  drive.arrive()
  expect(events.filter(({ type }) => type === 'source_changed')[0].message).toMatch(/включён сервер 2 из 2\.$/)
  player.dispose()
})

test('a disposed player leaves the signal alone', () => {
  const { signal } = new AbortController()
  const come = jest.spyOn(signal, 'addEventListener')
  const gone = jest.spyOn(signal, 'removeEventListener')
  const { player } = start({ signal })
  player.dispose()
  expect(come).toHaveBeenCalledTimes(1)
  expect(gone.mock.calls).toEqual(come.mock.calls)
})

test('a signal disposes', async () => {
  const controller = new AbortController()
  const { drive, player, types, play, settled } = start({ signal: controller.signal })
  play()
  drive.arrive()
  controller.abort()
  await settle()
  expect(types().pop()).toBe('closed')
  expect(drive.listeners).toEqual([])
  expect(settled()).toBe('started')
  player.dispose()
})

test('an aborted signal never lets it begin', async () => {
  const controller = new AbortController()
  controller.abort()
  const { src, play } = start({ signal: controller.signal })
  await expect(play()).rejects.toMatchObject({ name: 'AbortError' })
  expect(src()).toBe(null)
})

test('the trace says why, and holds no address but a host', async () => {
  const { drive, player, play } = start()
  play()
  await settle()
  drive.fail(4, 'MEDIA_ELEMENT_ERROR: ' + one)
  await settle()
  drive.arrive()
  const trace = player.trace()
  expect(trace.length).toBeGreaterThan(3)
  const text = JSON.stringify(trace)
  expect(trace[0].sources.map(({ host }) => host)).toEqual(['one.test', 'two.test'])
  ;['://', 'secret', 'user', 'pass', 'film'].forEach((part) => expect(text).not.toContain(part))
  player.dispose()
})

test('an author who throws does not stop the film', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {})
  const onEvent = () => {
    throw new Error('mine')
  }
  const { drive, player, src, play } = start({ onEvent })
  play()
  await settle()
  drive.fail(4)
  await settle()
  expect(src()).toBe(two)
  expect(log).toHaveBeenCalledTimes(1)
  log.mockRestore()
  player.dispose()
})

test('messages come in the language asked for', async () => {
  const { drive, events, player, play } = start({ language: 'uk-UA' })
  play()
  await settle()
  drive.fail(4)
  await settle()
  drive.arrive()
  expect(events.filter(({ type }) => type === 'source_changed')[0].message).toMatch(/увімкнено сервер 2 з 2\.$/)
  player.dispose()
})

describe('engines', () => {
  const hls = ['http://one.test/a.m3u8', 'http://two.test/a.m3u8']
  beforeEach(() => (window.MediaSource = function () {}))
  afterEach(() => delete window.MediaSource)

  test('the globals of the page are used', () => {
    const Hls = (window.Hls = createFakeHls())
    const { player, play } = start({ sources: hls })
    play().catch(() => {})
    expect(Hls.made[0].url).toBe(hls[0])
    player.dispose()
    expect(Hls.made[0].destroyed).toBe(true)
    delete window.Hls
  })

  test('a fatal error of hls.js leads to the next source', async () => {
    const Hls = createFakeHls()
    const { player, play } = start({ sources: hls, engines: { Hls } })
    play().catch(() => {})
    await settle()
    Hls.made[0].trigger('hlsError', { fatal: true, details: 'manifestLoadError', response: { code: 404 } })
    await settle()
    expect(Hls.made[0].destroyed).toBe(true)
    expect(Hls.made[1].url).toBe(hls[1])
    player.dispose()
  })

  test('a lazy engine is fetched at play(), and waited for', async () => {
    const Hls = createFakeHls()
    const engines = jest.fn(() => Promise.resolve({ Hls }))
    const { player, src, play } = start({ sources: hls, engines })
    expect(engines).not.toHaveBeenCalled()
    play().catch(() => {})
    expect(src()).toBe(null)
    await settle()
    expect(Hls.made[0].url).toBe(hls[0])
    player.dispose()
  })

  test('a player that was stopped meanwhile does not open anything', async () => {
    const Hls = createFakeHls()
    let bring
    const { player, src, play } = start({ sources: hls, engines: () => new Promise((resolve) => (bring = resolve)) })
    play().catch(() => {})
    player.dispose()
    bring({ Hls })
    await settle()
    expect([src(), Hls.made]).toEqual([null, []])
  })

  test('what needs no engine does not wait for it', () => {
    const { player, src, play } = start({ sources: [one, hls[1]], engines: () => new Promise(() => {}) })
    play().catch(() => {})
    expect(src()).toBe(one)
    player.dispose()
  })

  test.each([
    ['rejects', () => Promise.reject(new Error('offline'))],
    ['throws', () => { throw new Error('bug') }], // prettier-ignore
    ['gives nothing', () => Promise.resolve()],
    ['never comes', () => new Promise(() => {})]
  ])('an engine that %s: the element plays by itself', async (name, engines) => {
    const { player, src, play } = start({ sources: hls, engines })
    play().catch(() => {})
    await settle()
    for (let i = 0; i < 10 && !src(); i++) {
      jest.advanceTimersByTime(1000)
      await settle()
    }
    expect(src()).toBe(hls[0])
    player.dispose()
  })
})

test.each([
  [{ sources: [] }, 'sources'],
  [{ sources: [{ url: 1 }] }, 'sources[0].url'],
  [{ policy: { patience: 1 } }, 'policy.patience'],
  [{ policy: { seekMs: -1 } }, 'policy.seekMs'],
  [{ memory: 'cookie' }, 'memory'],
  [{ onEvent: 'x' }, 'onEvent'],
  [{ language: 5 }, 'language'],
  [{ engines: 'hls' }, 'engines'],
  [{ signal: {} }, 'signal']
])('%j is a TypeError that names %s', (options, field) => {
  const { video } = createFakeVideo(document)
  const given = { sources, ...options }
  expect(() => createPlayer(video, given)).toThrow(TypeError)
  expect(() => createPlayer(video, given)).toThrow(field + ':')
})

test('without an element or options it is a TypeError', () => {
  expect(() => createPlayer(null, { sources })).toThrow('video:')
  expect(() => createPlayer(createFakeVideo(document).video)).toThrow('options:')
})
