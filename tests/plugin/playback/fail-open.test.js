/** @jest-environment jsdom */
// If our plugin cannot go on, it stops its help completely. The app and the author's error hook then work without it.
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

/** Runs at the end of the adoption of a running playback. @type {(() => void) | null} */
let mockLateStep = null
jest.mock('../../../plugin/playback/adoption.js', () => {
  const actual = jest.requireActual('../../../plugin/playback/adoption.js')
  return {
    createAdoption() {
      const before = actual.createAdoption()
      return {
        ...before,
        tellAsked(send) {
          before.tellAsked(send)
          if (mockLateStep) mockLateStep()
        }
      }
    }
  }
})

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'

withFakeCore()
afterEach(() => (mockLateStep = null))

function open(data, media = { '*': { duration: 120 } }) {
  const page = createPage({ media })
  page.run()
  page.Lampa.Player.play(data)
  return page
}

test('an adoption that breaks at its end leaves no session behind, and nothing of ours in the playdata', async () => {
  mockLateStep = () => {
    throw new Error('late')
  }
  const error = jest.fn()
  const data = { url: a, url_reserve: b, error }
  const page = open(data)
  await pass(2)
  expect(fake.ofType('load')).toHaveLength(1)
  expect(fake.disposed).toBe(1)
  expect([data.error, data.url_reserve]).toEqual([error, b])
  const heard = fake.events.length
  fake.reply = () => ({ commands: [loadUrl('s2')] })
  page.Lampa.PlayerVideo.listener.send('error', { error: 'x', fatal: true })
  await pass(30)
  expect(fake.events).toHaveLength(heard)
})

test('the same where the end of the film was told in the middle of it', async () => {
  mockLateStep = () => {
    throw new Error('late')
  }
  fake.reply = ({ type }) =>
    type === 'load'
      ? { state: 'exhausted', commands: [{ type: 'give_up', messageKey: 'exhausted', reason: 'no_answer', tried: [] }] }
      : {}
  const page = open({ url: a })
  await pass(2)
  expect(fake.disposed).toBe(1)
  const heard = fake.events.length
  page.Lampa.PlayerVideo.pause()
  await pass(2)
  expect(fake.events).toHaveLength(heard)
})

test('a film that plays again is not told the error from before the core', async () => {
  let arrive
  fake.loadCore = () => new Promise((resolve) => (arrive = () => resolve(fake.core)))
  fake.reply = ({ type }) => {
    if (type === 'playback_failed') return { state: 'switching', commands: [loadUrl('s2')] }
    if (type === 'hidden') throw new Error('unreachable')
    return {}
  }
  const error = jest.fn()
  const page = open({ url: `${a} or ${b}`, error }, { [b]: { duration: 120 } })
  await pass(1)
  arrive()
  await pass(5)
  expect(page.Lampa.PlayerVideo.opened).toEqual([a, b])
  fake.loadCore = () => Promise.reject(new Error('gone'))
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(5)
  jest.restoreAllMocks()
  expect(fake.disposed).toBe(1)
  expect(error).not.toHaveBeenCalled()
})
