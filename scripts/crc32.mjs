// The CRC-32 of PNG and ZIP (ISO/IEC 3309). node has its own only since 20.15.
const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]
  return (value ^ 0xffffffff) >>> 0
}
