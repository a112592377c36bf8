// @ts-check
// Opens files and the standard input with the same interface as a server's answer.
import { open } from 'node:fs/promises'
import { concat } from './bytes.js'
import { failureOfFile } from './failure.js'
import { mostBytes } from './limits.js'

/** @typedef {import('./types').Opened} Opened */

/** @param {import('node:fs/promises').FileHandle} file @param {number} start @param {number} length */
async function bytesAt(file, start, length) {
  const buffer = new Uint8Array(length)
  let size = 0
  while (size < length) {
    const { bytesRead } = await file.read(buffer, size, length - size, start + size)
    if (bytesRead === 0) break
    size += bytesRead
  }
  return buffer.subarray(0, size)
}

/** @param {string} path @returns {Promise<Opened>} */
export async function openFile(path) {
  const file = await open(path).catch((error) => Promise.reject(failureOfFile(error)))
  const { size } = await file.stat()
  let given = 0
  /** @param {number} start @param {number} length */
  const range = (start, length) =>
    bytesAt(file, start, Math.min(length, Math.max(0, size - start))).catch((error) =>
      Promise.reject(failureOfFile(error))
    )
  return {
    totalBytes: size,
    range,
    async read(limit) {
      const bytes = await range(0, limit)
      given = bytes.length
      return bytes
    },
    isComplete: () => given === size,
    close: () => file.close()
  }
}

/**
 * @param {AsyncIterable<Uint8Array>} stream read to its end, at most as much as the core accepts @returns {Promise<Opened>}
 */
export async function openInput(stream) {
  /** @type {Uint8Array[]} */
  const parts = []
  let size = 0
  let ended = true
  for await (const part of stream) {
    parts.push(part)
    size += part.length
    ended = size <= mostBytes
    if (!ended) break
  }
  const all = concat(parts).subarray(0, mostBytes)
  let given = 0
  return {
    totalBytes: ended ? all.length : undefined,
    async read(limit) {
      given = Math.min(limit, all.length)
      return all.subarray(0, limit)
    },
    isComplete: () => given === all.length,
    range: async (start, length) => (start < all.length ? all.subarray(start, start + length) : null),
    close: async () => {}
  }
}
