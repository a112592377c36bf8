import { createLoaders } from '../../../plugin/host/loaders.js'
import { createFakeDashjs } from '../../js/support/fake-dashjs.js'
import { createFakeHls } from '../../js/support/fake-hls.js'

const address = 'http://a.test/film.m3u8'

function createHost({ Hls, dashjs } = {}) {
  return {
    clock: { now: () => 0, setTimer: () => 1, clearTimer() {} },
    bufferMs: () => 0,
    hls: () => Hls,
    dashjs: () => dashjs,
    absolute: (url) => new URL(url, 'http://page.test/').href
  }
}

const createScheduler = () => ({ ask: jest.fn(() => ({ abort() {} })), dispose: jest.fn() })

/** Sends a request as hls.js does. */
function ask(Hls, config, context) {
  new Hls.DefaultConfig.loader(config).load(context, {}, {})
}

test('only the instance that opened the source of the session is answered by its scheduler', () => {
  const Hls = createFakeHls()
  const loaders = createLoaders(createHost({ Hls }))
  const scheduler = createScheduler()
  const session = loaders.begin({ scheduler, onDashError() {} })
  session.opening(address)
  const mine = {}
  const other = {}
  ask(Hls, other, { type: 'manifest', url: 'http://other.test/trailer.m3u8' })
  ask(Hls, other, { type: 'level', url: 'http://a.test/low.m3u8' })
  expect(scheduler.ask).not.toHaveBeenCalled()
  expect(Hls.Plain.asked).toHaveLength(2)
  ask(Hls, mine, { type: 'manifest', url: address })
  ask(Hls, mine, { type: 'level', url: 'http://a.test/low.m3u8' })
  expect(scheduler.ask).toHaveBeenCalledTimes(2)
  // The session opens another source, so the old instance no longer belongs to the session.
  session.opening('//b.test/film.m3u8')
  ask(Hls, mine, { type: 'level', url: 'http://a.test/low.m3u8' })
  expect(scheduler.ask).toHaveBeenCalledTimes(2)
  ask(Hls, {}, { type: 'manifest', url: 'http://b.test/film.m3u8' })
  expect(scheduler.ask).toHaveBeenCalledTimes(3)
})

test('after the session the libraries are as they were, where nobody else has changed them since', () => {
  const Hls = createFakeHls()
  const dashjs = createFakeDashjs()
  const { MediaPlayer } = dashjs
  const loaders = createLoaders(createHost({ Hls, dashjs }))
  const scheduler = createScheduler()
  const session = loaders.begin({ scheduler, onDashError() {} })
  expect(Hls.DefaultConfig.loader).not.toBe(Hls.Plain)
  expect(dashjs.MediaPlayer).not.toBe(MediaPlayer)
  expect(dashjs.MediaPlayer.events).toBe(MediaPlayer.events)
  session.end()
  expect(Hls.DefaultConfig.loader).toBe(Hls.Plain)
  expect(dashjs.MediaPlayer).toBe(MediaPlayer)
  expect(scheduler.dispose).toHaveBeenCalledTimes(1)

  const again = loaders.begin({ scheduler: createScheduler(), onDashError() {} })
  const theirs = function Theirs() {}
  Hls.DefaultConfig.loader = theirs
  again.end()
  expect(Hls.DefaultConfig.loader).toBe(theirs)
})

test('a session that leaves lets what is under way come to its end', () => {
  const Hls = createFakeHls()
  const scheduler = createScheduler()
  const session = createLoaders(createHost({ Hls })).begin({ scheduler, onDashError() {} })
  session.opening(address)
  const Ours = Hls.DefaultConfig.loader
  session.leave()
  expect(Hls.DefaultConfig.loader).toBe(Hls.Plain)
  expect(scheduler.dispose).not.toHaveBeenCalled()
  new Ours({}).load({ type: 'manifest', url: address }, {}, {})
  expect(scheduler.ask).not.toHaveBeenCalled()
  session.end()
  expect(scheduler.dispose).toHaveBeenCalledTimes(1)
})

test('a session that begins before the last one has ended keeps the loaders', () => {
  const Hls = createFakeHls()
  const loaders = createLoaders(createHost({ Hls }))
  const first = loaders.begin({ scheduler: createScheduler(), onDashError() {} })
  const ours = Hls.DefaultConfig.loader
  const scheduler = createScheduler()
  loaders.begin({ scheduler, onDashError() {} }).opening(address)
  first.end()
  expect(Hls.DefaultConfig.loader).toBe(ours)
  ask(Hls, {}, { type: 'manifest', url: address })
  expect(scheduler.ask).toHaveBeenCalledTimes(1)
})

test('a player of dash.js gets the loader, and all its errors are reported: the core knows which are fatal', () => {
  const dashjs = createFakeDashjs()
  const loaders = createLoaders(createHost({ dashjs }))
  const scheduler = createScheduler()
  const onDashError = jest.fn()
  loaders.begin({ scheduler, onDashError }).opening('http://a.test/film.mpd')
  const player = dashjs.MediaPlayer().create()
  const plain = { load: jest.fn() }
  const loader = player.extended.XHRLoader.call({
    factory: { getClassFactoryByName: () => () => ({ create: () => plain }) }
  })
  player.raise({ error: { code: 27 } })
  expect(onDashError).not.toHaveBeenCalled()
  const request = { type: 'MPD', url: 'http://a.test/film.mpd' }
  loader.load({ url: request.url, request })
  expect(scheduler.ask).toHaveBeenCalledTimes(1)
  player.raise({ error: { code: 27, message: 'gone' } })
  player.raise({ error: { code: 1001, message: 'not the end' } })
  expect(onDashError.mock.calls.map(([{ code }]) => code)).toEqual([27, 1001])
})

test('without the libraries, or with odd ones, nothing happens', () => {
  const frozen = Object.freeze({ MediaPlayer: Object.freeze(() => ({})) })
  for (const host of [{}, { Hls: {} }, { Hls: { DefaultConfig: {} } }, { dashjs: {} }, { dashjs: frozen }]) {
    const session = createLoaders(createHost(host)).begin({ scheduler: createScheduler(), onDashError() {} })
    session.opening(address)
    session.end()
  }
})
