/** @jest-environment jsdom */
// Proxies in Lampa: the setting (off by default), the list, the question, the badge while one is in use, and forgetting.
import { giveUp, loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'
import { createFakeFetch } from '../../js/support/fake-fetch.js'
import { createFakeHls } from '../../js/support/fake-hls.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const film = { duration: 120 }
const endpoint = 'https://proxy.example.com/?url={url}'
const other = 'https://other.example.net/?url={url}'
const entry = { url: endpoint, owner: 'Somebody', purpose: 'films that no page may read' }
const key = 'resilient_playback_proxy_list'

withFakeCore()
beforeEach(() => {
  document.body.innerHTML = ''
  // Answers in the form of the real core. Other tests check the core's rules.
  fake.core.proxyAddress = ({ proxy, url, answered }) => {
    if (!/^https:\/\/[^?]*\?url=\{url\}$/.test(proxy)) return {}
    const answer = { endpoint: proxy, host: proxy.split('/')[2] }
    if (url) answer.url = proxy.replace('{url}', encodeURIComponent(url))
    if (answered) answer.mine = answered.indexOf(answer.host) > 0
    return answer
  }
  fake.core.sourceFacts = () => ({ type: 'hls', drmSystems: [], protection: 'none' })
})

const shown = ({ Lampa }) => Lampa.Select.shown()
const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent
const texts = (page) => shown(page).items.map(({ title }) => plain(title))
const badge = () => document.querySelector('.resilient-playback-proxy')
const choose = (page, text) => page.Lampa.Select.answer(shown(page).items.find(({ title }) => plain(title) === text))
const stored = (page) => page.Lampa.Storage.get(key, '')

function start({ allowed = true, list, Hls = createFakeHls() } = {}) {
  const initial = { resilient_playback_proxies: String(allowed) }
  const page = createPage({ media: { '*': film }, stored: initial, Hls })
  if (list) page.Lampa.Storage.set(key, list)
  const fetching = createFakeFetch()
  Object.assign(page.window, fetching.window)
  page.run()
  return { page, fetching }
}

/** A film that CORS forbids a page to read, so the core names a proxy. */
async function blocked({ proxies = [entry], viaPieces, ...options } = {}) {
  const { page, fetching } = start(options)
  page.Lampa.Player.play({ title: 'Film', url: a, proxies })
  await pass(1)
  fake.reply = (event) => {
    if (event.type === 'playback_failed')
      return {
        state: 'switching',
        commands: [loadUrl('s1', { loadId: 'l9', cause: 'retry', engine: 'hls.js', via: 'p1', viaPieces })]
      }
    if (event.type === 'proxy_refused') return { state: 'exhausted', commands: [giveUp(['s1'], 'cors')] }
    return event.type === 'playback_started' ? { state: 'playing' } : {}
  }
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
  return { page, fetching }
}

describe('switched off', () => {
  test('by default: the core hears of none, and nothing is kept', async () => {
    const { page } = start({ allowed: false })
    page.Lampa.Player.play({ url: a, proxies: [entry] })
    await pass(1)
    expect(fake.configs[0].proxies).toBeUndefined()
    expect(fake.configs[0].capabilities.proxies).toBeUndefined()
    expect(stored(page)).toEqual('')
  })

  test('one of them: the core does not hear of it', async () => {
    const { page } = start({ list: [{ ...entry, on: false }] })
    page.Lampa.Player.play({ url: a, proxies: [entry, { ...entry, url: other }] })
    await pass(1)
    expect(fake.configs[0].proxies).toEqual([{ id: 'p1', url: other }])
  })
})

describe('allowed', () => {
  test("the author's for his film, the viewer's own for every film", async () => {
    const { page } = start({ list: [{ ...entry, url: other, mine: true }] })
    page.Lampa.Player.play({ url: a, proxies: [entry, { ...entry, url: 'http://no.example/?url={url}' }] })
    await pass(1)
    expect(fake.configs[0].proxies).toEqual([
      { id: 'p1', url: other },
      { id: 'p2', url: endpoint }
    ])
    expect(fake.configs[0].capabilities.proxies).toBe(true)
    back(page)
    page.Lampa.Player.play({ url: a })
    await pass(1)
    expect(fake.configs[1].proxies).toEqual([{ id: 'p1', url: other }])
  })

  test('without hls.js it is said that the engine cannot', async () => {
    const { page } = start({ Hls: { isSupported: () => false } })
    page.Lampa.Player.play({ url: a, proxies: [entry] })
    await pass(1)
    expect(fake.configs[0].capabilities.proxies).toBe(false)
  })

  test('what an author names wrongly is a TypeError in play(), and nothing otherwise', async () => {
    const { page } = start()
    const wrong = { url: a, proxies: [{ url: endpoint, owner: 'Somebody' }] }
    expect(() => page.window.ResilientPlayback.play(wrong)).toThrow(
      new TypeError('proxies[0].purpose: a text is expected')
    )
    page.Lampa.Player.play(wrong)
    await pass(1)
    expect(fake.configs[0].proxies).toBeUndefined()
  })
})

describe('the question', () => {
  test('is asked before anything is opened, in plain words, and nothing is lost meanwhile', async () => {
    const { page } = await blocked()
    expect(texts(page)).toEqual([
      'The server does not let this app read the video; proxy.example.com can read it for you.',
      'Run by: Somebody',
      'What for: films that no page may read',
      'It sees the addresses of playlists, the network address of this TV, and when you watch.',
      'No',
      'Only for this film',
      'Yes, always'
    ])
    await pass(30)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    expect(fake.events.map(({ type }) => type).filter((type) => /pause|resume/.test(type))).toEqual(['pause'])
    choose(page, 'Only for this film')
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a, a])
    expect(page.Lampa.Controller.enabled().name).toBe('player')
    expect(fake.ofType('proxy_refused')).toEqual([])
  })

  test('hostile words stay words', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const { page } = await blocked({ proxies: [{ url: endpoint, owner: evil, purpose: evil }] })
    expect(texts(page)[1]).toBe('Run by: ' + evil)
    shown(page).items.forEach(({ title }) => expect(title).not.toMatch(/<img/))
  })

  test.each([
    ['no', (page) => choose(page, 'No')],
    ['back', (page) => page.Lampa.Select.back()]
  ])('%s: the core hears it, and nothing is opened', async (name, answer) => {
    const { page } = await blocked()
    answer(page)
    await pass(1)
    expect(fake.ofType('proxy_refused')).toMatchObject([{ loadId: 'l9', proxyId: 'p1', pieces: false }])
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    expect(badge()).toBe(null)
  })

  test('a yes for always is asked once; for the film itself it is asked again', async () => {
    const { page } = await blocked()
    choose(page, 'Yes, always')
    await pass(1)
    const again = (viaPieces) => {
      fake.reply = ({ type }) =>
        type === 'playback_failed'
          ? {
              state: 'switching',
              commands: [loadUrl('s1', { cause: 'retry', engine: 'hls.js', via: 'p1', viaPieces })]
            }
          : {}
      page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
    }
    again(false)
    expect(shown(page)).toBe(null)
    again(true)
    expect(texts(page)[0]).toBe('The video itself may not be read either; proxy.example.com can carry it.')
    expect(texts(page)).toContain('The film itself goes through it too.')
    // Other plugins can read and write the app's Storage, so it must not contain a consent.
    expect(JSON.stringify(page.Lampa.Storage.stored)).not.toMatch(/manifests|pieces|consent/)
  })

  test('closed while it is up: a late yes opens nothing', async () => {
    const { page } = await blocked()
    const { onSelect, items } = shown(page)
    back(page)
    await pass(1)
    onSelect(items[6])
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened).toEqual([a])
    expect(badge()).toBe(null)
  })
})

test('a badge says through whom, and goes with the film', async () => {
  const { page } = await blocked()
  expect(badge()).toBe(null)
  choose(page, 'Only for this film')
  expect(badge().textContent).toBe('Through proxy.example.com')
  back(page)
  expect(badge()).toBe(null)
})

test('a badge goes with the sentence that it is over', async () => {
  const { page } = await blocked()
  choose(page, 'Only for this film')
  fake.reply = ({ type }) =>
    type === 'playback_failed' ? { state: 'exhausted', commands: [giveUp(['s1'], 'cors')] } : {}
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
  expect(badge()).toBe(null)
})

test('what it has brought is counted, and when', async () => {
  const { page, fetching } = await blocked()
  choose(page, 'Only for this film')
  fetching.serve('https://proxy.example.com/?url=' + encodeURIComponent(a), { body: '#EXTM3U' })
  const Loader = page.window.Hls.DefaultConfig.loader
  const onSuccess = jest.fn()
  const context = { url: a, type: 'manifest', responseType: 'text' }
  new Loader({}).load(context, { timeout: 9000 }, { onSuccess })
  await pass(1)
  expect(onSuccess.mock.calls[0][0]).toMatchObject({ url: a, data: '#EXTM3U' })
  back(page)
  expect(stored(page)).toMatchObject([{ url: endpoint, bytes: 7, usedAt: expect.any(Number) }])
  expect(stored(page)[0].usedAt).toBeGreaterThan(0)
})

describe('Settings', () => {
  const open = (page) =>
    page.Lampa.SettingsApi.params.find(({ param }) => param.name === 'resilient_playback_proxies_list').onChange()
  const known = { ...entry, on: true, usedAt: 1760000000000, bytes: 2500000 }

  test('none: it is said, and one can be added', async () => {
    const { page } = start()
    open(page)
    expect(texts(page)).toEqual(['There are none: a plugin may name one, or you add one.', 'Add one'])
    choose(page, 'Add one')
    expect(page.host.typing.params.title).toBe('Its address, as in https://host/path?url={url}')
    page.host.typing.call(' ' + other + ' ')
    await pass(0)
    expect(stored(page)).toMatchObject([
      { url: other, owner: 'other.example.net', purpose: 'added by you', mine: true, on: true }
    ])
    expect(plain(page.Lampa.Noty.shown.pop().html)).toMatch(/^The proxy was added/)
  })

  test('what is no address of one is refused in words', async () => {
    const { page } = start()
    open(page)
    choose(page, 'Add one')
    page.host.typing.call('http://proxy.example.com/?url={url}')
    await pass(0)
    expect(stored(page)).toBe('')
    expect(plain(page.Lampa.Noty.shown.pop().html)).toBe(
      'This is not the address of a proxy; it looks like https://host/path?url={url}'
    )
  })

  test('each with its address, owner, purpose, what it sees, and when it was used', () => {
    const { page } = start({ list: [known] })
    open(page)
    expect(shown(page).items[0]).toMatchObject({ title: '<bdi>proxy.example.com</bdi>' })
    expect(plain(shown(page).items[0].subtitle)).toBe('Somebody, on')
    choose(page, 'proxy.example.com')
    expect(texts(page)).toEqual([
      endpoint,
      'Run by: Somebody',
      'What for: films that no page may read',
      'It sees the addresses of playlists, the network address of this TV, and when you watch.',
      expect.stringMatching(/^Last used .*2025; 2\.5 MB so far\.$/),
      'Switch it off',
      'Forget it'
    ])
  })

  test('switched off and on, forgotten', () => {
    const { page } = start({ list: [known] })
    open(page)
    choose(page, 'proxy.example.com')
    choose(page, 'Switch it off')
    expect(stored(page)[0].on).toBe(false)
    expect(plain(shown(page).items[0].subtitle)).toBe('Somebody, off')
    choose(page, 'proxy.example.com')
    choose(page, 'Switch it on')
    expect(stored(page)[0].on).toBe(true)
    choose(page, 'proxy.example.com')
    choose(page, 'Forget it')
    expect(stored(page)).toEqual([])
    page.Lampa.Select.back()
    expect(shown(page)).toBe(null)
  })

  test('a list that is none is none', () => {
    const { page } = start({ list: { url: endpoint } })
    open(page)
    expect(texts(page)[0]).toMatch(/^There are none/)
  })

  test('what others have written there does no harm', () => {
    const evil = [null, 1, { url: 5 }, { url: '<b>', owner: { a: 1 }, bytes: 'x', usedAt: -1 }]
    const { page } = start({ list: evil })
    open(page)
    expect(texts(page)).toHaveLength(2)
    shown(page).items.forEach(({ title }) => expect(title).not.toMatch(/<b>/))
  })
})
