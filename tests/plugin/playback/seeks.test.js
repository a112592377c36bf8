/** @jest-environment jsdom */
// Who moved the position: the viewer, an engine or our plugin.
import { loadUrl } from '../../js/support/fake-core.js'
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

test.each([0.1, 5])('our own nudge of %d s is not the viewer', async (step) => {
  const { video } = await playing()
  const at = video.currentTime
  let nudged = false
  fake.reply = ({ type }) => {
    if (type !== 'progress' || nudged) return {}
    nudged = true
    return { commands: [{ type: 'nudge', loadId: 'l0', position: video.currentTime + step }] }
  }
  await pass(2)
  expect(nudged).toBe(true)
  expect(video.currentTime).toBeGreaterThan(at + step)
  expect(fake.ofType('seek')).toEqual([])
})

test('a step of dash.js over a hole of any length is not the viewer', async () => {
  const { video } = await playing()
  const at = video.currentTime
  const ranges = [
    [0, at + 0.2],
    [at + 8, 120]
  ]
  const buffered = { length: 2, start: (i) => ranges[i][0], end: (i) => ranges[i][1] }
  Object.defineProperty(video, 'buffered', { get: () => buffered })
  video.currentTime = at + 8.1
  await pass(1)
  expect(fake.ofType('seek')).toEqual([])
  video.currentTime = at + 60
  await pass(1)
  expect(fake.ofType('seek')).toHaveLength(1)
})

test('every event speaks of the load that the element shows, until the next one is opened', async () => {
  const page = createPage({ media: { '*': { duration: 120 } } })
  page.run()
  page.window.ResilientPlayback.play({ sources: [a, 'http://b.example/film.m3u8'] })
  await pass(5)
  const loads = () => fake.events.filter(({ loadId }) => loadId).map(({ type, loadId }) => type + ' ' + loadId)
  expect(new Set(loads().map((text) => text.split(' ')[1]))).toEqual(new Set(['l0']))
  const switched = loadUrl('s2', { position: 4 })
  fake.reply = ({ type }) => (type === 'playback_failed' ? { commands: [switched] } : {})
  page.Lampa.PlayerVideo.listener.send('error', { error: 'details [fragLoadError] fatal [true]', fatal: true })
  const before = fake.events.length
  await pass(3)
  const after = fake.events.slice(before).filter(({ loadId }) => loadId)
  expect(new Set(after.map(({ loadId }) => loadId))).toEqual(new Set([switched.loadId]))
  expect(after.map(({ type }) => type)).toContain('playback_started')
})
