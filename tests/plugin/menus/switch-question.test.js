/** @jest-environment jsdom */
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const film = { duration: 120 }

withFakeCore()

const fail = ({ Lampa }) => Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
const shown = ({ Lampa }) => Lampa.Select.shown()
const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent

/** Plays a film for 5 s, then its first server fails. */
async function asked({ mode = 'ask', cause = 'switch' } = {}) {
  const page = createPage({ media: { '*': film }, stored: { resilient_playback_mode: mode } })
  page.run()
  page.Lampa.Player.play({ url: `${a} or ${b}` })
  await pass(5)
  fake.reply = ({ type, position }) => {
    const note = { type: 'notify', messageKey: 'switched_stalled', severity: 'important', params: { n: 2, t: 2 } }
    if (type === 'playback_failed') return { state: 'switching', commands: [loadUrl('s2', { cause, position }), note] }
    return type === 'playback_started' ? { state: 'playing' } : {}
  }
  fail(page)
  return page
}

test('the viewer is asked, in plain words; nothing is opened and no deadline runs until he answers', async () => {
  const page = await asked()
  expect(shown(page).items.map(({ title }) => plain(title))).toEqual([
    'The server stopped sending video.',
    'Go on from server 2 of 2',
    'Do not switch servers in this film'
  ])
  await pass(60)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  expect(page.Lampa.Noty.shown).toEqual([])
  expect(fake.events.map(({ type }) => type).filter((type) => /pause|resume/.test(type))).toEqual(['pause'])
  fail(page)
  expect(fake.ofType('playback_failed')).toHaveLength(1)
  page.Lampa.Select.answer(shown(page).items[1])
  await pass(2)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  expect(page.Lampa.PlayerVideo.video().currentTime).toBeGreaterThan(4)
  expect(page.Lampa.Controller.enabled().name).toBe('player')
  expect(fake.events.map(({ type }) => type).filter((type) => /pause|resume/.test(type))).toEqual(['pause', 'resume'])
})

test('once per trouble: asked again only when the picture had been there', async () => {
  const page = await asked()
  page.Lampa.Select.answer(shown(page).items[1])
  fail(page)
  expect(shown(page)).toBe(null)
  await pass(4)
  fail(page)
  expect(shown(page)).not.toBe(null)
})

test.each([
  ['no', (page) => page.Lampa.Select.answer(shown(page).items[2])],
  ['back', (page) => page.Lampa.Select.back()]
])('%s: no help for this film any more', async (_, answer) => {
  const page = await asked()
  answer(page)
  await pass(5)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  expect(page.Lampa.Controller.enabled().name).toBe('player')
  page.Lampa.Keypad.listener.send('longdown', {})
  expect(plain(shown(page).items[0].title)).toBe('Switch servers in this film again')
})

test("somebody else's list takes its place: help goes on, and the next trouble is asked about", async () => {
  const page = await asked()
  await pass(1)
  page.Lampa.Select.show({ items: [], onSelect() {}, onBack: () => page.Lampa.Controller.toggle('player') })
  page.Lampa.Select.back()
  await pass(1)
  expect(fake.events.map(({ type }) => type).filter((type) => /pause|resume/.test(type))).toEqual(['pause', 'resume'])
  fail(page)
  expect(shown(page).items).toHaveLength(3)
})

test('closed while the question is up: nothing is opened', async () => {
  const page = await asked()
  back(page)
  await pass(2)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a])
  expect(shown(page)).toBe(null)
})

test.each([
  ['switched on', { mode: 'on' }],
  ['the same server once more', { cause: 'retry' }],
  ["the viewer's own pick", { cause: 'pick' }]
])('not asked: %s', async (_, options) => {
  const page = await asked(options)
  expect(shown(page)).toBe(null)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
})
