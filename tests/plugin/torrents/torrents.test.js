/** @jest-environment jsdom */
// Films of TorrServer. The plugin helps only if the viewer switched help on and agreed for that server.
import { serverOf, toPlayUrl, twinOf } from '../../../plugin/torrents/torrserver.js'
import { createDatabase } from '../stand-in/database.js'
import { loadUrl } from '../../js/support/fake-core.js'
import { createLampa } from '../stand-in/lampa.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const hash = 'c'.repeat(40)
const tail = `/stream/film.mkv?link=${hash}&index=1`
const one = '192.168.1.5:8090'
const two = 'http://u:secret@box.example:8090/torr/'
const film = () => ({ url: `http://${one}${tail}&preload`, torrent_hash: hash, title: 'Film' })
const servers = { torrserver_url: one, torrserver_url_two: two }
const on = { ...servers, resilient_playback_torrserver: 'true' }

withFakeCore()

const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent
const shown = ({ Lampa }) => Lampa.Select.shown()
const rows = (page) => shown(page).items.filter(({ separator }) => !separator)
const param = ({ Lampa }, key) => Lampa.SettingsApi.params.find((row) => row.param.name === `resilient_playback_${key}`)

async function opened({ stored = on, data = film(), indexedDB = createDatabase(), ...more } = {}) {
  const page = createPage({ media: { '*': { duration: 120 } }, stored, indexedDB, ...more })
  page.run()
  await pass(0)
  page.Lampa.Player.play(data)
  await pass(2)
  return { ...page, data, indexedDB }
}

const agree = (page) => page.Lampa.Select.answer(rows(page)[1])

describe('the viewer has agreed to nothing', () => {
  test.each([
    ['off, as at first', servers],
    ['on, and no server is set', { resilient_playback_torrserver: 'true' }],
    ['on, and the plugin is off', { ...on, resilient_playback_mode: 'off' }]
  ])('%s: nobody is asked, nothing of ours happens', async (_, stored) => {
    const page = await opened({ stored })
    expect(shown(page)).toBe(null)
    expect(fake.configs).toEqual([])
    expect(page.Lampa.PlayerVideo.opened).toEqual([page.data.url])
    expect(page.data).toEqual({ ...film(), url: page.data.url })
  })

  test('asked over the film that plays already, in plain words, with the servers by host alone', async () => {
    const page = await opened()
    expect(fake.configs).toEqual([])
    const texts = shown(page).items.map(({ title }) => plain(title))
    expect(texts).toEqual([
      'Everyone who has this torrent can see the network address of TorrServer, usually that of your home.',
      'While you watch, TorrServer also uploads parts of the video to others.',
      'Where the author has not allowed it, that may be against the law; you answer for it.',
      'May the plugin open the video again on 192.168.1.5:8090, box.example:8090 when it stops?',
      'No, play it as without the plugin',
      'Yes, the plugin may'
    ])
    expect(JSON.stringify([texts, [...page.indexedDB.rows]])).not.toMatch(/secret/)
  })

  test.each([
    ['no', (page) => page.Lampa.Select.answer(rows(page)[0])],
    ['back', (page) => page.Lampa.Select.back()]
  ])('%s: it plays as without us, and is not asked again until the application starts anew', async (_, answer) => {
    const page = await opened()
    answer(page)
    expect(page.Lampa.Controller.enabled().name).toBe('player')
    back(page)
    page.Lampa.Player.play(film())
    await pass(5)
    expect(shown(page)).toBe(null)
    expect(fake.configs).toEqual([])
    expect(page.indexedDB.rows.size).toBe(0)
    expect(shown(await opened({ indexedDB: page.indexedDB }))).not.toBe(null)
  })

  test('another question is up: ours waits; the film is closed meanwhile: it never comes', async () => {
    const page = await opened({
      data: { ...film(), timeline: { percent: 50, time: 60, handler() {} } },
      stored: { ...on, player_timecode: 'ask' }
    })
    expect(shown(page).items).toBe(undefined)
    page.Lampa.Select.answer(true)
    page.Lampa.Controller.toggle('player')
    await pass(1)
    expect(rows(page)).toHaveLength(2)
    const other = await opened({
      data: { ...film(), timeline: { percent: 50, time: 60, handler() {} } },
      stored: { ...on, player_timecode: 'ask' }
    })
    back(other)
    other.Lampa.Player.play({ url: 'http://a.example/film.mp4', resilient: false })
    await pass(3)
    expect(shown(other)).toBe(null)
  })
})

describe('the viewer has agreed', () => {
  test('help begins where the film is; the other server is the next source, without the account of this one', async () => {
    const page = await opened()
    await pass(10)
    agree(page)
    await pass(1)
    expect(page.Lampa.Controller.enabled().name).toBe('player')
    expect(fake.configs[0].sources).toMatchObject([
      { id: 's1', type: 'torrserver', url: `http://${one}${tail}&preload` },
      { id: 's2', type: 'torrserver', url: `http://u:secret@box.example:8090/torr${tail}&preload` }
    ])
    expect(fake.ofType('load')[0].position).toBeGreaterThan(9)
    expect(page.Lampa.PlayerVideo.opened).toHaveLength(1)
  })

  test('the next server is opened with "play", as the application would', async () => {
    const page = await opened()
    agree(page)
    await pass(2)
    fake.reply = ({ type }) => (type === 'playback_failed' ? { commands: [loadUrl('s2', { position: 3 })] } : {})
    page.Lampa.PlayerVideo.listener.send('error', { error: 'code [2] details []', fatal: true })
    await pass(1)
    expect(page.Lampa.PlayerVideo.opened[1]).toBe(`http://u:secret@box.example:8090/torr${tail}&play`)
  })

  test('once per server: not asked at the next film, nor after the application was started anew', async () => {
    const page = await opened()
    agree(page)
    await pass(1)
    back(page)
    page.Lampa.Player.play(film())
    await pass(2)
    expect(shown(page)).toBe(null)
    const again = await opened({ indexedDB: page.indexedDB })
    expect(shown(again)).toBe(null)
    expect(fake.configs).toHaveLength(3)
  })

  test('what he agreed to stays on this device: nothing of it is in what the application backs up', async () => {
    const page = await opened()
    const before = JSON.stringify(page.Lampa.Storage.stored)
    agree(page)
    await pass(1)
    expect(JSON.stringify(page.Lampa.Storage.stored)).toBe(before)
    expect([...page.indexedDB.rows.keys()]).toEqual([`torrent http://${one}`, 'torrent http://box.example:8090/torr'])
  })

  test('another address: asked anew, about that one', async () => {
    const page = await opened({ stored: { ...on, torrserver_url_two: '' } })
    agree(page)
    const other = await opened({ indexedDB: page.indexedDB, stored: { ...on, torrserver_url_two: 'late.example' } })
    expect(plain(shown(other).items[3].title)).toContain('late.example')
    expect(plain(shown(other).items[3].title)).not.toContain(one)
    expect(fake.configs[1].sources).toHaveLength(1)
    agree(other)
    await pass(1)
    expect(fake.configs[2].sources).toHaveLength(2)
  })

  test.each([
    ['withdrawn', (page) => param(page, 'torrent_withdraw').onChange()],
    ['forgotten with all the rest', (page) => param(page, 'forget').onChange()]
  ])('%s in Settings: asked at the next torrent', async (_, undo) => {
    const page = await opened()
    agree(page)
    await pass(1)
    expect(page.indexedDB.rows.size).toBe(2)
    undo(page)
    await pass(1)
    expect(page.Lampa.Noty.shown).toHaveLength(1)
    expect(page.indexedDB.rows.size).toBe(0)
    back(page)
    page.Lampa.Player.play(film())
    await pass(2)
    expect(shown(page)).not.toBe(null)
  })

  test('switched off again: as without us, though he had agreed', async () => {
    const page = await opened()
    agree(page)
    const other = await opened({ indexedDB: page.indexedDB, stored: servers })
    expect(fake.configs).toHaveLength(1)
    expect(shown(other)).toBe(null)
  })

  test.each([
    ['none', undefined],
    ['one that refuses', createDatabase({ refuses: true })]
  ])('a device without a database (%s): it holds until the application is closed', async (_, indexedDB) => {
    const page = await opened({ indexedDB: indexedDB || null })
    agree(page)
    back(page)
    page.Lampa.Player.play(film())
    await pass(2)
    expect(shown(page)).toBe(null)
    expect(shown(await opened({ indexedDB: indexedDB || null }))).not.toBe(null)
  })
})

describe('addresses', () => {
  const app = (stored) => createLampa({ stored }).Lampa

  test.each([
    ['the server', `http://${one}${tail}`, true],
    ['with an account', `http://u:p@${one}${tail}`, true],
    ['in capitals, with a port of its own', `HTTP://TS.Example:80${tail}`, true],
    ['its name in the query', `http://evil.example/?x=http://${one}/`, false],
    ['its name in the path', `http://evil.example/${one}${tail}`, false],
    ['its name as an account', `http://${one}@evil.example${tail}`, false],
    ['two at signs', `http://a@${one}@evil.example${tail}`, false],
    ['a backslash', `http://evil.example\\@${one}${tail}`, false],
    ['a tab in the host', `http://192.168\t.1.5:8090${tail}`, false],
    ['a longer host', `http://${one.replace(':8090', '')}.evil.example:8090${tail}`, false],
    ['a longer port', `http://${one}0${tail}`, false],
    ['another scheme', `https://${one}${tail}`, false],
    ['no address', 'nofound', false],
    ['nothing', undefined, false]
  ])('%s', (_, url, is) => {
    const stored = { torrserver_url: one, torrserver_url_two: 'http://ts.example' }
    expect(serverOf(app(stored), url) !== null).toBe(is)
  })

  test('behind a path of its own: that path too', () => {
    const stored = { torrserver_url: 'https://h.example/torr' }
    expect(serverOf(app(stored), `https://h.example/torr${tail}`)).not.toBe(null)
    expect(serverOf(app(stored), `https://h.example/torrent${tail}`)).toBe(null)
    expect(serverOf(app(stored), `https://h.example${tail}`)).toBe(null)
  })

  test('the account of one server is not shown to the other', () => {
    const lampa = app({ torrserver_url: 'http://u:secret@a.example:8090', torrserver_url_two: 'b.example:8090' })
    expect(twinOf(lampa, `http://u:secret@a.example:8090${tail}`).url).toBe(`http://b.example:8090${tail}`)
    expect(twinOf(lampa, `http://b.example:8090${tail}`).url).toBe(`http://u:secret@a.example:8090${tail}`)
    expect(twinOf(lampa, `http://c.example:8090${tail}`)).toBe(null)
    expect(twinOf(app({ torrserver_url: one, torrserver_url_two: `http://${one}/` }), `http://${one}${tail}`)).toBe(
      null
    )
  })

  test.each([
    ['as the application does', `http://${one}${tail}&preload`, {}, '&play'],
    ['nothing to change', `http://${one}${tail}&play`, {}, '&play'],
    ['the viewer wants the buffer filled', `http://${one}${tail}&preload`, { fill: 'true' }, '&preload&play'],
    ['that, of an address that plays', `http://${one}${tail}&play`, { fill: 'true' }, '&preload&play'],
    ['an origin that only holds its name', `http://evil.example/${one}?x=1&preload`, { fill: 'true' }, '&preload']
  ])('preload and play: %s', (_, url, { fill }, end) => {
    const stored = { torrserver_url: one, ...(fill ? { resilient_playback_torrent_preload: fill } : {}) }
    expect(toPlayUrl(app(stored), url)).toBe(url.replace(/&(preload|play)$/, '') + end)
  })
})
