/** @jest-environment jsdom */
// `createPlayer` with proxies: the core, a page and hls.js together.
import { createPlayer } from '../../../js/index.js'
import { createFakeFetch } from '../support/fake-fetch.js'
import { createFakeHls } from '../support/fake-hls.js'
import { createFakeVideo } from '../support/fake-video.js'
import { settle } from '../support/settle.js'

const film = 'http://a.example/film.m3u8'
const entry = { url: 'https://proxy.example.com/?url={url}', owner: 'Somebody', purpose: 'films' }

// The core loads before a test replaces `fetch`. Otherwise the core would load through the fake `fetch`, which has no core.
beforeAll(() => createPlayer(createFakeVideo(document).video, { sources: [film] }).ready)
beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }))
afterEach(() => {
  jest.useRealTimers()
  ;['fetch', 'Request', 'TextDecoder', 'MediaSource'].forEach((name) => delete window[name])
})

/** A film whose server answers, but CORS forbids a page to read it. hls.js has failed once. */
async function start({ url = film, askProxy = () => true, quiet = true } = {}) {
  const fetching = createFakeFetch({ quiet })
  Object.assign(window, fetching.window, { MediaSource: function MediaSource() {} })
  fetching.serve(url, {})
  const Hls = createFakeHls()
  const { video } = createFakeVideo(document, { canPlayType: () => '' })
  const events = []
  const options = { sources: [url], engines: { Hls }, language: 'en', proxies: [entry], askProxy }
  const player = createPlayer(video, { ...options, onEvent: (event) => events.push(event) })
  player.play().then(null, () => {})
  await settle()
  const fail = async () => {
    const hls = Hls.made[Hls.made.length - 1]
    hls.trigger('hlsError', { fatal: true, details: 'manifestLoadError', response: { code: 0 } })
    await settle()
    await settle()
  }
  await fail()
  return { Hls, events, player, fetching, fail, ofType: (type) => events.filter((event) => event.type === type) }
}

test('the viewer is asked, hls.js opens the film again, and the page is told through whom', async () => {
  const askProxy = jest.fn(() => true)
  const { Hls, ofType, player } = await start({ askProxy })
  expect(askProxy.mock.calls).toEqual([[entry, 'manifests']])
  expect(Hls.made.map(({ url }) => url)).toEqual([film, film])
  expect(ofType('proxy_changed')).toEqual([{ type: 'proxy_changed', proxy: entry, pieces: false }])
  player.dispose()
  expect(Hls.made[1].destroyed).toBe(true)
})

test('on a no the film ends, without a second opening', async () => {
  const { Hls, ofType, player } = await start({ askProxy: () => false })
  expect(Hls.made).toHaveLength(1)
  expect(ofType('exhausted')).toMatchObject([{ reason: 'cors' }])
  expect(ofType('proxy_changed')).toEqual([])
  player.dispose()
})

test('when it is over, nobody is in use any more', async () => {
  const { ofType, fail, player } = await start()
  await fail()
  expect(ofType('exhausted')).toHaveLength(1)
  expect(ofType('proxy_changed').map(({ proxy }) => proxy && proxy.owner)).toEqual(['Somebody', null])
  player.dispose()
})

test('an address with a token: nobody is asked, and it is said why', async () => {
  const askProxy = jest.fn()
  const { ofType, player } = await start({ url: film + '?token=1', askProxy })
  expect(askProxy).not.toHaveBeenCalled()
  expect(ofType('exhausted')[0].message).toBe(
    'The server does not let this app read the video, and its address holds a personal key, so no proxy was asked.'
  )
  player.dispose()
})

test('a browser that cannot keep quiet asks nobody', async () => {
  const askProxy = jest.fn()
  const { fetching, player } = await start({ quiet: false, askProxy })
  expect(askProxy).not.toHaveBeenCalled()
  expect(fetching.asked).toEqual([])
  player.dispose()
})
