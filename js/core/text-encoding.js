// @ts-check

/**
 * Replaces every lone surrogate in JSON by U+FFFD. Newer engines escape it, and a strict JSON reader refuses that. Older
 * engines leave it raw, and the UTF-8 encoder of the built core would swallow the character after it.
 * @param {string} json from JSON.stringify
 * @returns {string}
 */
export function wellFormed(json) {
  if (!/[\ud800-\udfff]|\\ud/.test(json)) return json
  // The pattern takes an escaped backslash and a whole pair first, so that it does not misread what follows them.
  return json.replace(/\\\\|\\ud[89a-f][0-9a-f]{2}|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd'
  )
}

/**
 * @param {string} text well-formed
 * @param {number} limit bytes
 * @returns {boolean} whether its UTF-8 form is longer than the limit
 */
export function longerThan(text, limit) {
  if (text.length > limit) return true
  if (text.length * 3 <= limit) return false
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // A surrogate pair is 4 bytes: 2 for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3
  }
  return bytes > limit
}
