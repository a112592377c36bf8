import { causeOf, endKey, switchKey } from '../../../js/session/message-key.js'
import { text } from '../../../js/text/index.js'

const reasons = [
  ...['offline', 'no_answer', 'too_slow', 'not_found', 'refused', 'expired', 'overloaded', 'not_a_video', 'damaged'],
  ...['stalled', 'cut_short', 'frozen_live', 'codec', 'protected', 'cors', 'unknown']
]

const ended = (reason, unproxied) => ({ reason, unproxied, tried: [{ sourceId: 's1', reason }] })

test.each([
  ['secret', 'en', /personal key, so no intermediary was asked\.$/],
  ['engine', 'uk', /не вміє працювати через посередника\.$/]
])('why no intermediary was asked (%s, %s)', (unproxied, language, expected) => {
  expect(text(endKey(ended('cors', unproxied)), {}, language)).toMatch(expected)
})

test('a server that may not be read is not said to be dead, unless another one is', () => {
  expect(endKey(ended('cors'))).toBe('unreadable')
  const dead = { sourceId: 's2', reason: 'no_answer' }
  expect(endKey({ reason: 'cors', tried: [...ended('cors').tried, dead] })).toBe('exhausted')
})

test('every reason has a sentence for a switch and for the end', () => {
  reasons.forEach((reason) => {
    expect(text(switchKey(reason, false), { n: 1, t: 2 }, 'en')).not.toBe('')
    expect(text(switchKey(reason, true), { n: 1, t: 2 }, 'en')).not.toBe('')
    expect(text(endKey(ended(reason)), { t: 2 }, 'en')).not.toBe('')
  })
  expect(switchKey('no_answer', true)).toBe('switched_stalled')
  expect(endKey(ended('protected'))).toBe('protected')
})

test('why a source is of no use, as a sentence of its own', () => {
  expect(causeOf('not_found', 'uk')).toBe('На цьому сервері відео вже немає.')
  expect(causeOf('stranger', 'uk')).toBe('')
})
