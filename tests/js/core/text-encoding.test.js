import { longerThan, wellFormed } from '../../../js/core/text-encoding.js'

const through = (value) => JSON.parse(wellFormed(JSON.stringify(value)))

test.each([
  ['plain', 'plain'],
  ['\ud83d\ude00', '\ud83d\ude00'],
  ['a\ud83d', 'a\ufffd'],
  ['\ude00b', '\ufffdb'],
  ['\ude00\ude00\ud83d\ud83d\ude00', '\ufffd\ufffd\ufffd\ud83d\ude00'],
  ['\\ud83d', '\\ud83d'],
  ['\\\ud83d', '\\\ufffd'],
  ['\\\\ud800\\', '\\\\ud800\\']
])('%j becomes %j', (given, expected) => {
  expect(through(given)).toBe(expected)
})

test('keys too, and text that an older engine left raw', () => {
  expect(through({ 'k\ud83d': 1 })).toEqual({ 'k\ufffd': 1 })
  expect(wellFormed('"\ud83d"')).toBe('"\ufffd"')
})

test.each(['a', 'é', '€', '\ud83d\ude00'])('the length of %s is that of UTF-8', (text) => {
  const many = text.repeat(100)
  const bytes = Buffer.byteLength(many)
  expect(longerThan(many, bytes)).toBe(false)
  expect(longerThan(many, bytes - 1)).toBe(true)
})
