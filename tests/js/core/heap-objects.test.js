/** @jest-environment jsdom */
// JavaScript must delete the objects that it makes in the core's heap, or they stay as long as the page. These tests count
// the objects of each Embind class of the real core, in a page and in the stand-in of Lampa.
import { createPlayer } from '../../../js/index.js'
import { loadCore } from '../../../js/core/client.js'
import { createFakeHls } from '../support/fake-hls.js'
import { createFakeVideo } from '../support/fake-video.js'
import { settle } from '../support/settle.js'
import { withTimers } from '../../plugin/stand-in/mocked-core.js'
import { back, createPage, pass } from '../../plugin/stand-in/page.js'

/** By class: objects not yet deleted, and all objects made. @type {Record<string, {alive: number, made: number}>} */
const mockCounts = {}

jest.mock('resilient-playback-core', () => {
  const create = jest.requireActual('resilient-playback-core')
  return async (...given) => {
    const module = await create(...given)
    const classes = Object.keys(module).filter((name) => module[name].prototype && 'delete' in module[name].prototype)
    classes.forEach((name) => {
      const Original = module[name]
      const count = (mockCounts[name] = mockCounts[name] || { alive: 0, made: 0 })
      module[name] = function (...parameters) {
        const made = new Original(...parameters)
        count.alive++
        count.made++
        const free = made.delete
        made.delete = () => {
          count.alive--
          free.call(made)
        }
        return made
      }
    })
    return module
  }
})

const playbacks = 100
/** Classes of which each core has one object, as long as the core lives. */
const forLife = ['SourceFacts', 'Tracks']

function expectNothingLeft() {
  const left = {}
  Object.keys(mockCounts).forEach((name) => {
    if (forLife.indexOf(name) < 0) left[name] = mockCounts[name].alive
    else expect(mockCounts[name].made).toBeLessThanOrEqual(1)
  })
  expect(left).toEqual({ Session: 0, Pairs: 0 })
}

beforeAll(() => loadCore())
withTimers()

test('every class is counted', () => {
  expect(Object.keys(mockCounts).sort()).toEqual(['Pairs', 'Session', 'SourceFacts', 'Tracks'])
})

test('a page: playbacks that are opened, switched and closed leave nothing behind', async () => {
  const Hls = createFakeHls()
  for (let i = 0; i < playbacks; i++) {
    const { video, drive } = createFakeVideo(document)
    const player = createPlayer(video, {
      sources: ['http://one.test/film.m3u8', 'http://two.test/film.m3u8'],
      engines: { Hls }
    })
    player.play().then(null, () => {})
    await settle()
    drive.arrive()
    player.use(1)
    await settle()
    drive.arrive()
    if (i % 2) player.stop()
    player.dispose()
  }
  expect(mockCounts.Session.made).toBe(playbacks)
  expect(mockCounts.Pairs.made).toBe(playbacks)
  expectNothingLeft()
})

test('Lampa: playbacks that are opened, switched and closed leave nothing behind', async () => {
  const [a, b] = ['http://a.example/film.m3u8', 'http://b.example/film.m3u8']
  const page = createPage({ media: { '*': { duration: 120 } } })
  page.run()
  const before = mockCounts.Session.made
  for (let i = 0; i < playbacks; i++) {
    const session = page.window.ResilientPlayback.play({ sources: [a, b] })
    await pass(0.6)
    session.use(1)
    await pass(0.4)
    back(page)
  }
  await pass(1)
  expect(page.Lampa.PlayerVideo.opened.length).toBe(2 * playbacks)
  expect(mockCounts.Session.made - before).toBe(playbacks)
  expectNothingLeft()
}, 60000)
