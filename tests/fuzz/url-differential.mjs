// Reads mutated addresses with our parser and with node's URL. Fails if our parser accepts what node refuses, writes a
// different href, or refuses more than it documents (hosts in Unicode, addresses longer than 64 KiB).
// node tests/fuzz/url-differential.mjs <rp_url_tool> [inputs] [seed]
import { spawnSync } from 'node:child_process'

const seeds = [
  'http://a.example/film.m3u8?t=1#x',
  'https://user:p%20@a.example:8443/a/./b/../%2e%2E/c d',
  'HTTPS://A.Example:443\\film\\..\\x',
  'http:a.example/x',
  'https:x/y?z',
  'http:////a.example//x',
  'http://127.1/x',
  'http://0x7f.0300.1/',
  'http://4294967295/',
  'http://1.2.3.4./',
  'http://[::ffff:1.2.3.4]:80/',
  'http://[1:0:0:2::3]/',
  'http://xn--e1afmkfd.example/',
  'http://%61%2e.example/',
  'http://a..b./',
  'http://a.example:0080',
  'http://u@v:w@a.example?q@',
  '//b.example/x',
  '/rooted/../x?y',
  '../up/./here;a=1',
  '?query only',
  '#fragment `<>"',
  'ftp://a.example/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'film.mp4',
  '',
  'http://a.example/\u0436\u{1F600}?\u0436#\u0436',
  'http://\u0436.example/'
]
const bases = [
  '',
  '',
  '',
  'https://u:p@b.example:8443/live/7/index.m3u8?t=1#top',
  'http://b.example',
  'http://[::1]:81/a/'
]
const tokens = [
  ...[
    '/',
    '\\',
    '//',
    '.',
    '..',
    '/./',
    '/../',
    '%2e',
    '%2E%2e',
    '?',
    '#',
    '@',
    ':',
    ':80',
    ':443',
    ':0',
    ':65535',
    ':65536'
  ],
  ...[
    '[',
    ']',
    '[::]',
    '::',
    '0x',
    '0',
    '08',
    '255',
    '256',
    '1.2.3.4',
    '%',
    '%00',
    '%zz',
    '%5B',
    '%7F',
    '%C3%A9',
    '\t',
    '\n',
    '\r'
  ],
  ...[
    ' ',
    '\0',
    '\x1f',
    '\x7f',
    '\x80',
    '|',
    '^',
    '`',
    '{',
    '}',
    '<',
    '>',
    '"',
    "'",
    '~',
    '!',
    '$',
    '&',
    '*',
    '+',
    ',',
    ';',
    '=',
    '_'
  ],
  ...[
    '-',
    'xn--',
    'a',
    'Z',
    'http:',
    'https://',
    'HTTP',
    'ftp:',
    'localhost',
    '\u00ad',
    '\u200d',
    '\u3002',
    '\uff0e',
    '\u00df',
    '\ud800'
  ]
]

/** A small generator (mulberry32), so that a seed gives the same inputs everywhere. @param {number} seed */
function randomOf(seed) {
  let state = seed >>> 0
  /** @param {number} count @returns {number} from 0 to count - 1 */
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }
}

/** @param {(count: number) => number} random */
function mutated(random) {
  let text = seeds[random(seeds.length)]
  for (let left = random(5); left > 0; left -= 1) {
    const at = random(text.length + 1)
    const size = random(4) === 0 ? 0 : random(4)
    const token = random(6) === 0 ? String.fromCharCode(random(0x180)) : tokens[random(tokens.length)]
    const other = seeds[random(seeds.length)]
    const added = random(12) === 0 ? other.slice(random(other.length + 1)) : random(5) === 0 ? '' : token
    text = text.slice(0, at) + added + text.slice(at + size)
  }
  return text
}

/** @param {string} text */
function prefixed(text) {
  const bytes = Buffer.from(text)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes.length)
  return Buffer.concat([size, bytes])
}

/** @param {string} input @param {string} base @returns {URL | null} null: refused, or neither http nor https */
function ofNode(input, base) {
  try {
    const url = base === '' ? new URL(input) : new URL(input, base)
    return /^https?:$/.test(url.protocol) ? url : null
  } catch {
    return null
  }
}

/**
 * Two changes of the standard that not every version of node has: paths encode "^", and a host in ASCII stays as it is,
 * even if it is not valid Punycode.
 */
const written = (/** @type {string} */ href) => href.replace(/\^/g, '%5E')
const claimsPunycode = (/** @type {string} */ href) => /^https?:\/\/([^/?#]*[@.])?xn--/.test(href)

/** No parser may leave dot segments in a path. Node with ada before 3 leaves them after a segment such as ".x". */
const hasDots = (/** @type {URL} */ url) => /\/(\.|%2e){1,2}(\/|$)/i.test(url.pathname)

/** @param {{input: string, base: string}} pair @param {string} ours @returns {string} the fault; empty if there is none */
function faultOf({ input, base }, ours) {
  if (ours === '!base') return 'the base was refused'
  const node = ofNode(input, base)
  if (ours.startsWith('!')) {
    return node === null || ours === '!unicode_host' ? '' : `refused (${ours.slice(1)}), node reads ${node.href}`
  }
  if (node === null) return claimsPunycode(ours) ? '' : `accepted as ${ours}, node refuses`
  if (hasDots(node)) return /\/\.\.?(\/|$)/.test(ours.split(/[?#]/)[0]) ? `left dots in ${ours}` : ''
  return written(ours) === written(node.href) ? '' : `read as ${ours}, node reads ${node.href}`
}

const [tool, inputs = '20000', seed = '1'] = process.argv.slice(2)
if (tool === undefined) throw new Error('usage: url-differential.mjs <rp_url_tool> [inputs] [seed]')
const random = randomOf(Number(seed))
const pairs = Array.from({ length: Number(inputs) }, () => ({
  input: mutated(random),
  base: bases[random(bases.length)]
}))
const { stdout, status } = spawnSync(tool, {
  input: Buffer.concat(pairs.flatMap(({ base, input }) => [prefixed(base), prefixed(input)])),
  maxBuffer: 1 << 30
})
const answers = stdout.toString().split('\n').slice(0, -1)
const faults = pairs
  .map((pair, i) => ({ pair, fault: faultOf(pair, answers[i] ?? '!none') }))
  .filter(({ fault }) => fault !== '')
for (const { pair, fault } of faults.slice(0, 20)) console.log(`${JSON.stringify(pair)}: ${fault}`)
const accepted = answers.filter((answer) => !answer.startsWith('!')).length
console.log(`url-differential: ${answers.length} inputs (seed ${seed}), ${accepted} accepted, ${faults.length} faults`)
if (status !== 0 || answers.length !== pairs.length || faults.length > 0) process.exitCode = 1
