/** @jest-environment jsdom */
// Whatever other plugins do to a playback, and in whatever order: it plays as without our plugin, or with its help.
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const both = `${a} or ${b}`
const media = { '*': { duration: 60 } }

withFakeCore()

/** Loads plugins before and after ours. @param {((page: object) => void)[]} others `before` ours, and `after` ours */
function load({ before = [], after = [], options = {} } = {}) {
  const page = createPage({ media, ...options })
  before.forEach((plugin) => plugin(page))
  page.run()
  after.forEach((plugin) => plugin(page))
  return page
}

const sourcesOf = (index) => fake.configs[index].sources.map(({ url }) => url)

/** A plugin that aborts a playback, takes 500 ms for its own server, then plays the same object or a copy of it. */
const replayer =
  (again) =>
  ({ Lampa }) => {
    const seen = []
    Lampa.Player.listener.follow('create', ({ data, abort }) => {
      if (seen.indexOf(data) >= 0) return
      abort()
      const next = again(data)
      seen.push(next)
      setTimeout(() => Lampa.Player.play(next), 500)
    })
  }
const sameObject = replayer((data) => data)
const copy = replayer((data) => ({ ...data }))
const inJson = replayer((data) => JSON.parse(JSON.stringify(data)))

describe.each([
  ['before us', 'before'],
  ['after us', 'after']
])('a plugin %s', (_, place) => {
  test.each([
    ['the same object', sameObject],
    ['a copy', copy],
    ['a copy by JSON', inJson]
  ])('aborts and plays %s later: one session with all sources, nothing left changed', async (__, plugin) => {
    const page = load({ [place]: [plugin] })
    const data = { url: both, url_reserve: b, quality: { '1080p': both, '720p': b } }
    const was = JSON.stringify(data)
    page.Lampa.Player.play(data)
    expect(JSON.stringify(data)).toBe(was)
    await pass(2)
    expect(fake.configs).toHaveLength(1)
    expect(sourcesOf(0).slice(0, 2)).toEqual([a, b])
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    back(page)
    expect(JSON.stringify(data)).toBe(was)
  })

  test.each(['create', 'start'])("changes the address in '%s': its own sources are used", async (event) => {
    const plugin = ({ Lampa }) =>
      Lampa.Player.listener.follow(event, (given) => {
        const data = given.data || given
        data.url = 'http://theirs.example/x.m3u8'
        data.url_reserve = b
      })
    const page = load({ [place]: [plugin] })
    page.Lampa.Player.play({ url: both })
    await pass(2)
    expect(page.Lampa.PlayerVideo.opened).toEqual(['http://theirs.example/x.m3u8'])
    expect(sourcesOf(fake.configs.length - 1)[0]).toBe('http://theirs.example/x.m3u8')
    expect(fake.configs).toHaveLength(1)
    fake.reply = ({ type }) => (type === 'playback_failed' ? { commands: [loadUrl('s2')] } : {})
    page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
    await pass(1)
    expect(page.Lampa.PlayerVideo.alive()).toHaveLength(1)
  })

  test('aborts for good: nothing of ours happens, nothing is changed', async () => {
    const page = load({ [place]: [({ Lampa }) => Lampa.Player.listener.follow('create', ({ abort }) => abort())] })
    const data = Object.freeze({ url: both })
    page.Lampa.Player.play(data)
    await pass(2)
    expect(fake.configs).toEqual([])
  })

  test('has a hook for errors of its own: asked when ours is at its end, once', async () => {
    const error = jest.fn()
    const plugin = ({ Lampa }) => Lampa.Player.listener.follow('create', ({ data }) => (data.error = error))
    const page = load({ [place]: [plugin] })
    const data = { url: both }
    page.Lampa.Player.play(data)
    await pass(1)
    page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
    expect(error).not.toHaveBeenCalled()
    back(page)
    expect(data.error).toBe(error)
  })
})

test('played again while it plays, and again after it was closed: one session at a time', async () => {
  const page = load()
  const data = { url: both, quality: { '1080p': both, '720p': `${b} or ${a}` } }
  page.Lampa.Player.play(data)
  await pass(1)
  page.Lampa.Player.play(data)
  await pass(1)
  expect([fake.configs.length, fake.disposed]).toEqual([2, 1])
  expect(sourcesOf(1)).toEqual([a, b])
  back(page)
  page.Lampa.Player.play(data)
  await pass(1)
  expect(sourcesOf(2)).toEqual([a, b])
  back(page)
  expect(data).toMatchObject({ url: both, quality: { '1080p': both, '720p': `${b} or ${a}` } })
})

/** Playdata that a plugin should never send. */
function hostile() {
  const cyclic = { url: both, quality: { '720p': { url: both } } }
  cyclic.playlist = [cyclic]
  cyclic.quality['720p'].self = cyclic
  cyclic.card = { movie: cyclic }
  const throwing = { url: both }
  ;['resilient', 'sources', 'policy', 'trailer', 'voice_name', 'preferences', 'onEvent'].forEach((name) =>
    Object.defineProperty(throwing, name, {
      enumerable: true,
      get() {
        throw new Error('theirs')
      }
    })
  )
  return [
    ['cyclic', cyclic],
    ['nulls', { url: a, quality: null, playlist: null, timeline: null, subtitles: null, card: null }],
    ['wrong types', { url: a, quality: [1], url_reserve: 7, voice_name: {}, sources: 'x', policy: 5, title: {} }],
    ['bad sources', { url: a, sources: [null, { url: 5 }] }],
    ['a policy that the core refuses', { url: a, policy: { nonsense: 1 } }],
    ['own names of objects', { url: a, quality: { constructor: a, __proto__: { toString: 1 } } }],
    ['a hundred thousand letters', { url: `${a}?${'x'.repeat(1e5)}` }],
    ['getters that throw', throwing],
    ['frozen', Object.freeze({ url: both, quality: Object.freeze({ '480p': both, '720p': b }) })],
    ['without prototype', Object.assign(Object.create(null), { url: a })]
  ]
}

test.each(hostile())('playdata: %s: nothing throws, the film plays, the focus comes back', async (_, data) => {
  const page = load()
  const heard = jest.fn()
  page.Lampa.Player.listener.follow('create,start,ready,destroy', heard)
  page.Lampa.PlayerVideo.listener.follow('timeupdate', heard)
  page.Lampa.Player.play(data)
  await pass(3)
  expect(page.Lampa.PlayerVideo.alive()).toHaveLength(1)
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(1)
  page.Lampa.Keypad.listener.send('longdown', { code: 13 })
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
  page.Lampa.PlayerVideo.listener.send('error', {})
  page.Lampa.PlayerPanel.listener.send('visible', {})
  back(page)
  await pass(1)
  expect(page.Lampa.Controller.enabled().name).toBe('content')
  expect(heard.mock.calls.length).toBeGreaterThan(5)
})

test('events without what they should carry: nothing throws, later listeners hear them', async () => {
  const page = load()
  const { Player, PlayerVideo, PlayerPanel, Keypad } = page.Lampa
  const later = jest.fn()
  const listeners = [Player.listener, PlayerVideo.listener, PlayerPanel.listener, Keypad.listener]
  const types = ['create', 'external', 'destroy', 'subs', 'levels', 'pause', 'visible', 'longdown']
  listeners.forEach((listener) => types.forEach((type) => listener.follow(type, later)))
  Player.listener.send('create', {})
  Player.listener.send('external', null)
  types.forEach((type) => listeners.forEach((listener) => listener.send(type, {})))
  expect(later).toHaveBeenCalledTimes(2 + types.length * listeners.length)
})

describe('an external player', () => {
  const data = () => ({ url: both, url_reserve: b, quality: { '1080p': both, '720p': b } })
  const external = { isExternal: true }

  test('gets the playdata as it is; that nothing can be switched there is said once, and not again next evening', async () => {
    const page = load({ options: external })
    const given = data()
    let handed
    page.Lampa.Player.listener.follow('external', (passed) => (handed = JSON.stringify(passed)))
    page.Lampa.Player.play(given)
    page.Lampa.Player.play(given)
    await pass(2)
    expect(handed).toBe(JSON.stringify(data()))
    expect([fake.configs, fake.events]).toEqual([[], []])
    const said = page.Lampa.Noty.shown.map(({ html }) => html)
    expect(said).toEqual(['An external player is chosen; switching servers works only in the built-in one.'])
    const { stored } = page.Lampa.Storage
    const evening = load({ options: { ...external, stored } })
    evening.Lampa.Player.play(data())
    expect(evening.Lampa.Noty.shown).toEqual([])
  })

  test.each([
    ['switched off', { resilient_playback_mode: 'false' }, {}],
    ['messages at the end only', { resilient_playback_notices: 'end' }, {}],
    ['not ours to help', {}, { resilient: false }]
  ])('nothing is said: %s', (_, stored, more) => {
    const page = load({ options: { ...external, stored } })
    page.Lampa.Player.play({ ...data(), ...more })
    expect(page.Lampa.Noty.shown).toEqual([])
  })
})

describe('configure', () => {
  async function sessionsAfter(page, play) {
    const before = fake.configs.length
    play(page)
    await pass(1)
    back(page)
    return fake.configs.length - before
  }
  const plainly = ({ Lampa }) => Lampa.Player.play({ url: both })
  const ours = ({ window: { ResilientPlayback } }) => ResilientPlayback.play({ url: both })

  test("scope 'own': only what goes through play(), its list too; 'all' again", async () => {
    const page = load()
    page.window.ResilientPlayback.configure({ scope: 'own' })
    expect(await sessionsAfter(page, plainly)).toBe(0)
    expect(await sessionsAfter(page, ours)).toBe(1)
    const list = [{ url: a }, { url: b }]
    page.window.ResilientPlayback.play({ ...list[0], playlist: list })
    await pass(1)
    page.Lampa.PlayerPlaylist.next()
    await pass(1)
    expect(sourcesOf(fake.configs.length - 1)).toEqual([b])
    expect(JSON.stringify(list)).toBe(JSON.stringify([{ url: a }, { url: b }]))
    page.window.ResilientPlayback.configure({ scope: 'all' })
    back(page)
    expect(await sessionsAfter(page, plainly)).toBe(1)
  })

  test.each([
    ['true', 1],
    ['false', 0]
  ])("the viewer's word wins: %s", async (mode, sessions) => {
    const page = load({ options: { stored: { resilient_playback_mode: mode } } })
    page.window.ResilientPlayback.configure({ scope: 'own' })
    expect(await sessionsAfter(page, plainly)).toBe(sessions)
    expect(await sessionsAfter(page, ours)).toBe(sessions)
  })

  test('a bad field is a TypeError at the call, naming it', () => {
    const { configure } = load().window.ResilientPlayback
    expect(() => configure({ scope: 'mine' })).toThrow(/scope/)
    expect(() => configure()).toThrow(TypeError)
    expect(() => configure({})).not.toThrow()
  })
})

describe('several copies', () => {
  test('of any version: one owner, one section in Settings, one session, one answer to a long OK', async () => {
    const page = load()
    const shared = page.window.ResilientPlayback
    const owner = { ...Object.getOwnPropertyDescriptors(shared) }
    page.run('http://other.example/plugin.js')
    page.run('')
    page.becomeReady()
    expect(Object.getOwnPropertyDescriptors(shared)).toEqual(owner)
    expect(page.Lampa.SettingsApi.components).toHaveLength(1)
    expect(page.Lampa.Storage.stored.resilient_playback_base).toBe('http://plugins.example/a/')
    page.Lampa.Player.play({ url: both })
    await pass(1)
    expect(fake.configs).toHaveLength(1)
    const show = jest.spyOn(page.Lampa.Select, 'show')
    page.Lampa.Keypad.listener.send('longdown', {})
    expect(show).toHaveBeenCalledTimes(1)
  })

  test('a later version was here first: this one hands over, whatever is new there', async () => {
    const page = createPage({ media })
    const play = jest.fn()
    const theirs = { version: '9.0.0', api: 1, play, callback() {}, configure() {}, later: {} }
    page.window.ResilientPlayback = theirs
    page.run()
    expect(page.window.ResilientPlayback).toBe(theirs)
    expect(theirs.play).toBe(play)
    page.Lampa.Player.play({ url: both })
    await pass(6)
    expect([fake.loads, page.Lampa.SettingsApi.components]).toEqual([0, []])
  })

  test('an earlier copy that died before it could take the player does not count', async () => {
    const page = createPage({ media })
    page.window.ResilientPlayback = { api: 1 }
    page.run()
    page.Lampa.Player.play({ url: both })
    await pass(1)
    expect(fake.configs).toHaveLength(1)
  })
})
