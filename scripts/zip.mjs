// Makes a ZIP archive of a few files: deflated, names in UTF-8, no folders, no comments, the same bytes each time. The
// packaging rules of W3C widgets, which Tizen follows, allow this.
import { deflateRawSync } from 'node:zlib'
import { crc32 } from './crc32.mjs'

/** 1980-01-01, the first day that a ZIP archive can store. */
const day = 0x21
const version = 20
const utf8 = 0x800
const deflated = 8

/**
 * @param {{name: string, data: Buffer}[]} files
 * @returns {Buffer}
 */
export function zip(files) {
  const parts = []
  const index = []
  let offset = 0
  for (const { name, data } of files) {
    const title = Buffer.from(name)
    const packed = deflateRawSync(data, { level: 9 })
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(version, 0)
    facts.writeUInt16LE(utf8, 2)
    facts.writeUInt16LE(deflated, 4)
    facts.writeUInt16LE(day, 8)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    index.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, 0]), facts, place, title)
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(index)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}
