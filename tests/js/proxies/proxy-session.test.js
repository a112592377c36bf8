// What goes through a proxy, and when the device asks neither a proxy nor the viewer: proxy session, hls.js loader, request
// scheduler and built core together. home-network.test.js has the addresses of a home network.
import { blockedFilm, film, through } from '../support/blocked-film.js'
import { packets, playlist } from '../support/fake-network.js'

const fairPlay =
  '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1",KEYFORMAT="com.apple.streamingkeydelivery"\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n'

test('the manifest comes through the proxy; hls.js sees its own address', async () => {
  const stage = await blockedFilm()
  expect(stage.questions).toEqual([['Somebody', false]])
  expect(stage.loads[1]).toMatchObject({ sourceId: 's1', via: 'p1', engine: 'hls.js' })
  stage.serve(through(film), { body: playlist('segment') })
  const { said, names } = await stage.manifest()
  expect(names()).toEqual(['onSuccess'])
  expect(said[0][1]).toMatchObject({ url: film, data: playlist('segment'), code: 200 })
  expect(said[0][2]).toMatchObject({ loaded: playlist('segment').length, aborted: false })
  expect(stage.addresses()).toEqual([through(film)])
  expect(stage.network.asked).toEqual([])
  expect(stage.used).toEqual([['Somebody', false]])
  expect(stage.bytes).toEqual([playlist('segment').length])
})

test('playlists come through the proxy, segments and keys do not', async () => {
  const stage = await blockedFilm()
  const level = 'https://a.example/films/one/720.m3u8'
  stage.serve(through(level), { body: playlist('segment') })
  const { said } = await stage.load({ url: level, responseType: 'text', type: 'level' })
  expect(said[0][1].url).toBe(level)
  await stage.load({ url: 'https://a.example/1.ts', responseType: 'arraybuffer', type: 'fragment', frag: { sn: 1 } })
  await stage.load({ url: 'https://a.example/key', responseType: 'arraybuffer', keyInfo: {}, frag: { sn: 1 } })
  expect(stage.addresses()).toEqual([through(level)])
  expect(stage.network.asked).toEqual(['https://a.example/1.ts', 'https://a.example/key'])
})

test('after a second yes segments come through the proxy, keys never do', async () => {
  const stage = await blockedFilm()
  stage.serve(through(film), { body: playlist('segment') })
  await stage.manifest()
  await stage.fail('fragLoadError')
  expect(stage.questions).toEqual([
    ['Somebody', false],
    ['Somebody', true]
  ])
  expect(stage.loads[2]).toMatchObject({ via: 'p1', viaPieces: true })
  const segment = 'https://a.example/films/one/segment1.ts'
  stage.serve(through(segment), { body: packets(50) })
  const frag = { sn: 1, type: 'main', baseurl: film }
  const { said } = await stage.load({
    url: segment,
    responseType: 'arraybuffer',
    type: 'fragment',
    frag,
    rangeStart: 0,
    rangeEnd: 9400
  })
  expect(said[0][1].data.byteLength).toBe(50 * 188)
  expect(stage.asked[stage.asked.length - 1].headers).toEqual({ Range: 'bytes=0-9399' })
  await stage.load({ url: 'https://a.example/key', responseType: 'arraybuffer', keyInfo: {}, frag })
  expect(stage.network.asked).toEqual(['https://a.example/key'])
  expect(stage.used).toEqual([['Somebody', false], null, ['Somebody', true]])
})

test('a no to each proxy: the session gives up, and no proxy was asked for anything', async () => {
  const stage = await blockedFilm({ answers: [false, false] })
  expect(stage.questions).toEqual([
    ['Somebody', false],
    ['Another', false]
  ])
  expect(stage.loads).toHaveLength(1)
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors' }])
  expect(stage.addresses()).toEqual([])
  expect(stage.used).toEqual([])
})

test('a no to the second question: only the manifest came through the proxy', async () => {
  const stage = await blockedFilm({ answers: [true, false] })
  stage.serve(through(film), { body: playlist('segment') })
  await stage.manifest()
  await stage.fail('fragLoadError')
  expect(stage.loads).toHaveLength(2)
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors' }])
  expect(stage.used).toEqual([['Somebody', false], null])
})

test('a dead server: the viewer gets no question, and no proxy is asked', async () => {
  const stage = await blockedFilm({ dead: true })
  expect(stage.questions).toEqual([])
  expect(stage.asked.map(({ mode }) => mode)).toEqual(['no-cors'])
})

test('an address with a token: no proxy is asked, and the end says why', async () => {
  const stage = await blockedFilm({ url: film + '?token=secret' })
  expect(stage.questions).toEqual([])
  expect(stage.gaveUp).toMatchObject([{ reason: 'cors', unproxied: 'secret' }])
  expect(stage.addresses()).toEqual([])
})

test.each([
  ['with a token', 'https://a.example/720.m3u8?token=1'],
  ['with an account', 'https://me:pw@a.example/720.m3u8']
])('a playlist %s comes from its own server', async (name, url) => {
  const stage = await blockedFilm()
  await stage.load({ url, responseType: 'text', type: 'level' })
  expect(stage.network.asked).toEqual([url])
  expect(stage.addresses()).toEqual([])
})

test.each([
  ['of another host', { body: playlist('a'), from: 'https://proxy.example.com.evil.com/?url=x' }],
  ['after a redirect', { body: playlist('a'), to: 'https://evil.com/' }],
  ['with status 403', { status: 403 }]
])('an answer %s is refused', async (name, answer) => {
  const stage = await blockedFilm()
  stage.serve(through(film), answer)
  const { said, names } = await stage.manifest()
  expect(names()).toEqual(['onError'])
  expect(said[0][1].code).toBe(answer.status || 0)
})

test('a protected film does not play through a proxy', async () => {
  const stage = await blockedFilm()
  stage.serve(through(film), { body: fairPlay })
  const { names } = await stage.manifest()
  expect(names()).toEqual(['onError'])
  await stage.fail()
  expect(stage.gaveUp).toMatchObject([{ reason: 'protected' }])
  expect(stage.addresses()).toEqual([through(film)])
})

test('a silent proxy times out, and the next one is used', async () => {
  const stage = await blockedFilm()
  stage.serve(through(film), 'silent')
  const { names } = await stage.manifest()
  stage.clock.advance(9000)
  expect(names()).toEqual(['onTimeout'])
  await stage.fail('manifestLoadTimeOut')
  expect(stage.loads[2]).toMatchObject({ via: 'p2' })
  stage.serve(through(film, 1), { body: playlist('segment') })
  expect((await stage.manifest()).said[0][1].url).toBe(film)
  expect(stage.used).toEqual([['Somebody', false], null, ['Another', false]])
})

test('an abort of hls.js ends the request to the proxy', async () => {
  const stage = await blockedFilm()
  stage.serve(through(film), 'silent')
  const { said, loader } = await stage.manifest()
  expect(stage.asked[stage.asked.length - 1].signal.aborted).toBe(false)
  loader.destroy()
  expect(stage.asked[stage.asked.length - 1].signal.aborted).toBe(true)
  stage.clock.advance(9000)
  expect(said).toEqual([])
})

test('after leave() the proxy is asked for nothing', async () => {
  const stage = await blockedFilm()
  stage.proxySession.leave()
  await stage.manifest()
  expect(stage.addresses()).toEqual([])
  expect(stage.used).toEqual([['Somebody', false], null])
})

describe('a core that traps while it judges a proxy', () => {
  /** @param {'proxyAddress' | 'sourceFacts'} name */
  function trapAt(stage, name) {
    stage.proxySession.attach({
      ...stage.core,
      [name]() {
        throw new Error('unreachable')
      }
    })
  }

  test.each(['proxyAddress', 'sourceFacts'])('%s: hls.js gets an error, and nothing unchecked', async (name) => {
    const stage = await blockedFilm()
    stage.serve(through(film), { body: playlist('a') })
    const loading = stage.manifest()
    trapAt(stage, name)
    const { names } = await loading
    expect(names()).toEqual(['onError'])
  })

  test('before the request: hls.js gets an error, nobody is asked, and the next request still comes to the scheduler', async () => {
    const stage = await blockedFilm()
    trapAt(stage, 'proxyAddress')
    const before = stage.addresses().length
    const { names } = await stage.manifest()
    expect(names()).toEqual(['onError'])
    expect([stage.addresses().length, stage.network.asked]).toEqual([before, []])
    const asks = stage.events.filter(({ type }) => type === 'request').length
    stage.manifest()
    expect(stage.events.filter(({ type }) => type === 'request')).toHaveLength(asks + 1)
  })
})
