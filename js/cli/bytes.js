// @ts-check

/** @param {Uint8Array[]} parts @returns {Uint8Array} */
export function concat(parts) {
  if (parts.length === 1) return parts[0]
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
