/** @jest-environment jsdom */
// Advertisements, dialogs and loading screens, with the real core. While one covers the film, the core blames no server.
import { loadCore } from '../../../js/core/client.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass, passQuickly } from '../stand-in/page.js'

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
/** The platform plays this film itself, and loads nothing while the film is paused. */
const lazy = { duration: 5400, native: true, lazy: true }
const film = { duration: 5400, native: true }
/** In seconds; longer than all deadlines of the core together. */
const minutes = 5 * 60

beforeAll(() => loadCore())
withTimers()

function start(media = { '*': lazy }) {
  const page = createPage({ media })
  page.run()
  const heard = []
  const data = { title: 'Film', url: `${a} or ${b}`, onEvent: ({ type }) => heard.push(type) }
  return { ...page, data, heard, Player: page.Lampa.Player, video: () => page.Lampa.PlayerVideo.video() }
}

function expectCalm(page, opened = [a]) {
  expect(page.Lampa.PlayerVideo.opened).toEqual(opened)
  expect(page.Lampa.Noty.shown).toEqual([])
  expect(page.heard.filter((type) => !/^(trying|tracks_changed|recovered)$/.test(type))).toEqual([])
}

async function wait() {
  await pass(2)
  passQuickly(minutes)
}

test("an advertisement before the film: its minutes are not the server's", async () => {
  const page = start()
  page.host.holdPreroll = true
  page.Player.play(page.data)
  await wait()
  expectCalm(page, [])
  page.host.prerolls.forEach((go) => go())
  await pass(5)
  expectCalm(page)
  expect(page.video().currentTime).toBeGreaterThan(3)
})

test('an advertisement before another film, while this one stands behind it', async () => {
  const page = start({ [a]: { ...film, dataEnds: 12 }, '*': film })
  page.Player.play(page.data)
  await pass(5)
  page.host.holdPreroll = true
  page.Player.play({ title: 'Another', url: b })
  await wait()
  expectCalm(page)
})

const dialogs = [
  [
    'a list',
    ({ Lampa }) => Lampa.Select.show({ items: [], onSelect() {}, onBack() {} }),
    ({ Lampa }) => Lampa.Select.back()
  ],
  [
    'a window',
    ({ Lampa }) => Lampa.Modal.open({ title: '', html: { find() {} }, onBack: () => Lampa.Modal.close() }),
    ({ Lampa }) => Lampa.Modal.back()
  ]
]

test.each(dialogs)(
  "%s of another plugin's over a film that it has stopped, before the first frame",
  async (_, open, close) => {
    const page = start()
    page.Lampa.Player.listener.follow('ready', () => {
      page.Lampa.PlayerVideo.pause()
      open(page)
    })
    page.Player.play(page.data)
    await wait()
    expectCalm(page)
    close(page)
    page.Lampa.Controller.toggle('player')
    page.Lampa.PlayerVideo.play()
    await pass(5)
    expectCalm(page)
    expect(page.video().currentTime).toBeGreaterThan(3)
  }
)

test.each(dialogs)('%s over a film that nobody has stopped hides no failure', async (_, open) => {
  const page = start({ [a]: { ...film, dataEnds: 12 }, '*': film })
  page.Player.play(page.data)
  await pass(5)
  open(page)
  await pass(25)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
})

test("an author's loading screen, before the first frame and in mid-film", async () => {
  const page = start()
  page.Player.play(page.data)
  page.Player.loading(true)
  await wait()
  expectCalm(page)
  page.Player.loading(false)
  await pass(5)
  page.Player.loading(true)
  await wait()
  page.Player.loading(false)
  await pass(5)
  expectCalm(page)
  expect(page.video().currentTime).toBeGreaterThan(8)
})
