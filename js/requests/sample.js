// @ts-check

const wholeBytes = 131072
const blocks = 32
const blockBytes = 4096

/**
 * What names a piece, beside its length: all of it, or 32 blocks of it at even steps, the first and the last among
 * them. Encoders do not agree on 128 KiB spread over a piece by chance, and a TV need not read megabytes for it.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function sampleOf(bytes) {
  if (bytes.length <= wholeBytes) return bytes
  const sample = new Uint8Array(blocks * blockBytes)
  for (let i = 0; i < blocks; i++) {
    const at = Math.floor((i * (bytes.length - blockBytes)) / (blocks - 1))
    sample.set(bytes.subarray(at, at + blockBytes), i * blockBytes)
  }
  return sample
}
