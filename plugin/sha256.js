// @ts-check
// FIPS 180-4, 6.2, for one checksum on engines and pages without crypto.subtle; a library would be eight times as long.

/**
 * The constants of 4.2.2 and 5.3.3: the first 32 bits of the fractional parts of the cube roots of the first 64 primes,
 * and of the square roots of the first 8.
 */
function constants() {
  const fraction = (/** @type {number} */ root) => ((root - Math.floor(root)) * 4294967296) | 0
  /** @type {number[]} */
  const primes = []
  for (let n = 2; primes.length < 64; n++) {
    if (!primes.some((prime) => n % prime === 0)) primes.push(n)
  }
  return {
    k: primes.map((prime) => fraction(cubeRoot(prime))),
    h: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
  }
}

/** Math.pow may be a unit off in the last place, which is within the 52 - 35 bits that are left over. @param {number} n */
function cubeRoot(n) {
  return Math.pow(n, 1 / 3)
}

/**
 * 5.1.1 and 5.2.1: the message in 32-bit words, padded.
 * @param {string} text
 */
function words(text) {
  const bytes = unescape(encodeURIComponent(text))
  const { length } = bytes
  /** @type {number[]} */
  const out = []
  for (let i = 0; i < length; i++) out[i >> 2] = (out[i >> 2] || 0) | (bytes.charCodeAt(i) << (24 - (i % 4) * 8))
  out[length >> 2] = (out[length >> 2] || 0) | (0x80 << (24 - (length % 4) * 8))
  const last = (((length + 8) >> 6) << 4) + 15
  for (let i = (length >> 2) + 1; i < last; i++) out[i] = 0
  out[last - 1] = Math.floor(length / 536870912)
  out[last] = length << 3
  return out
}

/**
 * 6.2.2, one block.
 * @param {number[]} h changed in place
 * @param {number[]} k
 * @param {number[]} w the block's 16 words; becomes the schedule
 */
function compress(h, k, w) {
  const turn = (/** @type {number} */ x, /** @type {number} */ n) => (x >>> n) | (x << (32 - n))
  let [a, b, c, d, e, f, g, last] = h
  for (let t = 0; t < 64; t++) {
    if (t > 15) {
      const x = w[t - 15]
      const y = w[t - 2]
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
      w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0
    }
    const t1 = last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[t] + w[t]
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    last = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  ;[a, b, c, d, e, f, g, last].forEach((value, i) => (h[i] = (h[i] + value) | 0))
}

/**
 * @param {string} text hashed as UTF-8
 * @returns {string} hex
 */
export function sha256(text) {
  const { k, h } = constants()
  const message = words(text)
  for (let i = 0; i < message.length; i += 16) compress(h, k, message.slice(i, i + 16))
  return h.map((word) => ('0000000' + (word >>> 0).toString(16)).slice(-8)).join('')
}
