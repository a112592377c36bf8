import { mediaFault, playlistFault } from '../../../js/requests/segment-checks.js'
import { sampleOf } from '../../../js/requests/sample.js'
import { packets } from '../support/fake-network.js'

const bytes = (...parts) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))
const box = (size, name, more = []) => [0, 0, size >> 8, size & 255, ...bytes(name), ...more]

test.each([
  ['packets', packets(20), ''],
  ['packets behind the head of a picture', bytes([0x89, 0x50, 0x4e, 0x47], [...packets(4)]), ''],
  ['one packet', packets(1), ''],
  [
    'boxes that add up',
    bytes(box(16, 'styp', [1, 2, 3, 4, 5, 6, 7, 8]), box(8, 'moof'), box(12, 'mdat', [1, 2, 3, 4])),
    ''
  ],
  ['a box to the end of the file', bytes(box(8, 'moof'), box(0, 'mdat', [1, 2, 3])), ''],
  ['a box with a size of 64 bits', bytes([0, 0, 0, 1], 'mdat', [0, 0, 0, 0, 0, 0, 0, 18, 9, 9]), ''],
  ['a cluster of WebM', bytes([0x1f, 0x43, 0xb6, 0x75, 1, 2]), ''],
  ['ADTS behind ID3', bytes('ID3', [4, 0]), ''],
  ['ADTS', bytes([0xff, 0xf1, 0x50]), ''],
  ['AC-3', bytes([0x0b, 0x77]), ''],
  ['WebVTT', bytes('WEBVTT\n'), ''],
  ['WebVTT behind its mark', bytes([0xef, 0xbb, 0xbf], 'WEBVTT'), ''],
  ['nothing', new Uint8Array(0), 'damaged'],
  ['a web page', bytes('<!doctype html><title>x</title>'), 'wrong_type'],
  ['JSON', bytes('{"rch":true}'), 'wrong_type'],
  ['a truncated packet', packets(20).subarray(0, 20 * 188 - 7), 'damaged'],
  ['boxes cut short', bytes(box(8, 'moof'), box(40, 'mdat', [1, 2, 3])), 'damaged'],
  ['a box with an impossible size', bytes(box(4, 'moof')), 'damaged'],
  ['a box with an impossible size of 64 bits', bytes([0, 0, 0, 1], 'mdat', [0, 0, 0, 0, 0, 0, 0, 3]), 'damaged'],
  ['noise', Uint8Array.from({ length: 900 }, (_, i) => (i * 7919) % 251), 'damaged']
])('%s', (name, body, fault) => {
  expect(mediaFault(body)).toBe(fault)
})

test('one wrong byte among the packets is seen', () => {
  const body = packets(500)
  body[188 * 400] ^= 0x5a
  expect(mediaFault(body)).toBe('damaged')
})

test('a body that begins inside a larger buffer', () => {
  const whole = bytes([9, 9, 9], box(8, 'moof'), box(12, 'mdat', [1, 2, 3, 4]))
  expect(mediaFault(whole.subarray(3))).toBe('')
})

test('playlists begin with their mark', () => {
  expect(playlistFault('#EXTM3U\n')).toBe('')
  expect(playlistFault('\ufeff#EXTM3U\n')).toBe('')
  expect(playlistFault('<html>')).toBe('wrong_type')
  expect(playlistFault('')).toBe('wrong_type')
})

test('a short piece is named by all of it, a long one by blocks that reach both ends', () => {
  const short = packets(3)
  expect(sampleOf(short)).toBe(short)
  const long = new Uint8Array(1000000)
  const before = sampleOf(long).slice()
  expect(before).toHaveLength(131072)
  for (const at of [0, 999999, 500000 - (500000 % 4096)]) {
    const changed = long.slice()
    changed.fill(7, Math.max(0, at - 40000), at + 40000)
    expect(Buffer.compare(Buffer.from(sampleOf(changed)), Buffer.from(before))).not.toBe(0)
  }
})
