/** @jest-environment jsdom */
import { loadCore } from '../../../js/core/client.js'
import { createAttachment } from '../../../js/engines/attached/engine.js'
import { attach } from '../../../js/index.js'
import { createFakeVideo } from '../support/fake-video.js'
import { createFakeHls, createSilentLoader } from '../support/fake-hls.js'
import { settle } from '../support/settle.js'

const one = 'http://one.test/film.m3u8'
const two = 'http://two.test/film'
const other = 'http://one.test/another.m3u8'

// The core loads once here. After that, each player gets it within microtasks, which the fake timers do not replace.
beforeAll(() => loadCore())
beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }))
afterEach(() => jest.useRealTimers())

/** Plays and ignores the promise. */
const play = (player) => void player.play().then(null, () => {})

/** An hls.js that the page owns, on its element. @param {HTMLVideoElement} video @param {object} [config] */
function ownHls(video, config) {
  const Hls = createFakeHls()
  const hls = new Hls(config)
  hls.attachMedia(video)
  const fail = () => hls.trigger('hlsError', { fatal: true, details: 'fragLoadError', response: { code: 404 } })
  return { hls, fail, loaded: Hls.loaded, Plain: Hls.Plain, asked: Hls.Plain.asked }
}

function start({ before = () => {}, config, ...options } = {}) {
  const { video, drive } = createFakeVideo(document)
  const own = ownHls(video, config)
  before(own.hls, video)
  const events = []
  const onEvent = (event) => event.type === 'tracks_changed' || events.push(event)
  const player = attach(own.hls, { sources: [one, two], language: 'en', onEvent, ...options })
  return { ...own, video, drive, events, player, types: () => events.map(({ type }) => type) }
}

test('it is an instance with an element, and HLS alone', () => {
  const { video } = createFakeVideo(document)
  const { hls } = ownHls(video)
  expect(() => attach({}, { sources: [one] })).toThrow('hls: an instance of hls.js is expected')
  expect(() => attach(hls, {})).toThrow('sources: at least one address is needed')
  expect(() => attach(hls, { sources: [one, { url: two, type: 'mp4' }] })).toThrow('sources[1].type')
  hls.media = null
  expect(() => attach(hls, { sources: [one] })).toThrow('hls: attachMedia(video) comes first')
})

test('the picture that it begins with is as the page has set it', () => {
  const { hls } = ownHls(createFakeVideo(document).video)
  const { tracks } = createAttachment(hls).open({ url: one, onFailure() {} })
  expect(tracks.begin).toBeUndefined()
  expect(tracks.limit).toBeInstanceOf(Function)
})

test('nothing happens before play(), which loads the first source in the instance', async () => {
  const { hls, loaded, player, drive, events } = start()
  await settle()
  expect([loaded, events]).toEqual([[], []])
  const started = player.play()
  expect(loaded).toEqual([{ url: one, at: -1, attached: true }])
  drive.arrive()
  await started
  expect(player.sources[0].state).toBe('playing')
  player.dispose()
  expect(hls.media).not.toBe(null)
})

test('a fatal error: the next source in the same instance, on a fresh MediaSource, at the same second', async () => {
  const { hls, loaded, fail, drive, player, events, video } = start()
  play(player)
  drive.arrive()
  await settle()
  drive.playTo(40)
  jest.advanceTimersByTime(500)
  fail()
  await settle()
  expect(loaded).toHaveLength(2)
  expect(loaded[1]).toMatchObject({ url: two, attached: true })
  expect(loaded[1].at).toBeGreaterThan(37.9)
  expect(loaded[1].at).toBeLessThanOrEqual(40)
  expect([hls.media, drive.calls.load]).toEqual([video, 1])
  video.currentTime = loaded[1].at
  drive.metadata()
  drive.data()
  drive.land()
  drive.playTo(loaded[1].at + 0.3)
  await settle()
  expect(events.filter(({ type }) => type === 'source_changed')).toEqual([
    expect.objectContaining({ to: { url: two, type: 'hls' }, reason: 'not_found' })
  ])
  player.dispose()
})

test('what it plays already is watched at once, and not loaded again', async () => {
  const { loaded, drive, player, types, fail } = start({
    before(hls, video) {
      hls.loadSource(one)
      hls.levels = [{ details: { live: true, targetduration: 6 } }]
      hls.currentLevel = 0
      video.play()
    }
  })
  expect(loaded).toHaveLength(1)
  drive.arrive()
  await settle()
  expect([types(), player.sources[0].state]).toEqual([['trying'], 'playing'])
  drive.playTo(1)
  jest.advanceTimersByTime(500)
  fail()
  await settle()
  // -1 is the live edge.
  expect(loaded[1]).toMatchObject({ url: two, at: -1 })
  player.dispose()
})

test('a page that has paused it is not overruled; when it plays on, so do we', async () => {
  const { drive, player, video, fail, loaded } = start({ before: (hls) => hls.loadSource(one) })
  drive.metadata()
  drive.data()
  await settle()
  expect([drive.calls.play, video.paused]).toEqual([0, true])
  fail()
  await settle()
  expect([loaded.length, drive.calls.play]).toEqual([2, 0])
  drive.metadata()
  drive.data()
  play(player)
  expect(drive.calls.play).toBe(1)
  player.dispose()
})

test('the page loads one of the sources by itself: before play() that is the beginning, later a choice', async () => {
  const { hls, drive, loaded, player, types } = start()
  hls.loadSource(two)
  await settle()
  expect([loaded.length, player.source.url, types()]).toEqual([1, two, ['trying']])
  drive.arrive()
  await settle()
  hls.loadSource(one)
  await settle()
  expect([player.source.url, hls.url]).toEqual([one, one])
  player.dispose()
})

test('another film, the end of the instance, or stop() is the end of ours', async () => {
  for (const leave of [(hls) => hls.loadSource(other), (hls) => hls.destroy(), (hls, player) => player.stop()]) {
    let before
    const { hls, drive, player, types, fail, loaded } = start({
      before(own) {
        before = { ...own.config }
      }
    })
    play(player)
    drive.arrive()
    await settle()
    leave(hls, player)
    expect([types().pop(), hls.config]).toEqual(['closed', before])
    const { length } = loaded
    fail()
    await settle()
    expect(loaded).toHaveLength(length)
  }
})

test('the settings are ours while it plays, except what the page has chosen, and are put back', async () => {
  const chosen = { default: { errorRetry: 'mine' } }
  const PageLoader = createSilentLoader()
  let before
  const { hls, Plain, player, drive } = start({
    before(own) {
      before = { ...own.config }
    },
    config: { fragLoadPolicy: chosen, pLoader: PageLoader }
  })
  play(player)
  expect(hls.config.fragLoadPolicy).toBe(chosen)
  expect(hls.config.manifestLoadPolicy).not.toEqual(before.manifestLoadPolicy)
  expect([hls.config.loader === Plain, hls.config.pLoader === PageLoader]).toEqual([false, false])
  drive.arrive()
  await settle()
  player.use(1)
  drive.playTo(3)
  player.dispose()
  expect(hls.config).toEqual(before)
  expect([hls.listening(), drive.listeners]).toEqual([[], []])
  // The page's hls.js keeps its element, so it plays on.
  expect(hls.media).not.toBe(null)
})

test('where requests stay its own, the page may load one of the sources by itself as well', async () => {
  const { hls, drive, player, loaded, asked, types } = start({ requests: false })
  hls.loadSource(two)
  drive.arrive()
  await settle()
  expect([loaded.length, asked, player.source.url, types()]).toEqual([1, [two], two, ['trying']])
  hls.loadSource(other)
  expect(types().pop()).toBe('closed')
})

test('every manifest passes the scheduler, the first one too', () => {
  const { hls, Plain, player, asked } = start()
  expect(hls.config.loader).not.toBe(Plain)
  hls.loadSource(one)
  // The scheduler asks the page's own server, through the loader that hls.js had.
  expect([asked, player.source.url]).toEqual([[one], one])
  player.dispose()
})

test('a page may set a loader while we play: it stays', () => {
  const { hls, player } = start()
  play(player)
  const later = () => {}
  hls.config.loader = later
  player.dispose()
  expect(hls.config.loader).toBe(later)
})

test('requests: false leaves its loaders alone', () => {
  const { hls, Plain, player } = start({ requests: false })
  play(player)
  expect(hls.config.loader).toBe(Plain)
  player.dispose()
})
