/** @jest-environment jsdom */
// The plugin with the real core and its real deadlines, in the stand-in of Lampa.
import { loadCore } from '../../../js/core/client.js'
import { createFakeHls } from '../../js/support/fake-hls.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { back, createPage, pass, passQuickly } from '../stand-in/page.js'

const url = { a: 'http://a.example/film', b: 'http://b.example/film', c: 'http://c.example/film' }
const film = { duration: 120 }
const long = { duration: 5400 }

beforeAll(() => loadCore())
withTimers()

/** @param {Record<string, object>} media by host and file extension, as in `{'a.mp4': film}` */
function start(media, stored) {
  const plans = {}
  Object.keys(media).forEach((name) => {
    const [host, type] = name.split('.')
    plans[`${url[host]}.${type}`] = media[name]
  })
  const page = createPage({ media: plans, stored })
  page.run()
  return page
}

const hosts = (page) => page.Lampa.PlayerVideo.opened.map((opened) => /\/\/(\w)\./.exec(opened)[1]).join('')
const position = (page) => page.Lampa.PlayerVideo.video().currentTime
const noise = (page) => page.Lampa.PlayerVideo.render().hasClass('player-video--error')
const either = (type) => `${url.a}.${type} or ${url.b}.${type}`

test.each([
  ['HLS, refused', { 'a.m3u8': { loadError: 'manifestLoadError' }, 'b.m3u8': film }, 'm3u8'],
  ['HLS, silent', { 'a.m3u8': { loadError: 'manifestLoadTimeOut', loadErrorMs: 10000 }, 'b.m3u8': film }, 'm3u8'],
  ['native HLS, silent', { 'a.m3u8': { native: true, silent: true }, 'b.m3u8': { ...film, native: true } }, 'm3u8'],
  ['MP4, refused', { 'a.mp4': { errorCode: 4 }, 'b.mp4': film }, 'mp4'],
  ['MP4, silent', { 'a.mp4': { silent: true }, 'b.mp4': film }, 'mp4'],
  ['DASH, whatever is wrong: silent', { 'a.mpd': { loadError: true }, 'b.mpd': film }, 'mpd']
])('from the start: %s', async (_, media, type) => {
  const page = start(media)
  page.Lampa.Player.play({ title: 'Film', url: either(type) })
  await pass(19)
  expect(hosts(page)).toBe('ab')
  expect(position(page)).toBeGreaterThan(2)
  expect(noise(page)).toBe(false)
  expect(page.Lampa.PlayerVideo.alive()).toHaveLength(1)
  expect(page.Lampa.Noty.shown.length).toBeLessThan(2)
})

test.each([
  ['HLS, an error ahead of the picture', { 'a.m3u8': { ...film, fragErrorMs: 12000 }, 'b.m3u8': film }, 'm3u8'],
  [
    'native HLS, silence',
    { 'a.m3u8': { ...film, native: true, dataEnds: 12 }, 'b.m3u8': { ...film, native: true } },
    'm3u8'
  ],
  ['MP4, silence', { 'a.mp4': { ...film, dataEnds: 12 }, 'b.mp4': film }, 'mp4'],
  ['MP4, an error of the element', { 'a.mp4': { ...film, breaksAt: 12 }, 'b.mp4': film }, 'mp4'],
  ['DASH, silence', { 'a.mpd': { ...film, dataEnds: 12 }, 'b.mpd': film }, 'mpd']
])('in mid-film, the position is kept: %s', async (_, media, type) => {
  const page = start(media)
  page.Lampa.Player.play({ title: 'Film', url: either(type) })
  const seen = []
  page.Lampa.PlayerVideo.listener.follow('timeupdate', ({ current, duration }) => duration > 0 && seen.push(current))
  await pass(32)
  expect(hosts(page)).toBe('ab')
  expect(position(page)).toBeGreaterThan(20)
  const jumps = seen.slice(1).map((time, index) => Math.abs(time - seen[index]))
  expect(Math.max(...jumps)).toBeLessThan(2)
})

test("all dead: one sentence, then the author's hook, once; Back works", async () => {
  const error = jest.fn()
  const callback = jest.fn()
  const page = start({})
  page.window.ResilientPlayback.callback(callback)
  page.Lampa.Player.play({ url: either('m3u8'), url_reserve: `${url.c}.m3u8`, error })
  await pass(1)
  passQuickly(120)
  expect(new Set(hosts(page))).toEqual(new Set(['a', 'b', 'c']))
  expect(error).toHaveBeenCalledTimes(1)
  expect(callback).toHaveBeenCalledTimes(1)
  expect(page.Lampa.Noty.shown.filter(({ html }) => /^None of the servers/.test(html))).toHaveLength(1)
  expect(noise(page)).toBe(true)
  back(page)
  await pass(1)
  passQuickly(60)
  expect(page.Lampa.PlayerVideo.alive()).toEqual([])
  expect(error).toHaveBeenCalledTimes(1)
})

test('a healthy film: no switch, no note, nothing left behind', async () => {
  const page = start({ 'a.m3u8': long, 'b.m3u8': long })
  const timers = jest.getTimerCount()
  page.Lampa.Player.play({ url: either('m3u8') })
  await pass(1)
  passQuickly(600)
  expect(position(page)).toBeGreaterThan(590)
  expect(hosts(page)).toBe('a')
  expect(page.Lampa.Noty.shown).toEqual([])
  back(page)
  await pass(30)
  expect(jest.getTimerCount()).toBeLessThanOrEqual(timers)
})

test('paused for ten minutes, and then on', async () => {
  const page = start({ 'a.mp4': long, 'b.mp4': long })
  page.Lampa.Player.play({ url: either('mp4') })
  await pass(5)
  page.Lampa.PlayerVideo.pause()
  passQuickly(600)
  page.Lampa.PlayerVideo.play()
  await pass(20)
  expect(hosts(page)).toBe('a')
  expect(page.Lampa.Noty.shown).toEqual([])
})

test('paused for ten minutes in a stall: the source changes only after the viewer plays on', async () => {
  const page = start({ 'a.mp4': { ...long, dataEnds: 4 }, 'b.mp4': long })
  page.Lampa.Player.play({ url: either('mp4') })
  await pass(6)
  page.Lampa.PlayerVideo.pause()
  await pass(1)
  passQuickly(600)
  await pass(1)
  expect(hosts(page)).toBe('a')
  page.Lampa.PlayerVideo.play()
  await pass(40)
  expect(hosts(page)).toBe('ab')
})

test('paused before the first frame could come: the question holds every deadline', async () => {
  const page = start({ 'a.mp4': { silent: true }, 'b.mp4': film }, { player_timecode: 'ask' })
  page.Lampa.Player.play({ url: either('mp4'), timeline: { time: 50, percent: 40, duration: 120 } })
  await pass(1)
  passQuickly(60)
  expect(hosts(page)).toBe('a')
  page.Lampa.Select.answer(true)
  await pass(20)
  expect(hosts(page)).toBe('ab')
  expect(position(page)).toBeGreaterThan(50)
})

test('the viewer jumps on a dead server: the jump is kept', async () => {
  const page = start({ 'a.mp4': { duration: 120, dataEnds: 30 }, 'b.mp4': film })
  page.Lampa.Player.play({ url: either('mp4') })
  await pass(5)
  page.Lampa.PlayerVideo.to(80)
  await pass(25)
  expect(hosts(page)).toBe('ab')
  expect(position(page)).toBeGreaterThan(78)
})

test('a single source: it is tried again, then the sentence', async () => {
  const page = start({ 'a.mp4': { silent: true } })
  page.Lampa.Player.play({ url: `${url.a}.mp4` })
  await pass(1)
  passQuickly(100)
  expect(hosts(page)).toMatch(/^aa+$/)
  expect(page.Lampa.Noty.shown.map(({ html }) => html).join()).not.toMatch(/server \d of/)
  expect(noise(page)).toBe(true)
})

test('live reopens at the edge, without a seek', async () => {
  const page = start({ 'a.m3u8': { ...long, fragErrorMs: 20000 }, 'b.m3u8': long })
  page.Lampa.Player.play({ url: either('m3u8'), tv: true })
  await pass(25)
  expect(hosts(page)).toBe('ab')
  expect(position(page)).toBeLessThan(6)
})

test('the viewer picks a server', async () => {
  const page = start({ 'a.m3u8': film, 'b.m3u8': film })
  const session = page.window.ResilientPlayback.play({ sources: [`${url.a}.m3u8`, `${url.b}.m3u8`] })
  await pass(10)
  session.use(1)
  await pass(5)
  expect(hosts(page)).toBe('ab')
  expect(session.source).toEqual({ url: `${url.b}.m3u8` })
  expect(position(page)).toBeGreaterThan(9)
  expect(session.trace().length).toBeGreaterThan(0)
})

describe('HLS by the other engine of the device', () => {
  const refused = { loadError: 'manifestLoadError' }

  function startHls(plan, data = {}) {
    const page = start({ 'a.m3u8': plan })
    page.window.Hls = createFakeHls()
    const playdata = { url: `${url.a}.m3u8`, title: 'Film', ...data }
    page.Lampa.Player.play(playdata)
    return { page, playdata }
  }

  test('what the element cannot play hls.js does, and the playdata is as it was', async () => {
    const { page, playdata } = startHls({
      native: true,
      loadError: 'x',
      errorCode: 4,
      program: { ...film, loadError: '', errorCode: 0 }
    })
    await pass(5)
    expect(page.Lampa.PlayerVideo.programs).toEqual([false, true])
    expect(position(page)).toBeGreaterThan(2)
    expect('hls_type' in playdata).toBe(false)
    back(page)
  })

  test('what no page may read the element plays, and what the author had chosen comes back', async () => {
    const { page, playdata } = startHls({ ...film, program: refused }, { hls_type: 'hlsjs' })
    await pass(5)
    expect(page.Lampa.PlayerVideo.programs).toEqual([true, false])
    expect(position(page)).toBeGreaterThan(2)
    expect(playdata.hls_type).toBe('hlsjs')
    back(page)
  })

  test('without hls.js there is no other', async () => {
    const page = start({ 'a.m3u8': { native: true, loadError: 'x', errorCode: 4 } })
    page.Lampa.Player.play({ url: `${url.a}.m3u8`, title: 'Film' })
    await pass(60)
    expect(page.Lampa.PlayerVideo.programs).not.toContain(true)
    expect(noise(page)).toBe(true)
    back(page)
  })
})
