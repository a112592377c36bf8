// @ts-check
// Hands bytes to the core, outside of the JSON.
import { maxBytes } from './json.js'

/**
 * @param {import('../types').CoreModule} module
 * @param {(size: number) => number} reserve gives an address in the module's heap; 0: the core accepts no more
 * @param {Uint8Array[]} parts
 */
export function putBytes(module, reserve, parts) {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const start = size <= maxBytes ? reserve(size) : 0
  if (!start) throw new TypeError('body: longer than 8 MiB')
  // HEAPU8 is read after reserve(): if the heap has grown, the earlier view is empty.
  parts.reduce((at, part) => {
    module.HEAPU8.set(part, at)
    return at + part.length
  }, start)
}

/**
 * @param {unknown} body
 * @returns {Uint8Array}
 * @throws {TypeError}
 */
export function bytesOf(body) {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  throw new TypeError('body: text or bytes are expected')
}
