/** A small MP4 by hand (ISO/IEC 14496-12): one picture of AVC, 640x360, 10 s. */
const u16 = (value) => [value >> 8, value & 0xff]
const u32 = (value) => [...u16(value >>> 16), ...u16(value & 0xffff)]
const zeros = (count) => new Array(count).fill(0)
const ascii = (text) => [...text].map((character) => character.charCodeAt(0))

export function box(type, ...parts) {
  const payload = parts.flat()
  return [...u32(8 + payload.length), ...ascii(type), ...payload]
}

const avcC = box('avcC', [1, 0x64, 0, 0x1f, 0xff, 0xe1, 0, 4, 0x67, 0x64, 0, 0x1f, 1, 0, 1, 0x68])
const avc1 = box('avc1', zeros(6), u16(1), zeros(16), u16(640), u16(360), zeros(50), avcC)
const stbl = box(
  'stbl',
  box('stsd', u32(0), u32(1), avc1),
  box('stts', u32(0), u32(1), u32(250), u32(40)),
  box('stsc', u32(0), u32(1), u32(1), u32(250), u32(1)),
  box('stsz', u32(0), u32(4), u32(250)),
  box('stco', u32(0), u32(1), u32(40))
)
const mdia = box(
  'mdia',
  box('mdhd', u32(0), zeros(8), u32(1000), u32(10000), u16(0x55c4), u16(0)),
  box('hdlr', zeros(8), ascii('vide'), zeros(13)),
  box('minf', stbl)
)
const tkhd = box('tkhd', u32(7), zeros(8), u32(1), zeros(4), u32(10000), zeros(52), u32(640 << 16), u32(360 << 16))
const mvhd = box('mvhd', u32(0), zeros(8), u32(1000), u32(10000), zeros(80))

export const fileType = box('ftyp', ascii('isom'), u32(0), ascii('isomavc1'))
/** @param {number} padding bytes of a free box inside */
export const index = (padding = 0) => box('moov', mvhd, box('trak', tkhd, mdia), box('free', zeros(padding)))
export const media = (bytes) => box('mdat', zeros(bytes))
