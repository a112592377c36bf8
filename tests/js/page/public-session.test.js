import { publicSources } from '../../../js/page/sources.js'
import { createPublicSession } from '../../../js/page/public-session.js'
import { createAnswers } from '../support/fake-core.js'
import { createSourceList } from '../../../js/session/source-list.js'

const sources = publicSources(['http://a.test/1.mp4', 'http://b.test/2.mp4', 'http://c.test/3.mp4'])
const [a, b, c] = sources.map(({ source }) => source)

function start() {
  let now = 0
  const events = []
  const view = createPublicSession({
    sources: createSourceList(sources),
    language: 'en',
    now: () => now,
    position: () => 33,
    emit: (event) => events.push(event)
  })
  const completed = createAnswers('s1')
  /** Passes an answer of the core on, as the runner does. */
  const answer = (given) => {
    const full = completed(given)
    if (full.sourceStates) view.sourceStates(full.sourceStates)
    full.commands.forEach(view.command)
    if (full.state) view.state(full.state)
  }
  const command = (given) => answer({ commands: [given] })
  const state = (name) => answer({ state: name })
  const load = (sourceId, cause, reason) => command({ type: 'load_url', loadId: 'l', sourceId, cause, reason })
  const wait = (ms) => (now += ms)
  const drain = () => events.splice(0)
  const states = () => view.sources().map((source) => source.state)
  return { view: { ...view, command, state }, load, wait, drain, states, events }
}

test('opening tries the source, the first frame makes it the playing one', () => {
  const { view, drain, states } = start()
  expect(view.source()).toBe(null)
  view.opened('s1')
  expect(drain()).toEqual([{ type: 'trying', source: a, index: 0, total: 3 }])
  expect(states()).toEqual(['untried', 'untried', 'untried'])
  view.firstFrame()
  view.state('playing')
  expect(drain()).toEqual([])
  expect(view.source()).toEqual(a)
  expect(states()).toEqual(['playing', 'untried', 'untried'])
})

test('without a core, at most one source is playing', () => {
  const { view, states } = start()
  view.opened('s1')
  view.firstFrame()
  view.opened('s2')
  expect(states()).toEqual(['good', 'untried', 'untried'])
  view.firstFrame()
  expect(states()).toEqual(['good', 'playing', 'untried'])
})

test('a switch is told once the new source shows a picture, with the first reason', () => {
  const { view, load, wait, drain, states } = start()
  view.opened('s1')
  view.state('playing')
  drain()
  wait(1000)
  load('s2', 'switch', 'not_found')
  wait(2000)
  load('s3', 'switch', 'overloaded')
  wait(600)
  expect(drain().map(({ type }) => type)).toEqual(['trying', 'trying'])
  view.state('playing')
  expect(drain()).toEqual([
    {
      type: 'source_changed',
      from: a,
      to: c,
      reason: 'not_found',
      position: 33,
      seamless: false,
      message: 'The video is no longer on this server; playing from server 3 of 3.'
    },
    { type: 'recovered', seconds: 2.6 }
  ])
  expect(states()).toEqual(['resting', 'resting', 'playing'])
})

test('the same source again is no change, but a recovery', () => {
  const { view, load, wait, drain, states } = start()
  view.opened('s1')
  view.state('playing')
  view.state('recovering')
  wait(3000)
  load('s1', 'retry', 'stalled')
  wait(1000)
  drain()
  view.state('playing')
  expect(drain()).toEqual([{ type: 'recovered', seconds: 4 }])
  expect(states()).toEqual(['playing', 'untried', 'untried'])
})

test('a hiccup that passes by itself is not told', () => {
  const { view, wait, drain } = start()
  view.opened('s1')
  view.state('playing')
  drain()
  view.state('recovering')
  wait(3000)
  view.state('playing')
  expect(drain()).toEqual([])
})

test('away and back again is a recovery without a change', () => {
  const { view, load, drain } = start()
  view.opened('s1')
  view.state('playing')
  load('s2', 'switch', 'stalled')
  load('s1', 'switch', 'no_answer')
  drain()
  view.state('playing')
  expect(drain().map(({ type }) => type)).toEqual(['recovered'])
})

test('a switch is seamless where the core says that the picture hardly stood', () => {
  for (const [seconds, seamless] of [
    [0.4, true],
    [1.5, false]
  ]) {
    const { view, load, drain } = start()
    view.opened('s1')
    view.state('playing')
    load('s2', 'switch', 'stalled')
    view.command({ type: 'notify', messageKey: 'switched_stalled', params: { n: 2, t: 3, seconds }, severity: 'quiet' })
    view.state('playing')
    expect(drain().filter(({ type }) => type === 'source_changed')[0].seamless).toBe(seamless)
  }
})

test('the silence of a server in mid-film is said as such', () => {
  const { view, load, drain } = start()
  view.opened('s1')
  view.state('playing')
  load('s2', 'switch', 'no_answer')
  view.state('playing')
  expect(drain().filter(({ type }) => type === 'source_changed')[0].message).toBe(
    'The server stopped sending video; continued at the same place from server 2 of 3.'
  )
})

test('a pick needs no excuse and no recovery, and the source left behind is not resting', () => {
  const { view, load, drain, states } = start()
  view.opened('s1')
  view.state('playing')
  load('s3', 'pick')
  drain()
  view.state('playing')
  expect(drain()).toEqual([
    { type: 'source_changed', from: a, to: c, reason: 'unknown', position: 33, seamless: false, message: '' }
  ])
  expect(states()).toEqual(['good', 'untried', 'playing'])
})

test('the end is told once, with what was tried', () => {
  const { view, load, drain, states } = start()
  view.opened('s1')
  load('s2', 'switch', 'no_answer')
  drain()
  const tried = [
    { sourceId: 's1', reason: 'no_answer' },
    { sourceId: 's2', reason: 'not_found' }
  ]
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'not_found', tried })
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'not_found', tried })
  expect(drain()).toEqual([
    {
      type: 'exhausted',
      reason: 'not_found',
      message: 'None of the servers works now (tried: 2); try later or choose another source.',
      tried: [
        { source: a, reason: 'no_answer' },
        { source: b, reason: 'not_found' }
      ]
    }
  ])
  expect(states()).toEqual(['resting', 'resting', 'untried'])
})

test('where all is protected, the end says that there is a trailer', () => {
  const { view, drain } = start()
  view.opened('s1')
  drain()
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'protected', tried: [], instead: 'trailer' })
  expect(drain()).toEqual([expect.objectContaining({ type: 'exhausted', reason: 'protected', instead: 'trailer' })])
})

test('a new load may end again', () => {
  const { view, load, drain } = start()
  view.opened('s1')
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'unknown', tried: [] })
  load('s1', 'start')
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'unknown', tried: [] })
  expect(drain().map(({ type }) => type)).toEqual(['trying', 'exhausted', 'trying', 'exhausted'])
})

test('closed is the last one, once, and knows whether the film was seen to its end', () => {
  const { view, drain } = start()
  view.opened('s1')
  view.state('playing')
  view.state('ended')
  view.state('stopped')
  drain()
  view.close()
  view.close()
  view.command({ type: 'give_up', messageKey: 'exhausted', reason: 'unknown', tried: [] })
  view.state('playing')
  expect(drain()).toEqual([{ type: 'closed', position: 33, finished: true }])
})

test('a film left in the middle is not finished', () => {
  const { view, drain } = start()
  view.opened('s1')
  view.state('ended')
  view.state('playing')
  view.close()
  expect(drain().pop()).toEqual({ type: 'closed', position: 33, finished: false })
})
