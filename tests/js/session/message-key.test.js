import { causeOf, switchKey } from '../../../js/session/message-key.js'
import { text } from '../../../js/text/index.js'

const reasons = [
  ...['offline', 'no_answer', 'too_slow', 'not_found', 'refused', 'expired', 'overloaded', 'not_a_video', 'damaged'],
  ...['stalled', 'cut_short', 'frozen_live', 'codec', 'protected', 'cors', 'unknown']
]

test('every reason has a sentence for a switch', () => {
  reasons.forEach((reason) => {
    expect(text(switchKey(reason, false), { n: 1, t: 2 }, 'en')).not.toBe('')
    expect(text(switchKey(reason, true), { n: 1, t: 2 }, 'en')).not.toBe('')
  })
  expect(switchKey('no_answer', true)).toBe('switched_stalled')
})

test('why a source is of no use, as a sentence of its own', () => {
  expect(causeOf('not_found', 'uk')).toBe('На цьому сервері відео вже немає.')
  expect(causeOf('stranger', 'uk')).toBe('')
})
