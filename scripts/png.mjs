// Draws the icons of the example apps, a play triangle, so that the project needs no image files.
import { deflateSync } from 'node:zlib'
import { crc32 } from './crc32.mjs'

const paper = [16, 20, 24]
const ink = [240, 244, 248]

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** @param {number} size in pixels @returns {Buffer} a PNG */
export function icon(size) {
  const rows = []
  for (let y = 0; y < size; y++) {
    const row = [0]
    const half = Math.abs(y - size / 2)
    for (let x = 0; x < size; x++) {
      const inside = x > size * 0.32 && x < size * 0.74 - half * 1.4
      row.push(...(inside ? ink : paper))
    }
    rows.push(Buffer.from(row))
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(rows))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}
