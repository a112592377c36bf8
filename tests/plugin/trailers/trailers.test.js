/** @jest-environment jsdom */
// If a film is protected on every server, the plugin says so and offers a trailer instead.
import { trailersIn } from '../../../plugin/trailers/trailers.js'
import { giveUp } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const trailer = 'https://t.example/trailer.mp4'
const sentence = 'The video is protected and cannot play here; no open version was found.'
const youtube = (key) => `https://www.youtube.com/watch?v=${key}`
const video = (key, more = {}) => ({
  key,
  name: `Video ${key}`,
  site: 'YouTube',
  type: 'Trailer',
  iso_639_1: 'en',
  ...more
})
const card = { id: 27205, title: 'Film', source: 'tmdb' }

withFakeCore()

const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent
const shown = ({ Lampa }) => Lampa.Select.shown()
const texts = (page) => shown(page) && shown(page).items.map(({ title }) => plain(title))
const press = (page, row) => page.Lampa.Select.answer(shown(page).items[row])

/** The core gives up as for a protected film. If the host has a trailer, the core names the trailer. */
async function failed(data, { stored = {}, prepare = () => {}, reason = 'protected', media = { duration: 60 } } = {}) {
  const page = createPage({ media: { '*': media }, stored: { tmdb_lang: 'uk', ...stored } })
  page.run()
  prepare(page)
  const given = { url: a, title: 'Film', ...data }
  page.Lampa.Player.play(given)
  await pass(1)
  const { trailer: has } = fake.configs[fake.configs.length - 1]
  fake.reply = ({ type }) => {
    const note = {
      type: 'notify',
      messageKey: reason === 'protected' ? reason : 'exhausted',
      severity: 'important',
      params: { n: 1, t: 1 }
    }
    const end = { ...giveUp(['s1'], reason), ...(has && reason === 'protected' ? { instead: 'trailer' } : {}) }
    return type === 'playback_failed' ? { state: 'exhausted', commands: [note, end] } : {}
  }
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [keySystemNoAccess] fatal [true]', fatal: true })
  fake.reply = () => ({})
  return { ...page, given }
}

const catalogue = (answer) => (page) => {
  page.asked = []
  page.Lampa.Api = {
    sources: { tmdb: { videos: (params, done) => page.asked.push(params) && answer && done(answer) } }
  }
}

describe('offered', () => {
  test("the author's trailer, by one button, and why; it never starts by itself", async () => {
    const page = await failed({ trailer, card })
    expect(texts(page)).toEqual([sentence, 'Watch the trailer', 'No trailer'])
    expect(page.Lampa.Noty.shown).toEqual([])
    await pass(60)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    press(page, 1)
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, trailer])
    expect(page.Lampa.Player.playdata().title).toContain('Trailer: Film')
    expect(page.Lampa.Controller.enabled().name).toBe('player')
  })

  test('those of the card, in the language of the catalogue, without a question to anybody', async () => {
    const results = [video('english-1'), video('ukrainian', { iso_639_1: 'uk' })]
    const prepare = (page) => catalogue({ results: [] })(page)
    const page = await failed({ card: { ...card, videos: { results } } }, { prepare })
    press(page, 1)
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, youtube('ukrainian')])
    expect(page.Lampa.Player.playdata().youtube).toBe(true)
  })

  test('those that the application had loaded with the page of the card, and only of this card', async () => {
    const videos = { results: [video('of-a-card')] }
    const prepare = (id) => (page) => {
      page.Lampa.Listener.send('full', { type: 'complite', data: { movie: { id }, videos } })
    }
    expect(texts(await failed({ card }, { prepare: prepare(card.id) }))).toContain('Watch the trailer')
    expect(texts(await failed({ card }, { prepare: prepare(1) }))).toBe(null)
  })

  test('the card of the page from which it was opened, where the film itself names none', async () => {
    const prepare = (page) => {
      page.Lampa.Activity = { active: () => ({ movie: { ...card, videos: [video('of-a-page')] } }) }
    }
    const page = await failed({}, { prepare })
    press(page, 1)
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, youtube('of-a-page')])
  })

  test('in the open player: what its list and its closing do stays as it was', async () => {
    const closed = jest.fn()
    const list = [
      { url: 'http://a.example/1.m3u8', season: 1, episode: 1 },
      { url: a, season: 1, episode: 2 }
    ]
    const page = await failed(
      { trailer, season: 1, episode: 2 },
      { prepare: ({ Lampa }) => Lampa.Player.callback(closed) }
    )
    page.Lampa.Player.playlist(list)
    press(page, 1)
    await pass(1)
    expect(page.Lampa.PlayerPlaylist.get()).toBe(list)
    expect(page.Lampa.PlayerPlaylist.position()).toBe(1)
    expect(closed).not.toHaveBeenCalled()
    back(page)
    expect(closed).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['no', (page) => press(page, 2)],
    ['back', (page) => page.Lampa.Select.back()]
  ])('%s: the sentence stays on the screen', async (_, answer) => {
    const page = await failed({ trailer }, { media: { silent: true } })
    answer(page)
    await pass(5)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    expect(page.Lampa.Controller.enabled().name).toBe('player')
    expect(page.Lampa.PlayerVideo.render().hasClass('player-video--error')).toBe(true)
  })
})

describe('looked for', () => {
  test('the catalogue is asked by one press only; what it finds is offered, and waits for another press', async () => {
    const results = [video('found-one', { name: '<b>One</b>' }), video('found-two')]
    const page = await failed({ card }, { prepare: catalogue({ results }) })
    expect(texts(page)).toEqual([sentence, 'Look for a trailer in the catalogue', 'No trailer'])
    await pass(30)
    expect(page.asked).toEqual([])
    press(page, 1)
    expect(page.asked).toEqual([{ method: 'movie', id: 27205 }])
    expect(texts(page)).toEqual([sentence, '<b>One</b>', 'Video found-two', 'No trailer'])
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    press(page, 2)
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, youtube('found-two')])
  })

  test('a series is asked for as one', async () => {
    const page = await failed({ card: { ...card, title: undefined, name: 'Series' } }, { prepare: catalogue(null) })
    press(page, 1)
    expect(page.asked).toEqual([{ method: 'tv', id: 27205 }])
  })

  test.each([
    ['nothing is found', { results: [] }, 0],
    ['no answer comes', null, 10],
    ['what comes makes no sense', { results: [null, {}, video('<x>'), video('vimeo-one', { site: 'Vimeo' })] }, 0]
  ])('%s: that is said', async (_, answer, seconds) => {
    const page = await failed({ card }, { prepare: catalogue(answer) })
    page.Lampa.Noty.shown.length = 0
    press(page, 1)
    await pass(seconds)
    expect(page.Lampa.Noty.shown.map(({ html }) => plain(html))).toEqual(['No trailer was found.'])
    expect(shown(page)).toBe(null)
  })

  test('it comes too late: the player was closed', async () => {
    let answer
    const prepare = (page) => {
      page.Lampa.Api = { sources: { tmdb: { videos: (_, done) => (answer = done) } } }
    }
    const page = await failed({ card }, { prepare })
    press(page, 1)
    back(page)
    answer({ results: [video('late-one')] })
    expect(shown(page)).toBe(null)
  })
})

describe('not offered', () => {
  const child = (page) => {
    catalogue({ results: [] })(page)
    page.Lampa.Account = { Permit: { child: true } }
  }
  const disabled = (page) => {
    catalogue({ results: [] })(page)
    page.window.lampa_settings = { disable_features: { trailers: true } }
  }
  test.each([
    ['the viewer wants none', { trailer }, { stored: { resilient_playback_trailer: 'never' } }],
    ['nothing is known of the film', {}, { prepare: catalogue({ results: [] }) }],
    ['the card is of another catalogue', { card: { ...card, source: 'own' } }, { prepare: catalogue({ results: [] }) }],
    ['an id that is none', { card: { ...card, id: '1/../2' } }, { prepare: catalogue({ results: [] }) }],
    ['a card for adults', { card: { ...card, adult: true } }, { prepare: catalogue({ results: [] }) }],
    ['a child watches', { card: { ...card, videos: [video('of-a-card')] } }, { prepare: child }],
    ['the application shows none', { card: { ...card, videos: [video('of-a-card')] } }, { prepare: disabled }],
    ['the author shows the words', { trailer, quiet: true }, {}],
    ['it was another trouble', { trailer }, { reason: 'not_found' }]
  ])('%s', async (_, data, options) => {
    const page = await failed(data, options)
    expect(shown(page)).toBe(null)
    const over = 'None of the servers works now (tried: 1); try later or choose another source.'
    const said = options.reason ? over : sentence
    expect(page.Lampa.Noty.shown.map(({ html }) => html)).toEqual(data.quiet ? [] : [said])
  })

  test("the author's own answer to the error goes before ours", async () => {
    const error = (work, retry) => retry('http://other.example/film.m3u8')
    const page = await failed({ trailer, error })
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, 'http://other.example/film.m3u8'])
    expect(shown(page)).toBe(null)
  })
})

test('trailers before other videos, the language first, then English, then as they come; at most five', () => {
  const list = [
    video('clip-in-en', { type: 'Clip' }),
    video('french', { iso_639_1: 'fr' }),
    video('english'),
    video('clip-in-uk', { type: 'Clip', iso_639_1: 'uk' }),
    video('ukr', { iso_639_1: 'uk', key: 'ukr-film' }),
    video('german', { iso_639_1: 'de' })
  ]
  expect(trailersIn({ results: list }, 'uk').map(({ title }) => title)).toEqual([
    'Video ukr',
    'Video clip-in-uk',
    'Video english',
    'Video clip-in-en',
    'Video french'
  ])
})
