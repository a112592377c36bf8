/** @jest-environment jsdom */
// If a subtitle file fails, the plugin loads it again or from another server. If all fail, it shows one message.
import { loadCore } from '../../../js/core/client.js'
import { sameElsewhere } from '../../../plugin/tracks/subtitle-files.js'
import { createFakeNetwork } from '../../js/support/fake-network.js'
import { withTimers } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

const film = (host) => `http://${host}.example/film.mp4`
const file = (host, name = 'ru') => `http://${host}.example/${name}.vtt`
const text = 'WEBVTT'

beforeAll(() => loadCore())
withTimers()

/** @param {Record<string, (string | number)[]>} answers by address: bodies and statuses, in order; the last one repeats */
async function choose(answers, subtitles = [{ label: 'Русские', url: file('a') }], sources = ['a', 'b']) {
  const network = createFakeNetwork({ otherwise: { status: 404 } })
  Object.keys(answers).forEach((url) =>
    network.serve(
      url,
      answers[url].map((one) => (typeof one === 'number' ? { status: one } : { body: one }))
    )
  )
  const media = { [film('a')]: { duration: 60 }, [film('b')]: { duration: 60 } }
  const page = createPage({ media, ...network.window })
  page.run()
  page.Lampa.Player.play({ title: 'Film', url: sources.map(film).join(' or '), subtitles })
  await pass(2)
  page.Lampa.PlayerPanel.pickSub(0)
  await pass(8)
  const { Noty, Player, PlayerVideo } = page.Lampa
  expect(PlayerVideo.video().currentTime).toBeGreaterThan(8)
  return { asked: network.asked, read: Player.files, notes: Noty.shown.map(({ html }) => html) }
}

test('a file that comes is left to the application', async () => {
  const { asked, read, notes } = await choose({ [file('a')]: [text] })
  expect([asked, read, notes]).toEqual([[file('a')], [file('a')], []])
})

test('one that came late: read again', async () => {
  const { asked, read, notes } = await choose({ [file('a')]: [503, text] })
  expect([asked, read, notes]).toEqual([[file('a'), file('a')], [file('a'), file('a')], []])
})

test('the same path on the other server of the film', async () => {
  const { read, notes } = await choose({ [file('b')]: [text] })
  expect([read, notes]).toEqual([[file('a'), file('b')], []])
})

test('another file of the same name and language in the list', async () => {
  const twins = ['x', 'y'].map((host) => ({ label: 'Русские', url: file(host) }))
  const { read, notes } = await choose({ [file('x')]: ['<!DOCTYPE html><p>not here'], [file('y')]: [text] }, twins)
  expect([read, notes]).toEqual([[file('x'), file('y')], []])
})

test('nowhere: one sentence, escaped, and no more requests', async () => {
  const { asked, notes } = await choose({}, [{ label: 'Русские <b>', url: file('x') }])
  expect(asked).toEqual([file('x'), file('x')])
  expect(notes).toEqual(['The subtitles &quot;Русские &lt;b&gt;&quot; did not load; the video goes on without them.'])
})

test('the same path is taken for the same file only where the film has one path on both servers', () => {
  const url = 'https://a.example:8443/subs/ru.vtt?token=1'
  expect(sameElsewhere(url, ['https://a.example:8443/f/film.m3u8?x', '//b.example/f/film.m3u8'])).toEqual([
    'http://b.example/subs/ru.vtt?token=1'
  ])
  expect(sameElsewhere(url, ['https://a.example:8443/f/film.m3u8', 'https://b.example/other/film.m3u8'])).toEqual([])
  expect(sameElsewhere(url, ['https://c.example/f/film.m3u8', 'https://b.example/f/film.m3u8'])).toEqual([])
})
