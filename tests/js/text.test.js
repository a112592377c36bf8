import { endKey, sentence, switchKey, textLanguage } from '../../js/texts.js'

/** docs/protocol.md: every messageKey. */
const keys = [
  'switched_no_answer',
  'switched_not_found',
  'switched_overloaded',
  'switched_stalled',
  'switched_too_slow',
  'switched_not_a_video',
  'switched_damaged',
  'link_dead',
  'reloaded',
  'still_trying',
  'exhausted',
  'offline',
  'switched_cut_short',
  'live_frozen',
  'protected',
  'torrent_silent',
  'switched_refused',
  'external_player',
  'switched_codec',
  'unreadable',
  'unproxied_secret',
  'unproxied_engine'
]
const reasons = [
  ...['offline', 'no_answer', 'too_slow', 'not_found', 'refused', 'expired', 'overloaded', 'not_a_video', 'damaged'],
  ...['stalled', 'cut_short', 'frozen_live', 'codec', 'protected', 'cors', 'unknown']
]

const ended = (reason, unproxied) => ({ reason, unproxied, tried: [{ sourceId: 's1', reason }] })

test.each(keys)('%s is one whole sentence in each language', (key) => {
  const said = ['en', 'ru', 'uk'].map((language) => sentence(key, { n: 2, t: 3, q: '1080p' }, language))
  said.forEach((text) => expect(text).toMatch(/^[A-ZА-ЯІЇЄ][^{}]+\.$/))
  expect(new Set(said).size).toBe(3)
  expect(said[0]).toMatch(/^[\x20-\x7e]+$/)
  expect(said[1]).not.toMatch(/[іїєґ]/i)
  expect(said[2]).not.toMatch(/[ыэъё]/i)
})

test('the parameters are put in', () => {
  expect(sentence('switched_not_found', { n: 2, t: 3 }, 'en')).toBe(
    'The video is no longer on this server; playing from server 2 of 3.'
  )
})

test.each([
  ['en', 'The server is too slow; switched to server 2 of 3.'],
  ['ru', 'Сервер слишком медленный; включён сервер 2 из 3.'],
  ['uk', 'Сервер надто повільний; увімкнено сервер 2 з 3.']
])('without a known quality the slow server is said without one (%s)', (language, text) => {
  expect(sentence('switched_too_slow', { n: 2, t: 3 }, language)).toBe(text)
})

test.each([
  ['ru-RU', 'ru'],
  ['uk_UA', 'uk'],
  ['UK', 'uk'],
  ['de', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  ['rue', 'en']
])('the language %s is told in %s', (tag, language) => {
  expect(textLanguage(tag)).toBe(language)
})

test.each([
  ['secret', 'en', /personal key, so no intermediary was asked\.$/],
  ['engine', 'uk', /не вміє працювати через посередника\.$/]
])('why no intermediary was asked (%s, %s)', (unproxied, language, text) => {
  expect(sentence(endKey(ended('cors', unproxied)), {}, language)).toMatch(text)
})

test('a server that may not be read is not said to be dead, unless another one is', () => {
  expect(endKey(ended('cors'))).toBe('unreadable')
  const dead = { sourceId: 's2', reason: 'no_answer' }
  expect(endKey({ reason: 'cors', tried: [...ended('cors').tried, dead] })).toBe('exhausted')
})

test('an unknown key says nothing', () => {
  expect(sentence('toString', {}, 'en')).toBe('')
})

test('every reason has a sentence for a switch and for the end', () => {
  reasons.forEach((reason) => {
    expect(sentence(switchKey(reason, false), { n: 1, t: 2 }, 'en')).not.toBe('')
    expect(sentence(switchKey(reason, true), { n: 1, t: 2 }, 'en')).not.toBe('')
    expect(sentence(endKey(ended(reason)), { t: 2 }, 'en')).not.toBe('')
  })
  expect(switchKey('no_answer', true)).toBe('switched_stalled')
  expect(endKey(ended('protected'))).toBe('protected')
})
