/** @jest-environment jsdom */
import { createCooldowns, describeServers, hostOf } from '../../../plugin/menus/server-rows.js'
import { giveUp, loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/secret/film.m3u8?token=t0k'
const b = 'http://b.example:8080/film.m3u8'
const c = 'http://c.example/film.m3u8'
const film = { duration: 120 }

withFakeCore()
beforeEach(() => {
  fake.core.parseSources = undefined
})

/** A core that opens the source that the viewer picks, and switches to source 2 when a source fails. */
function obedient({ type, sourceId, position }) {
  if (type === 'user_pick') return { state: 'switching', commands: [loadUrl(sourceId, { cause: 'pick', position: 7 })] }
  if (type === 'playback_failed') return { state: 'switching', commands: [loadUrl('s2', { position })] }
  return type === 'playback_started' ? { state: 'playing' } : {}
}

function start(data = { sources: [a, b, c] }, options = {}) {
  const page = createPage({ media: { '*': film }, ...options })
  page.run()
  fake.reply = obedient
  page.window.ResilientPlayback.play(data)
  return page
}

const longOk = ({ Lampa }) => Lampa.Keypad.listener.send('longdown', { code: 13 })
const shown = ({ Lampa }) => Lampa.Select.shown()
const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html || '' }).textContent
const rowsOf = (page) =>
  shown(page).items.map(({ title, subtitle }) => [plain(title), plain(subtitle)].filter(Boolean).join(': '))
const fail = ({ Lampa }) => Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })

test('a long OK: one press, the server that plays has the focus, its neighbours are another one and "off"', async () => {
  const page = start()
  await pass(2)
  longOk(page)
  expect(shown(page).title).toBe('Servers')
  expect(rowsOf(page)).toEqual([
    'Do not switch servers in this film',
    '1. a.example: playing',
    '2. b.example:8080: not tried yet',
    '3. c.example: not tried yet',
    'About this video'
  ])
  expect(shown(page).items.findIndex(({ selected }) => selected)).toBe(1)
  expect(JSON.stringify(shown(page).items.map(({ title, subtitle }) => [title, subtitle]))).not.toMatch(/secret|t0k/)
})

test('after a switch: why, and how long the other one rests', async () => {
  const page = start()
  await pass(4)
  fail(page)
  await pass(41)
  longOk(page)
  expect(rowsOf(page)).toEqual([
    'Do not switch servers in this film',
    'The server stopped sending video; continued at the same place from server 2 of 3.',
    '2. b.example:8080: playing',
    '1. a.example: resting for 41 s',
    '3. c.example: not tried yet',
    'About this video'
  ])
  expect(shown(page).items[1].separator).toBe(true)
})

test('it is over: the sentence of the end is there, and a pick plays all the same', async () => {
  const error = jest.fn()
  const page = start({ sources: [a, b, c], error })
  await pass(2)
  fake.reply = () => ({ state: 'exhausted', commands: [giveUp(['s1', 's2', 's3'])] })
  fail(page)
  await pass(1)
  longOk(page)
  expect(rowsOf(page)[1]).toMatch(/^None of the servers works now \(tried: 3\)/)
  expect(error).toHaveBeenCalledTimes(1)
  fake.reply = obedient
  page.Lampa.Select.answer(shown(page).items.find(({ index }) => index === 2))
  await pass(2)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, c])
  longOk(page)
  expect(rowsOf(page)).toContain('3. c.example: playing')
  page.Lampa.Select.back()
  fail(page)
  await pass(1)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, c, b])
  expect(error).toHaveBeenCalledTimes(1)
  back(page)
})

test('the pick is obeyed, in place, and the focus goes back', async () => {
  const page = start()
  await pass(2)
  longOk(page)
  page.Lampa.Select.answer(shown(page).items[3])
  await pass(2)
  expect(fake.ofType('user_pick')).toMatchObject([{ sourceId: 's3' }])
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, c])
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(7)
  expect(page.Lampa.Controller.enabled().name).toBe('player')
  longOk(page)
  expect(rowsOf(page)[1]).toBe('3. c.example: playing')
})

test('the one that plays may be picked: nothing happens; so does "back"', async () => {
  const page = start()
  await pass(2)
  longOk(page)
  page.Lampa.Select.answer(shown(page).items[1])
  longOk(page)
  page.Lampa.Select.back()
  expect(page.Lampa.Controller.enabled().name).toBe('player')
  expect(fake.ofType('user_pick')).toEqual([])
})

test('off for this film: no help any more, the author has his hook back; on again: help goes on at the same place', async () => {
  const error = jest.fn()
  const data = { sources: [a, b], error }
  const page = start(data)
  await pass(5)
  longOk(page)
  page.Lampa.Select.answer(shown(page).items[0])
  fail(page)
  await pass(1)
  expect(error).toHaveBeenCalledTimes(1)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  expect(fake.ofType('playback_failed')).toEqual([])
  longOk(page)
  expect(rowsOf(page)).toEqual(['Switch servers in this film again'])
  const { currentTime } = page.Lampa.PlayerVideo.video()
  page.Lampa.Select.answer(shown(page).items[0])
  await pass(1)
  expect(fake.configs).toHaveLength(2)
  expect(fake.events.filter(({ type }) => type === 'load')[1].position).toBeCloseTo(currentTime, 0)
  fail(page)
  expect(fake.ofType('playback_failed')).toHaveLength(1)
})

test('off is for this film only, until it is closed', async () => {
  const data = { sources: [a, b] }
  const page = start(data)
  await pass(2)
  longOk(page)
  page.Lampa.Select.answer(shown(page).items[0])
  page.Lampa.PlayerPanel.listener.send('quality', { name: '720p', url: b })
  await pass(1)
  expect(fake.configs).toHaveLength(1)
  back(page)
  page.Lampa.Player.play(data)
  await pass(1)
  expect(fake.configs).toHaveLength(2)
})

test.each([
  ['switched off in Settings', { stored: { resilient_playback_long_ok: 'false' } }, () => {}],
  ['a film that is not ours', {}, (page) => page.Lampa.Player.play({ url: a, resilient: false })],
  ['the player is closed', {}, back],
  ['the focus is elsewhere', {}, (page) => page.Lampa.Controller.toggle('player_tv')],
  ['a list is open', {}, (page) => page.Lampa.Select.show({ items: [], onSelect() {}, onBack() {} })]
])('no sheet: %s', async (_, options, before) => {
  const page = start(undefined, options)
  await pass(2)
  before(page)
  const was = shown(page)
  longOk(page)
  expect(shown(page)).toBe(was)
})

test("the same list in the player's own menu; the pick keeps the place", async () => {
  const page = start()
  await pass(2)
  const { PlayerPanel, PlayerVideo, Select, Controller } = page.Lampa
  PlayerPanel.listener.send('visible', { status: true })
  expect(PlayerPanel.flows.map(({ title, selected }) => [plain(title), selected])).toEqual([
    ['1. a.example', true],
    ['2. b.example:8080', false],
    ['3. c.example', false]
  ])
  PlayerPanel.openFlows()
  Select.answer(PlayerPanel.flows[1])
  await pass(2)
  expect(PlayerVideo.opened).toEqual([a, b])
  expect(PlayerVideo.video().currentTime).toBeGreaterThan(7)
  expect(Controller.enabled().name).toBe('player_panel')
  expect(PlayerPanel.flows.map(({ selected }) => selected)).toEqual([false, true, false])
  expect(fake.configs).toHaveLength(1)
})

test('a choice that the application has carried out itself is obeyed all the same', async () => {
  const page = start()
  await pass(5)
  const { PlayerPanel, PlayerVideo, Player } = page.Lampa
  PlayerPanel.listener.send('flow', { url: b })
  await pass(2)
  expect(fake.ofType('user_pick')).toMatchObject([{ sourceId: 's2' }])
  expect(PlayerVideo.video().currentTime).toBeGreaterThan(7)
  expect(PlayerVideo.alive()).toHaveLength(1)
  back(page)
  expect(Player.opened()).toBe(false)
})

test('streams that another plugin has put there stay', async () => {
  const page = createPage({ media: { '*': film } })
  page.run()
  const theirs = [{ title: 'Theirs', url: b }]
  page.Lampa.Player.listener.follow('ready', () => page.Lampa.PlayerPanel.setFlows(theirs))
  page.window.ResilientPlayback.play({ sources: [a, b] })
  await pass(2)
  expect(page.Lampa.PlayerPanel.flows).toBe(theirs)
})

test('one server: no menu of servers', async () => {
  const page = start({ sources: [a] })
  await pass(2)
  expect(page.Lampa.PlayerPanel.flows).toBe(false)
})

test('the quality menu after a switch: a map says what plays now', async () => {
  const quality = { '1080p': `${a} or ${c}`, '720p': b }
  fake.core.parseSources = () => ({
    sources: [
      { raw: a, quality: 1080 },
      { raw: b, quality: 720 }
    ]
  })
  const page = start({ url: a, quality })
  await pass(2)
  expect(page.Lampa.PlayerPanel.text).toBe('1080p')
  fail(page)
  await pass(2)
  expect(page.Lampa.PlayerPanel.text).toBe('720p')
  back(page)
  expect(quality).toEqual({ '1080p': `${a} or ${c}`, '720p': b })
})

test('the quality menu after a switch: the levels of the new engine, not of the dead one', async () => {
  const levels = (name) => () => [{ title: name, height: 720 }]
  const media = { [a]: { ...film, levels: levels('old') }, [b]: { ...film, levels: levels('new') } }
  const page = start({ sources: [a, b] }, { media })
  await pass(2)
  expect(page.Lampa.PlayerPanel.qualities[0].title).toBe('old')
  fail(page)
  await pass(2)
  expect(page.Lampa.PlayerPanel.qualities[0].title).toBe('new')
})

test.each([
  ['https://user:p@ss@host.example:8443/path?token=1', 'host.example:8443'],
  ['//host.example/x', 'host.example'],
  ['http://host.example\\secret', 'host.example'],
  ['http://хост.рф/x', 'хост.рф'],
  ['http://a\u202eb\u2066{title}.example/', 'abtitle.example'],
  [`http://${'a'.repeat(300)}/`, 'a'.repeat(60)],
  ['', '']
])('the name of the server in %s', (url, name) => {
  expect(hostOf(url)).toBe(name)
})

test('what comes from outside is text: hosts, voices, titles', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const { Lampa } = start({ title: evil, sources: [a, b] })
  const sources = [{ url: `http://${evil}.example/`, state: 'good', voice: `${evil}{title}`, quality: 720 }]
  const [row] = describeServers(Lampa, sources, createCooldowns({ now: () => 0 }))
  const element = document.createElement('div')
  element.innerHTML = row.title + row.subtitle
  expect(element.querySelectorAll('img')).toHaveLength(0)
  expect(plain(row.title)).toContain('<img')
  expect(plain(row.subtitle)).toContain('<img src=x onerror=alert(1)> title')
})
