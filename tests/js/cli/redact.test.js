import { extensionOf, isAddress, nameOf, redactAddress, redactText, redactedRanges } from '../../../js/cli/redact.js'
import { cut, pad, printable } from '../../../js/cli/terminal-text.js'

const secret = 'S3cretTok3n'
const redactLine = (line) =>
  redactedRanges(line)
    .map(({ text }) => text)
    .join('')

test.each([
  ['https://a.example/film.m3u8', 'https://a.example/....m3u8'],
  [`https://user:${secret}@a.example:8443/${secret}/film.mp4?t=${secret}#${secret}`, 'https://a.example:8443/....mp4'],
  [`https://a.example/?t=${secret}`, 'https://a.example/...'],
  ['https://a.example', 'https://a.example'],
  [`http://user:pa/${secret}@a.example/film.m3u8`, 'http://...'],
  [`skd://${secret}`, 'skd://...'],
  [`magnet:?xt=urn:btih:${secret}`, 'magnet:...'],
  [`data:video/mp4;base64,${secret}`, 'data:...'],
  [`${secret}/film.ts?t=${secret}`, '....ts'],
  [`../a.b/${secret}`, '...'],
  [`/${secret}.${secret}`, '...']
])('of the address %s stays %s', (address, expected) => {
  expect(redactAddress(address)).toBe(expected)
})

test('an address within a text', () => {
  const text = `See https://u:${secret}@a.example/${secret}.m3u8?t=${secret}, or "http://b.example/${secret}".`
  expect(redactText(text)).toBe('See https://a.example/....m3u8 or "http://b.example/...".')
})

test.each([
  ['-', 'standard input'],
  [`/home/${secret}/film.m3u8`, 'film.m3u8'],
  [`..\\${secret}\\film.m3u8`, 'film.m3u8'],
  [`${secret}/`, secret],
  ['\u001b[31mfilm\u0007.m3u8', 'film.m3u8']
])('the source %j is named %s', (source, expected) => {
  expect(nameOf(source)).toBe(expected)
})

test('what an address is', () => {
  const yes = ['http://a', ' HTTPS://a', 'magnet:?x', 'rtmp://a', 'data:,x', 'javascript:x']
  expect(yes.filter(isAddress)).toEqual(yes)
  expect(['film.m3u8', '-', './http:', 'C:\\film.mp4', 'note: x.mpd', '/a//b'].filter(isAddress)).toEqual([])
})

test('a file extension', () => {
  const paths = ['a/b.m3u8?x=c.mp4', 'a.b/c', '.hidden', 'a.toolong', 'a.b.ts', 'a..', '']
  expect(paths.map(extensionOf)).toEqual(['.m3u8', '', '', '', '.ts', '', ''])
})

test.each([
  ['#EXTINF:4.0,Title of it', '#EXTINF:4.0,Title of it'],
  ['#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-INDEPENDENT-SEGMENTS'],
  ['#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1,CODECS="avc1.4d401e,mp4a.40.2"', null],
  ['#EXT-X-BYTERANGE:100@2000', '#EXT-X-BYTERANGE:100@2000'],
  ['<S t="0" d="5" r="-1"/></SegmentTimeline>', null],
  ['<Representation mimeType="video/mp4" frameRate="30000/1001">', null],
  ['<?xml version="1.0"?>', null],
  [`#EXT-X-KEY:METHOD=AES-128,URI="${secret}",IV=0x1`, '#EXT-X-KEY:METHOD=AES-128,URI="...",IV=0x1'],
  [`#EXT-X-KEY:URI="a,${secret}.key?b,c"`, '#EXT-X-KEY:URI="....key"'],
  [`#EXT-X-KEY:URI="'<, ${secret}",IV=0x1`, '#EXT-X-KEY:URI="...",IV=0x1'],
  [`  ${secret}.ts`, '  ....ts'],
  [secret, '...'],
  [`https://u:${secret}@a.example/${secret},${secret}.ts\t`, 'https://a.example/....ts\t'],
  [`<BaseURL>https://a.example/${secret}/,${secret}</BaseURL>`, '<BaseURL>https://a.example/...</BaseURL>'],
  [`<BaseURL>${secret}/x/</BaseURL>`, '<BaseURL>...</BaseURL>'],
  [`<SegmentTemplate media="${secret}/$Number$.m4s">`, '<SegmentTemplate media="....m4s">'],
  [`#EXT-X-FOO:TOKEN=${'a1'.repeat(20)}`, '#EXT-X-FOO:TOKEN=a1a1...'],
  [`who@${secret}`, '...'],
  [`film.ts?a=1,${secret}`, '....ts']
])('of the line %s nothing secret stays', (line, expected) => {
  expect(redactLine(line)).toBe(expected ?? line)
})

test('the pieces of a line cover it', () => {
  const line = `\t#EXT-X-KEY:URI="${secret}", x <a/b>\t,`
  const pieces = redactedRanges(line)
  expect(pieces.map(({ from, to }) => line.slice(from, to)).join('')).toBe(line)
})

test('nothing from outside moves the cursor', () => {
  expect(printable('a\u001b[2Jb\u001b]0;title\u0007c\u009b1md\u202ee\u0000\nf\u200b')).toBe('abc1mde f')
  expect(printable('\u001bcx\u001b[31')).not.toMatch(/\u001b/)
  expect([cut('abcdef', 4), cut('abcd', 4), pad('\u{1f600}', 3)]).toEqual(['abc\u2026', 'abcd', '\u{1f600}  '])
})
