// @ts-check
// Packs track lists into bytes (docs/protocol.md, "Packed lists"): 64-bit numbers, then the texts. A text that several
// tracks have is stored once. Only plain objects are packed; an object that JSON treats specially goes as JSON.

const headNumbers = 4
const audioNumbers = 7
const textNumbers = 5
const videoNumbers = 6

// After this many different texts the writer no longer looks for equal ones: such lists share none.
const mostShared = 1024

/** @param {unknown} value */
const isAbsent = (value) => value === undefined || value === null

/** @param {unknown} value */
const writesItself = (value) => /** @type {{toJSON?: unknown}} */ (value).toJSON !== undefined

/** @param {unknown} object @returns {boolean} whether JSON would write exactly its own fields */
function isPlain(object) {
  if (typeof object !== 'object' || object === null || writesItself(object)) return false
  const prototype = Object.getPrototypeOf(object)
  return prototype === Object.prototype || prototype === null
}

/**
 * @template T
 * @param {readonly T[] | undefined} list by its type; not checked yet
 * @returns {readonly T[] | null}
 */
function listOf(list) {
  if (isAbsent(list)) return []
  return Array.isArray(list) && !writesItself(list) ? list : null
}

/**
 * @param {import('../index').SelectTracksRequest} request
 * @returns {Uint8Array[] | null} null: its lists cannot be packed
 */
export function packTracks(request) {
  if (!isPlain(request)) return null
  const audio = listOf(request.audio)
  const text = listOf(request.text)
  const video = listOf(request.video)
  if (!audio || !text || !video || typeof TextEncoder === 'undefined' || typeof Map === 'undefined') return null
  const writer = createWriter(
    headNumbers + audio.length * audioNumbers + text.length * textNumbers + video.length * videoNumbers
  )
  ;[audio.length, text.length, video.length, 0].forEach(writer.number)
  audio.forEach((track) => writer.track(track) && putAudio(writer, track))
  text.forEach((track) => writer.track(track) && putText(writer, track))
  video.forEach((track) => writer.track(track) && putVideo(writer, track))
  return writer.parts()
}

// Characters that are encoded at a time. One string joined from thousands of parts takes ten times as long.
const chunkLength = 2000

/** Collects texts as UTF-8, with a zero byte before each. */
function createTextBytes() {
  const encoder = new TextEncoder()
  /** @type {Uint8Array[]} */
  const pieces = []
  let open = ''

  /** @param {string} text */
  function add(text) {
    open += '\0' + text
    if (open.length > chunkLength) finish()
  }

  function finish() {
    pieces.push(encoder.encode(open))
    open = ''
    return pieces
  }

  return { add, finish }
}

/** @typedef {ReturnType<typeof createWriter>} Writer */

/** @param {Writer} writer @param {import('../index').AudioTrackFacts} track */
function putAudio(writer, track) {
  writer.text(track.language)
  writer.text(track.label)
  writer.text(track.codec)
  writer.roles(track.roles)
  writer.number(track.channels)
  writer.flags(track.default, track.autoselect, false)
  writer.number(track.bitrate)
}

/** @param {Writer} writer @param {import('../index').TextTrackFacts} track */
function putText(writer, track) {
  writer.text(track.language)
  writer.text(track.label)
  writer.text(track.format)
  writer.roles(track.roles)
  writer.flags(track.default, track.forced, track.embedded)
}

/** @param {Writer} writer @param {import('../index').VideoTrackFacts} track */
function putVideo(writer, track) {
  writer.text(track.codec)
  writer.text(track.range)
  writer.number(track.width)
  writer.number(track.height)
  writer.number(track.frameRate)
  writer.number(track.bitrate)
}

/** @param {number} size how many numbers */
function createWriter(size) {
  const numbers = new Float64Array(size)
  let at = 0
  let fits = true
  const texts = createTextBytes()
  let textCount = 1
  const ids = createTextBytes()
  /** @type {Map<string, number>} */
  const places = new Map()

  /** @param {{id: string}} object by its type; not checked yet */
  function track(object) {
    if (!isPlain(object) || typeof object.id !== 'string') return (fits = false)
    ids.add(object.id)
    return true
  }

  /** @param {string | null | undefined} value by its type; not checked yet */
  function text(value) {
    if (value === '' || value === undefined || value === null) return void at++
    if (typeof value !== 'string') fits = false
    let place = places.get(value)
    if (place === undefined) {
      place = textCount++
      texts.add(value)
      if (place < mostShared) places.set(value, place)
    }
    numbers[at++] = place
  }

  /** @param {readonly string[] | undefined} value */
  function roles(value) {
    const names = listOf(value)
    if (!names || names.some((name) => typeof name !== 'string' || name.indexOf('\n') >= 0)) fits = false
    text(names && names.join('\n'))
  }

  /** @param {number | undefined} value */
  function number(value) {
    if (!isAbsent(value) && typeof value !== 'number') fits = false
    numbers[at++] = value || 0
  }

  /** @param {unknown} value */
  function bit(value) {
    if (!isAbsent(value) && typeof value !== 'boolean') fits = false
    return value ? 1 : 0
  }

  /** @param {unknown} first @param {unknown} second @param {unknown} third */
  function flags(first, second, third) {
    numbers[at++] = bit(first) + 2 * bit(second) + 4 * bit(third)
  }

  /** @returns {Uint8Array[] | null} */
  function parts() {
    if (!fits || at !== size) return null
    numbers[headNumbers - 1] = textCount
    /** @type {Uint8Array[]} */
    const head = [new Uint8Array(numbers.buffer)]
    return head.concat(texts.finish(), ids.finish())
  }

  return { track, text, roles, number, flags, parts }
}
