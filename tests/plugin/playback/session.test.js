/** @jest-environment jsdom */
import { giveUp, loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const film = { duration: 120 }

withFakeCore()

/** Makes the core switch to the next source after each fatal failure, and give up after the last source. */
function failOver(ids) {
  const left = ids.slice()
  fake.reply = (event) => {
    if (event.type !== 'playback_failed' || !event.fatal) return {}
    const next = left.shift()
    if (next) return { state: 'switching', commands: [loadUrl(next, { position: event.position })] }
    return { state: 'exhausted', commands: [giveUp(['s1'].concat(ids))] }
  }
}

function open(data, options = {}) {
  const page = createPage({ media: { [a]: film, [b]: film }, ...options })
  page.run()
  page.Lampa.Player.play(data)
  return page
}

test('a playback begins at start, adopted, with the address that the application opened', async () => {
  const page = open({ title: 'Film', url: `${a} or ${b}` })
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  await pass(1)
  expect(fake.configs[0].sources.map(({ id, url }) => [id, url])).toEqual([
    ['s1', a],
    ['s2', b]
  ])
  expect(fake.configs[0]).toMatchObject({ capabilities: { host: true }, pageScheme: 'http' })
  expect(fake.events[0]).toMatchObject({ type: 'load', adopted: true, sourceId: 's1', playing: false })
  expect(fake.ofType('playback_started')[0]).toMatchObject({ loadId: 'l0', duration: 120 })
  expect(fake.ofType('progress').length).toBeGreaterThan(0)
})

test('nothing begins, and nothing is changed, during a preroll', async () => {
  const data = { url: `${a} or ${b}` }
  const page = createPage({ media: { [a]: film } })
  page.host.holdPreroll = true
  page.run()
  page.Lampa.Player.play(data)
  await pass(2)
  expect(fake.events).toEqual([])
  expect(data.url).toBe(`${a} or ${b}`)
  page.host.prerolls.forEach((go) => go())
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  await pass(1)
  expect(fake.events[0]).toMatchObject({ type: 'load', adopted: true })
})

test('an external player: the preparation is dropped', () => {
  const data = { url: `${a} or ${b}`, url_reserve: b }
  open(data, { isExternal: true })
  expect(data).toEqual({ url: `${a} or ${b}`, url_reserve: b })
  expect(fake.events).toEqual([])
})

test('the same object is changed, and all of it comes back on close', async () => {
  const error = jest.fn()
  const high = { url: `${b} or ${a}`, label: 'FHD' }
  const data = { url: `${a} or ${b}`, url_reserve: b, error, quality: { '1440p': high, '720p': `${a} or ${b}` } }
  const page = open(data)
  await pass(1)
  expect(page.Lampa.Player.playdata()).toBe(data)
  expect(data.url_reserve || data.error).toBeFalsy()
  expect([data.url, high.url, data.quality['720p']]).toEqual([a, b, a])
  back(page)
  expect(data).toEqual({
    url: `${a} or ${b}`,
    url_reserve: b,
    error,
    quality: { '1440p': { url: `${b} or ${a}`, label: 'FHD' }, '720p': `${a} or ${b}` }
  })
  expect(fake.events[fake.events.length - 1].type).toBe('stop')
  expect(fake.disposed).toBe(1)
})

test('url_reserve is a source of ours: one failover per error, never two', async () => {
  failOver(['s2'])
  const page = open({ url: a, url_reserve: b }, { media: { [b]: film } })
  await pass(3)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(page.Lampa.PlayerVideo.alive()).toHaveLength(1)
  expect(page.Lampa.PlayerVideo.render().find('.player-video__noise').length).toBe(0)
})

test('raw evidence: text, name, code; the engine is for the core to tell', async () => {
  open({ url: a }, { media: {} })
  await pass(0.2)
  open({ url: 'http://a.example/film.mp4' }, { media: { '*': { errorCode: 4, errorMessage: 'DEMUXER_ERROR' } } })
  await pass(0.5)
  const [hls, mp4] = fake.ofType('playback_failed')
  expect(hls).toMatchObject({ fatal: true, evidence: { engine: 'lampa', details: 'manifestLoadError', online: true } })
  expect(mp4.evidence).toMatchObject({ engine: 'lampa', code: 4, text: 'Video not found DEMUXER_ERROR' })
})

test("the author's error hook is asked only at the end, once, with a retry that works", async () => {
  failOver(['s2'])
  const c = 'http://c.example/film.m3u8'
  const hook = jest.fn((work, retry) => retry(c))
  const page = open({ url: `${a} or ${b}`, error: hook }, { media: { [c]: film } })
  await pass(0.07)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(hook).not.toHaveBeenCalled()
  await pass(3)
  expect(hook).toHaveBeenCalledTimes(1)
  expect(hook.mock.calls[0][0]).toBe(page.Lampa.Player.playdata())
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b, c])
})

test('at the end the screen says the sentence, and no spinner turns', async () => {
  failOver([])
  const page = open({ url: a }, { media: {} })
  await pass(1)
  const noise = page.Lampa.PlayerVideo.render().find('.player-video__noise')
  expect(noise.html).toMatch(/^None of the servers works now/)
  expect(page.Lampa.PlayerVideo.render().hasClass('video--load')).toBe(false)
})

test('the kept position is sought in loadeddata; until it is reached nobody sees 0', async () => {
  failOver(['s2'])
  const timeline = { hash: 'x', time: 0, percent: 0, duration: 120 }
  const page = open(
    { url: `${a} or ${b}`, timeline },
    { media: { [a]: { duration: 120, fragErrorMs: 20000 }, [b]: film } }
  )
  const times = []
  page.Lampa.PlayerVideo.listener.follow('timeupdate', () => times.push(timeline.time))
  await pass(20)
  const before = page.Lampa.PlayerVideo.video().currentTime
  expect(before).toBeGreaterThan(18)
  await pass(3)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(before)
  const low = times.slice(times.findIndex((time) => time > 15)).filter((time) => time < 15)
  expect(low).toEqual([])
  const after = fake.events.slice(fake.events.findIndex(({ type }) => type === 'playback_failed'))
  expect(after.filter(({ position }) => position !== undefined && position < 15)).toEqual([])
  expect(fake.ofType('seek')).toEqual([])
})

test('a seek that never completes is nudged a second back', async () => {
  failOver(['s2'])
  const page = open(
    { url: `${a} or ${b}` },
    { media: { [a]: { duration: 120, fragErrorMs: 20000 }, [b]: { duration: 120, stuckSeeks: 1 } } }
  )
  await pass(24)
  expect(page.Lampa.PlayerVideo.video().seeking).toBe(true)
  await pass(6)
  expect(page.Lampa.PlayerVideo.video().seeking).toBe(false)
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(18)
})

test('paused state is kept: a viewer who paused finds the new source paused', async () => {
  const page = open({ url: `${a} or ${b}` })
  await pass(5)
  page.Lampa.PlayerVideo.pause()
  expect(fake.ofType('pause')).toHaveLength(1)
  fake.reply = ({ type }) =>
    type === 'playback_failed' ? { commands: [loadUrl('s2', { position: 4, paused: true })] } : {}
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [fragLoadError] fatal [true]', fatal: true })
  await pass(3)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(page.Lampa.PlayerVideo.video()).toMatchObject({ paused: true, currentTime: 4 })
  expect(fake.ofType('resume')).toEqual([])
  page.Lampa.PlayerVideo.play()
  await pass(0.2)
  expect(fake.ofType('resume')).toHaveLength(1)
})

test('a failed element, which pauses itself, is no pause of the viewer', async () => {
  open({ url: a }, { media: { [a]: { duration: 120, breaksAt: 4 } } })
  await pass(8)
  expect(fake.ofType('playback_failed')).toHaveLength(1)
  expect(fake.ofType('pause')).toEqual([])
})

test("no deadline runs under the question, nor under an author's loading", async () => {
  const page = open(
    { url: a, timeline: { time: 30, percent: 25, duration: 120 } },
    { stored: { player_timecode: 'ask' } }
  )
  await pass(2)
  expect(fake.ofType('pause')).toHaveLength(1)
  expect(fake.ofType('resume')).toHaveLength(0)
  page.Lampa.Select.answer(true)
  await pass(2)
  expect(fake.ofType('resume')).toHaveLength(1)
  expect(fake.ofType('seek')[0].position).toBeCloseTo(30, 0)
  page.Lampa.Player.loading(true)
  await pass(1)
  expect(fake.ofType('pause')).toHaveLength(2)
})

test('errors from before the core are kept and told after the adoption', async () => {
  failOver(['s2'])
  let arrive
  fake.loadCore = () => new Promise((resolve) => (arrive = () => resolve(fake.core)))
  const page = open({ url: `${a} or ${b}` }, { media: { [b]: film } })
  await pass(2)
  expect(fake.events).toEqual([])
  arrive()
  await pass(3)
  expect(fake.events.map(({ type }) => type).slice(0, 2)).toEqual(['load', 'playback_failed'])
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
})

test("without a core all is as if we were not there: reserve, then the author's hook", async () => {
  fake.fails = new Error('no core')
  const hook = jest.fn()
  const page = open({ url: a, url_reserve: b, error: hook }, { media: { [b]: film } })
  await pass(2)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(hook).toHaveBeenCalledTimes(1)
  expect(page.window.ResilientPlayback.backend).toBe('none')
})

test('late timeupdates and a second video of the application disturb nobody', async () => {
  failOver(['s2'])
  const page = open({ url: `${a} or ${b}` }, { media: { [a]: { duration: 120, fragErrorMs: 3000 }, [b]: film } })
  await pass(8)
  const zeros = fake
    .ofType('progress')
    .slice(4)
    .filter(({ position }) => position < 1)
  expect(zeros).toEqual([])
  page.Lampa.Player.play({ url: b })
  await pass(2)
  expect(fake.configs).toHaveLength(2)
  expect(fake.disposed).toBe(1)
  page.Lampa.PlayerVideo.listener.send('error', { error: 'x', fatal: true })
  expect(page.Lampa.PlayerVideo.opened.filter((url) => url === a)).toHaveLength(1)
})

test('live and tv: the sources are live, so that a switch reopens at the edge', async () => {
  open({ url: a, tv: true })
  await pass(1)
  expect(fake.configs[0].sources[0].live).toBe(true)
})

test('a listener of somebody else that throws does not reach us, and ours never throw', async () => {
  const page = createPage({ media: { [a]: film } })
  page.run()
  fake.core.parseSources = () => {
    throw new Error('broken')
  }
  page.Lampa.Player.play({ url: a, error: 5 })
  await pass(2)
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(0)
  expect(page.Lampa.Player.playdata().error).toBe(5)
})

test("a quality of the viewer's choice begins anew with the sources of that quality", async () => {
  const page = open({ url: a, quality: { '1440p': a, '720p': `${b} or http://c.example/720.m3u8` } })
  await pass(4)
  page.Lampa.PlayerPanel.listener.send('quality', { name: '720p', url: page.Lampa.PlayerPanel.qualities['720p'] })
  await pass(1)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(fake.parsed.url).toBe(`${b} or http://c.example/720.m3u8`)
  const load = fake.ofType('load')[1]
  expect(load.position).toBeGreaterThan(2)
})

describe('the level inside an HLS playlist', () => {
  const levels = () => [{ selected: true }, { selected: false }, { selected: false }]
  const media = { [a]: { duration: 120, fragErrorMs: 5000, levels }, [b]: { duration: 120, levels } }

  /** Plays, lets the viewer choose a level, switches. Returns what hls.js and the app received for the second load. */
  async function switched(choose) {
    failOver(['s2'])
    const page = createPage({ media })
    const { PlayerVideo, Player } = page.Lampa
    const config = { startPosition: -1, startLevel: undefined }
    page.window.Hls = { DefaultConfig: config }
    const given = []
    const { url } = PlayerVideo
    PlayerVideo.url = (...args) => {
      given.push({ ...config, saved: PlayerVideo.params().level })
      url(...args)
    }
    let list = []
    PlayerVideo.listener.follow('levels', (event) => (list = event.levels))
    page.run()
    Player.play({ url: `${a} or ${b}` })
    await pass(2)
    PlayerVideo.playing.level = 1
    choose(list)
    await pass(6)
    expect(config).toEqual({ startPosition: -1, startLevel: undefined })
    expect(given).toHaveLength(2)
    return given[1]
  }

  test('it begins at the kept position with the level that played, and is not pinned to it', async () => {
    const given = await switched(() => {})
    expect(given).toEqual({ startPosition: expect.any(Number), startLevel: 1, saved: undefined })
    expect(given.startPosition).toBeGreaterThan(3)
  })
})
