import { createLocations } from '../../../js/requests/locations.js'
import { createSourceList } from '../../../js/session/source-list.js'

/** @param {object} [source] @param {object} [window] */
function start(source = {}, window = pageWindow()) {
  const sources = createSourceList([
    {
      id: 's1',
      raw: 'http://a/m.m3u8',
      url: 'http://a/m.m3u8',
      type: 'hls',
      source: { url: 'http://a/m.m3u8' },
      ...source
    }
  ])
  const sent = []
  const pairs = { locations: jest.fn(() => [{ url: 'http://b/low.m3u8', manifest: '#EXTM3U b' }]) }
  const locations = createLocations({ window, sources, send: (event) => sent.push(event) })
  const look = (sourceId = 's1') => locations.learn(pairs, { sourceId, base: 'http://a/m.m3u8', body: '#EXTM3U' })
  return { sources, sent, pairs, locations, look, window }
}

function FakeBlob(parts) {
  this.text = parts.join('')
}

function pageWindow() {
  const blobs = {}
  let count = 0
  return {
    blobs,
    Blob: FakeBlob,
    URL: {
      createObjectURL(blob) {
        const address = 'blob:http://page/' + ++count
        blobs[address] = blob.text
        return address
      },
      revokeObjectURL: (address) => delete blobs[address]
    }
  }
}

test('a further server is a source like the one that named it, at an address of this page', async () => {
  const { sources, sent, look, window, locations } = start({ quality: 720, priority: 1 })
  look()
  expect(sources.all()[1]).toEqual({
    id: 's1-2',
    raw: 'blob:http://page/1#.m3u8',
    url: 'http://b/low.m3u8',
    type: 'hls',
    quality: 720,
    priority: 1,
    source: { url: 'http://b/low.m3u8', type: 'hls', quality: 720, priority: 1 }
  })
  expect(sent).toEqual([])
  await Promise.resolve()
  expect(sent).toEqual([{ type: 'source_found', of: 's1', id: 's1-2', url: 'http://b/low.m3u8' }])
  expect(window.blobs).toEqual({ 'blob:http://page/1': '#EXTM3U b' })
  expect(locations.addressOf('s1')).toBe('http://a/m.m3u8')
  expect(locations.addressOf('s1-2')).toBe('blob:http://page/1#.m3u8')
  expect(locations.addressOf('s9')).toBeUndefined()
  expect(locations.baseOf('blob:http://page/1')).toBe('http://a/m.m3u8#s1-2')
  expect(locations.baseOf('http://a/m.m3u8')).toBe('http://a/m.m3u8')
  locations.tellAgain()
  expect(sent[1]).toEqual(sent[0])
  locations.dispose()
  expect(window.blobs).toEqual({})
})

test('each manifest is looked into once, and one of ours never', () => {
  const { sources, pairs, look } = start()
  look()
  look()
  look('s1-2')
  look('s7')
  expect(pairs.locations).toHaveBeenCalledTimes(1)
  expect(sources.all()).toHaveLength(2)
})

test('a page that makes no addresses has no further sources', () => {
  for (const missing of ['Blob', 'URL']) {
    const window = pageWindow()
    delete window[missing]
    const { sources, look } = start({}, window)
    look()
    expect(sources.all()).toHaveLength(1)
  }
})
