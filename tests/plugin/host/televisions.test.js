/** @jest-environment jsdom */
// TVs behave differently. On Tizen, the player is an object without an element, and the app does not understand its failure
// event. On webOS, the app opens a film a second time by itself.
import { loadCore } from '../../../js/core/client.js'
import { createAvplay } from '../stand-in/avplay.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass, passQuickly } from '../stand-in/page.js'

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const film = { duration: 5400 }

beforeAll(() => loadCore())
withTimers()

/** Plays a film on a Samsung TV. */
function onTizen(ofA, ofB = film, data = {}) {
  const log = { selected: [] }
  const page = createPage({
    media: { [a]: ofA, [b]: ofB },
    platform: 'tizen',
    makeElement: (planOf) => createAvplay(planOf, log)
  })
  page.run()
  page.Lampa.Player.play({ title: 'Film', url: `${a} or ${b}`, ...data })
  return { ...page, log }
}

const hosts = ({ Lampa }) => Lampa.PlayerVideo.opened.map((url) => url.charAt(7)).join('')
const position = ({ Lampa }) => Lampa.PlayerVideo.video().currentTime
const notes = ({ Lampa }) => Lampa.Noty.shown.map(({ html }) => html)

describe('Tizen', () => {
  test('a healthy film is left in peace, through a pause of two minutes', async () => {
    const page = onTizen(film)
    await pass(30)
    page.Lampa.PlayerVideo.pause()
    passQuickly(120)
    page.Lampa.PlayerVideo.play()
    await pass(30)
    expect(hosts(page)).toBe('a')
    expect(position(page)).toBeGreaterThan(58)
    expect(notes(page)).toEqual([])
  })

  test.each([
    ['it cannot be opened, which is said before anybody can listen', { openFails: true }, 13],
    ['it cannot be prepared: at once', { prepareFails: 'PLAYER_ERROR_CONNECTION_FAILED' }, 4],
    ['it is silent', { silent: true }, 13]
  ])('from the start: %s', async (_, plan, seconds) => {
    const page = onTizen({ ...film, ...plan })
    await pass(seconds)
    expect(hosts(page)).toBe('ab')
    expect(position(page)).toBeGreaterThan(0.5)
    expect(page.Lampa.PlayerVideo.alive()).toHaveLength(1)
  })

  test.each([
    ['an error of the platform', { breaksAt: 40 }],
    ['silence', { dataEnds: 40 }]
  ])('in mid-film, the position is kept: %s', async (_, plan) => {
    const page = onTizen({ ...film, ...plan })
    const seen = []
    page.Lampa.PlayerVideo.listener.follow('timeupdate', ({ current, duration }) => duration > 0 && seen.push(current))
    await pass(70)
    expect(hosts(page)).toBe('ab')
    const resumed = seen
      .slice(seen.findIndex((time) => time > 39.5))
      .find((time, i, all) => i > 0 && time >= all[i - 1] && time > 38)
    expect(resumed).toBeGreaterThan(37)
    expect(position(page)).toBeGreaterThan(52)
    expect(position(page)).toBeLessThan(72)
  })

  test('it breaks while the new place is still being sought: the place is not lost', async () => {
    const page = onTizen({ ...film, breaksAt: 40 }, { ...film, breaksAt: 0.05 })
    await pass(41)
    await pass(60)
    expect(hosts(page).slice(0, 2)).toBe('ab')
    expect(page.Lampa.PlayerVideo.opened.length).toBeGreaterThan(2)
    expect(position(page)).toBeGreaterThan(37)
  })

  test('the sound that was chosen is chosen on the next server too, wherever it stands there', async () => {
    const page = onTizen(
      { ...film, sounds: ['eng', 'ukr'], breaksAt: 40 },
      { ...film, sounds: ['ukr', 'eng'] },
      {
        preferences: { audioLanguages: ['uk'] }
      }
    )
    await pass(60)
    expect(hosts(page)).toBe('ab')
    expect(page.log.selected).toContainEqual([a, 'AUDIO', 1])
    expect(page.log.selected.filter(([url]) => url === b).pop()).toEqual([b, 'AUDIO', 0])
  })
})

test('webOS opens the same film again when it has found its tracks: nobody is blamed, nothing is said', async () => {
  const page = createPage({ media: { '*': { ...film, native: true } }, platform: 'webos' })
  page.run()
  page.Lampa.Player.play({ title: 'Film', url: `${a} or ${b}` })
  await pass(1)
  const video = page.Lampa.PlayerVideo.video()
  page.Lampa.PlayerVideo.listener.send('webos_tracks', { tracks: [] })
  video.open(a)
  await pass(60)
  expect(hosts(page)).toBe('a')
  expect(notes(page)).toEqual([])
  expect(position(page)).toBeGreaterThan(50)
})
