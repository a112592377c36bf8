import { createHash } from 'node:crypto'
import { sha256 } from '../../plugin/sha256.js'

test('the digests of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('the same as the platform for every length around a block, in UTF-8', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'aжю€'.repeat(50).slice(0, length)
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  }
})
