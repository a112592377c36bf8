// @ts-check
// Hashes one segment in the middle of a media playlist. Only equal bytes prove that two servers have the same film.
import { mostSampleBytes } from './limits.js'
import { addressIn } from './private-host.js'
import { linesOf } from './quoted-line.js'
import { Failure } from './failure.js'

/** @typedef {import('./types').Inspection} Inspection */
/** @typedef {import('./types').World} World */
/** @typedef {{samples?: {segment: number, bytes: number, hash: string}[], init?: string}} Sampled */

/**
 * @param {string} text a media playlist
 * @param {number} count of its segments, as the core counts them
 * @returns {{index: number, uri: string, map?: string} | null} null: a segment is not a whole file
 */
export function middleSegment(text, count) {
  if (/^#EXT-X-(BYTERANGE|DEFINE)|BYTERANGE=/m.test(text)) return null
  const index = Math.floor(count / 2)
  let seen = 0
  let timed = false
  /** @type {string | undefined} */
  let map
  for (const line of linesOf(text).map((one) => one.trim())) {
    if (line.startsWith('#EXT-X-MAP:')) map = /[:,]URI="([^"]*)"/.exec(line)?.[1]
    if (line.startsWith('#EXTINF:')) timed = true
    if (line === '' || line.startsWith('#') || !timed) continue
    if (seen === index) return { index, uri: line, map }
    seen += 1
    timed = false
  }
  return null
}

/** @param {string | null} address @param {Inspection} look @param {World} world @returns {Promise<Uint8Array | null>} */
async function wholeFile(address, { target }, world) {
  if (!address) return null
  try {
    const opened = await world.openUrl(address, { credentials: target.credentials })
    try {
      const bytes = await opened.read(mostSampleBytes)
      const whole = opened.isComplete() || bytes.length === opened.totalBytes
      return opened.status === 200 && whole && bytes.length > 0 ? bytes : null
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/**
 * @param {Inspection} look of a media playlist @param {World} world @returns {Promise<Sampled>} empty if there is no sample
 */
export async function sampleOf(look, world) {
  const { text, report } = look
  const base = look.finalUrl ?? look.url
  const { manifest } = report
  if (!text || !base || manifest?.kind !== 'media' || manifest.live) return {}
  const segment = middleSegment(text, manifest.segmentCount ?? 0)
  const bytes = segment && (await wholeFile(addressIn(segment.uri, base), look, world))
  if (!segment || !bytes) return {}
  const init = segment.map && (await wholeFile(addressIn(segment.map, base), look, world))
  return {
    samples: [{ segment: segment.index, bytes: bytes.length, hash: world.core.hash(bytes) }],
    ...(init ? { init: world.core.hash(init) } : {})
  }
}
