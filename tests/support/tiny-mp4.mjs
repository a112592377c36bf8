// @ts-check
// The parts of an MP4 of two tracks without frames.

/** @param {number} value @param {number} [size] in bytes */
function number(value, size = 4) {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** @param {number} size */
const zeros = (size) => Buffer.alloc(size)

/** @param {string} type @param {...(Buffer | string)} parts */
function box(type, ...parts) {
  const payload = Buffer.concat(parts.map((part) => Buffer.from(/** @type {any} */ (part))))
  return Buffer.concat([number(8 + payload.length), Buffer.from(type, 'latin1'), payload])
}

/** @param {string} type @param {...(Buffer | string)} parts */
const full = (type, ...parts) => box(type, zeros(4), ...parts)

const avc = box(
  'avc1',
  ...[zeros(24), number(640, 2), number(360, 2), zeros(50)],
  box('avcC', Buffer.from('0164001fffe1000167010001ee', 'hex'))
)
const decoder = Buffer.concat([Buffer.from('40', 'hex'), zeros(12), Buffer.from('05021210', 'hex')])
const config = Buffer.concat([Buffer.from([4, decoder.length]), decoder])
const aac = box('mp4a', zeros(28), full('esds', Buffer.from([3, config.length + 3, 0, 0, 0]), config))

/** @param {number} id @param {'vide' | 'soun'} handler @param {Buffer} entry */
function track(id, handler, entry) {
  const pixels = handler === 'vide' ? [1920, 1080] : [0, 0]
  const table = box('stbl', full('stsd', number(1), entry), full('stsz', zeros(4), number(7)))
  return box(
    'trak',
    full('tkhd', zeros(8), number(id), zeros(60), number(pixels[0], 2), zeros(2), number(pixels[1], 2), zeros(2)),
    box(
      'mdia',
      full('mdhd', zeros(16), number(0x15c7, 2), zeros(2)),
      full('hdlr', zeros(4), handler, zeros(13)),
      box('minf', table)
    )
  )
}

export const fileType = box('ftyp', 'isom', number(512), 'mp42')

/** @param {number} bytes */
export const media = (bytes) => box('mdat', zeros(bytes))

/** Describes 90 seconds. @param {number} [padding] bytes of a free box inside */
export const index = (padding = 0) =>
  box(
    'moov',
    full('mvhd', zeros(8), number(1000), number(90000), zeros(80)),
    track(1, 'vide', avc),
    track(2, 'soun', aac),
    ...(padding ? [box('free', zeros(padding))] : [])
  )

/** @param {number} mediaBytes */
export const movieWithIndexAtEnd = (mediaBytes) => Buffer.concat([fileType, media(mediaBytes), index()])
