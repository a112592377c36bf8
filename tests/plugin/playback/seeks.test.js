/** @jest-environment jsdom */
// Whose hand moved the picture: the viewer's, an engine's or ours.
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'

withFakeCore()

async function playing() {
  const page = createPage({ media: { '*': { duration: 120 } } })
  page.run()
  page.Lampa.Player.play({ url: a })
  await pass(10)
  return { page, video: page.Lampa.PlayerVideo.video() }
}

test('a jump of the viewer is told, and where it goes', async () => {
  const { page } = await playing()
  page.Lampa.PlayerVideo.to(60)
  await pass(1)
  expect(fake.ofType('seek')).toHaveLength(1)
  expect(fake.ofType('seek')[0].position).toBeCloseTo(60, 0)
})

test('a step of an engine over a hole, and its nudge, are not the viewer', async () => {
  const { video } = await playing()
  for (const step of [0.1, 0.2, 0.5, -0.1]) {
    video.currentTime += step
    await pass(1)
  }
  expect(fake.ofType('seek')).toEqual([])
})

test('our own nudge is not the viewer', async () => {
  const { video } = await playing()
  const at = video.currentTime
  let nudged = false
  fake.reply = ({ type }) => {
    if (type !== 'progress' || nudged) return {}
    nudged = true
    return { commands: [{ type: 'nudge', loadId: 'l0', position: video.currentTime + 0.1 }] }
  }
  await pass(2)
  expect(nudged).toBe(true)
  expect(video.currentTime).toBeGreaterThan(at + 1)
  expect(fake.ofType('seek')).toEqual([])
})
