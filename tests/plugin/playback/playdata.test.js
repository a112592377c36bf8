import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { originOf, splitAddresses } from '../../../plugin/host/addresses.js'
import { giveAddress, openedFirst, parseRequest, prepare, restore } from '../../../plugin/playback/playdata.js'

const a = 'https://a.example/1.m3u8'
const b = 'https://b.example/1.m3u8'

test.each([
  [`${a} or ${b}`, [a, b]],
  [`${a}  or  //b.example/1.mp4`, [a, '//b.example/1.mp4']],
  [a, [a]],
  ['https://a.example/this or that.mp4', ['https://a.example/this or that.mp4']],
  [`${a} or nofound`, [`${a} or nofound`]],
  [`[720p]{Dub}${a} or ${b}`, [a, b]],
  ['[720p]{Dub}', ['[720p]{Dub}']],
  ['[720p', ['[720p']],
  ['', ['']]
])('%s is split only into addresses', (text, parts) => {
  expect(splitAddresses(text)).toEqual(parts)
})

const rows = JSON.parse(readFileSync(join(process.cwd(), 'tests/contract/parse-sources.json'), 'utf8'))
const written = rows.filter(({ playdata }) => /^\[/.test(playdata.url))

test.each(written)('what is opened is what the core finds first: $name', ({ playdata, sources }) => {
  expect(splitAddresses(playdata.url, playdata.voice_name)[0]).toBe(sources[0].raw)
})

test('a PlayerJS string is opened by its first address, and comes back', () => {
  const url = `[720p]{Dub}${b};{Sub}https://c.example/1,[1080p]{Dub}${a} or ${b}`
  const data = { url, voice_name: 'Dub' }
  const record = prepare(data)
  expect(data.url).toBe(a)
  expect(parseRequest(record, a)).toMatchObject({ url, voice_name: 'Dub' })
  restore(record)
  expect(data.url).toBe(url)
})

test.each([
  ['HTTP://Host.Example:80/x?y', 'http://host.example'],
  ['https://u:p@host.example:443/x', 'https://host.example'],
  ['192.168.0.2:8090', 'http://192.168.0.2:8090'],
  ['https://host.example:8443', 'https://host.example:8443'],
  ['', ''],
  [null, '']
])('the origin of %s', (text, origin) => {
  expect(originOf(text)).toBe(origin)
})

test('named fields are copied before the change; a playdata that holds itself is no trouble', () => {
  const data = {
    url: `${a} or ${b}`,
    url_reserve: false,
    voice_name: 'Studio',
    quality: { '720p': { url: a, reserve: [b, 7] } }
  }
  data.playlist = [data]
  const record = prepare(data)
  expect(data.url).toBe(a)
  expect(parseRequest(record, a)).toEqual({
    url: `${a} or ${b}`,
    voice_name: 'Studio',
    quality: { '720p': { url: a, reserve: [b] } }
  })
})

test('what others changed meanwhile stays', () => {
  const quality = { '1080p': `${a} or ${b}`, '720p': `${b} or ${a}` }
  const data = { url: `${a} or ${b}`, quality }
  const record = prepare(data)
  data.url = 'https://c.example/new.m3u8'
  quality['720p'] = 'https://c.example/720.m3u8'
  restore(record)
  expect(data.url).toBe('https://c.example/new.m3u8')
  expect(quality).toEqual({ '1080p': `${a} or ${b}`, '720p': 'https://c.example/720.m3u8' })
})

test('the opened address is the first source, whatever was parsed', () => {
  expect(openedFirst([{ url: a }, { url: b, quality: 720 }], b)).toEqual([{ url: b, quality: 720 }, { url: a }])
  expect(openedFirst([{ url: a }], b)).toEqual([{ url: b }, { url: a }])
})

test('sources alone give an address; an address that is there stays', () => {
  const bare = { sources: [{ url: a }, b] }
  const full = { url: b, sources: [a] }
  ;[bare, full, null, { sources: [] }, { sources: ['nofound'] }].forEach(giveAddress)
  expect([bare.url, full.url]).toEqual([a, b])
})
