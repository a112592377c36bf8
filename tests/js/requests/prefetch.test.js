import { loadCore } from '../../../js/core/client.js'
import { createPrefetcher } from '../../../js/requests/prefetch.js'
import { createFakeNetwork } from '../support/fake-network.js'
import { settle } from '../support/settle.js'

const media = (...tags) => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n${tags.join('\n')}\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n`
const fairPlay = '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://k",KEYFORMAT="com.apple.streamingkeydelivery"'
const multivariant = (codecs) =>
  `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2,CODECS="${codecs}"\nlow/v.m3u8?t=1\n`
const widevine = `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="x" minBufferTime="PT2S" mediaPresentationDuration="PT8S">
<Period><AdaptationSet mimeType="video/mp4">
<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>
<ContentProtection schemeIdUri="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"/>
<Representation id="1" bandwidth="1" codecs="avc1.64001f"><BaseURL>v.mp4</BaseURL></Representation>
</AdaptationSet></Period></MPD>`

let core
beforeAll(async () => {
  core = await loadCore()
})

/**
 * A browser with a fake network.
 * @param {Record<string, string | object>} answers by address: a body, or an answer of the fake network
 * @param {{supports?: (type: string) => boolean, systems?: string[], otherwise?: object | null}} [device] the types that it
 *   supports, its DRM systems, and the answer of all other addresses; null: they do not answer
 */
function createBrowser(answers, { supports = () => true, systems, otherwise = { status: 0 } } = {}) {
  const network = createFakeNetwork({ otherwise })
  Object.keys(answers).forEach((address) => {
    const answer = answers[address]
    network.serve(address, typeof answer === 'string' ? { body: answer } : answer)
  })
  const browser = { network, asksOfDrm: 0, events: [], time: 1000 }
  const navigator = {}
  if (systems)
    navigator.requestMediaKeySystemAccess = (name) => {
      browser.asksOfDrm++
      return systems.includes(name) ? Promise.resolve({}) : Promise.reject(new Error('none'))
    }
  const window = { ...network.window, navigator, MediaSource: { isTypeSupported: supports }, isSecureContext: true }
  browser.prefetcher = createPrefetcher({
    window,
    video: () => ({ canPlayType: () => '' }),
    capabilities: () => ({ mse: true, hlsjs: true, dashjs: true }),
    send: (event) => browser.events.push(event),
    clock: { now: () => browser.time }
  })
  browser.asked = () => network.requests.map((request) => [request.url, request.timeout])
  browser.aborted = () => network.requests.filter(({ aborted }) => aborted).length
  return browser
}

/** @returns {Promise<object[]>} the events of the prefetcher */
async function settled({ events }) {
  await settle()
  return events
}

const command = (url, id = 'f1') => ({ type: 'fetch', id, purpose: 'manifest', sourceId: 's1', url, timeoutMs: 4000 })

async function look(url, answers, device) {
  const browser = createBrowser(answers, device)
  browser.prefetcher.prefetch(core, command(url))
  return { browser, events: await settled(browser) }
}

const url = 'https://a.example/film.m3u8'

describe('the echo of a TorrServer', () => {
  const at = 'http://box.example:8090/echo'
  const ask = async (answer) => {
    const browser = createBrowser({ [at]: answer })
    browser.prefetcher.prefetch(core, { ...command(at), purpose: 'echo' })
    return { browser, events: await settled(browser) }
  }

  test.each([
    ['its version', 'MatriX.135', true],
    ['a page', '<html>', false],
    ['a long text', 'x'.repeat(101), false],
    ['another status', { body: 'MatriX.135', status: 401 }, false],
    ['no answer', { status: 0 }, false]
  ])('%s', async (_, answer, ok) => {
    const { browser, events } = await ask(answer)
    expect(events).toEqual([{ type: 'fetch_done', id: 'f1', ok }])
    expect(browser.asked()).toEqual([[at, 4000]])
  })

  test('cancelled: nothing is told', async () => {
    const browser = createBrowser({ [at]: 'MatriX.135' })
    browser.prefetcher.prefetch(core, { ...command(at), purpose: 'echo' })
    browser.prefetcher.cancel('f1')
    await settle()
    expect(browser.events).toEqual([])
  })
})

test('a clear playlist is good, and nobody asks for DRM', async () => {
  const { browser, events } = await look(url, { [url]: media() }, { systems: [] })
  expect(events).toEqual([
    { type: 'source_facts', sourceId: 's1', verdict: 'playable', reason: '', protection: 'none', video: true },
    { type: 'fetch_done', id: 'f1', ok: true, firstByteMs: 0, elapsedMs: 0, bytes: media().length }
  ])
  expect(browser.asked()).toEqual([[url, 4000]])
  expect(browser.asksOfDrm).toBe(0)
})

test('keys that stand in the media playlist only are found', async () => {
  const next = 'https://cdn.example/x/low/v.m3u8?t=1'
  const answers = {
    [url]: { body: multivariant('avc1.64001f'), from: 'https://cdn.example/x/m.m3u8' },
    [next]: media(fairPlay)
  }
  const { browser, events } = await look(url, answers)
  expect(browser.asked().map(([address]) => address)).toEqual([url, next])
  expect(events[0]).toMatchObject({ verdict: 'unplayable', reason: 'protected', protection: 'closed' })
})

describe('the head of a file', () => {
  const film = 'https://a.example/film.mp4'
  const probe = { ...command(film), purpose: 'probe' }
  const mp4 = '\0\0\0\x18ftypisom\0\0\0\0isomavc1'

  /** A browser whose requests the test answers by hand, with text that holds one byte in each character. */
  function createHeadBrowser() {
    const { window, requests } = createFakeNetwork()
    const events = []
    const clock = { time: 1000 }
    const prefetcher = createPrefetcher({
      window: { ...window, navigator: {} },
      video: () => ({ canPlayType: () => '' }),
      capabilities: () => ({}),
      send: (event) => events.push(event),
      clock: { now: () => clock.time }
    })
    return { requests, events, clock, prefetcher }
  }

  async function come(request, { status = 200, text, more = 0, end = false }) {
    request.contentType = 'video/mp4'
    request.status = status
    request.responseText = text + '\u{f7ff}'.repeat(more)
    request.readyState = 2
    request.onreadystatechange()
    if (end) request.onload()
    else request.onprogress({ loaded: request.responseText.length })
    await settle()
  }

  test('is enough: the rest is not fetched, and its speed is told', async () => {
    const { requests, events, clock, prefetcher } = createHeadBrowser()
    prefetcher.prefetch(core, probe)
    expect(requests[0].forced).toBe('text/plain; charset=x-user-defined')
    expect(requests[0].responseType).toBeUndefined()
    clock.time = 1200
    await come(requests[0], { text: mp4 })
    expect(events).toEqual([])
    clock.time = 1500
    await come(requests[0], { text: mp4, more: 70000 })
    expect(requests[0].aborted).toBe(true)
    expect(events[0]).toMatchObject({ type: 'source_facts', video: true })
    const told = { ok: true, firstByteMs: 200, elapsedMs: 500, bytes: 65536 }
    expect(events[1]).toEqual({ type: 'fetch_done', id: 'f1', ...told })
    expect(events).toHaveLength(2)
  })

  test('of a short file is the file; bytes above 127 arrive whole', async () => {
    const { requests, events, prefetcher } = createHeadBrowser()
    prefetcher.prefetch(core, probe)
    await come(requests[0], { text: '\u{1a}E\u{f7df}\u{f7a3}', more: 20, end: true })
    expect(events[0]).toMatchObject({ video: true })
  })

  test.each([
    ['an archive', '\u{1f}\u{f78b}\u{08}'],
    ['noise that calls itself a video', '\u{f7ff}\u{f7fe}\u{f7c0}\u{03}']
  ])('%s is no proof', async (_, text) => {
    const { requests, events, prefetcher } = createHeadBrowser()
    prefetcher.prefetch(core, probe)
    await come(requests[0], { text, end: true })
    expect(events[0]).toMatchObject({ type: 'source_facts', video: false })
  })

  test('that is an error is no video', async () => {
    const { requests, events, prefetcher } = createHeadBrowser()
    prefetcher.prefetch(core, probe)
    await come(requests[0], { status: 404, text: '<html>gone</html>', end: true })
    expect(events[0]).toMatchObject({ verdict: 'unplayable', video: false })
  })

  test('a playlist is proven by all of itself', () => {
    const { requests, prefetcher } = createHeadBrowser()
    prefetcher.prefetch(core, { ...probe, url })
    expect(requests[0].responseType).toBe('arraybuffer')
  })
})

test('a media playlist that does not come changes nothing', async () => {
  const { events } = await look(url, { [url]: multivariant('avc1.64001f') })
  expect(events[0]).toMatchObject({ verdict: 'playable', protection: 'none' })
  expect(events[1].ok).toBe(true)
})

test.each([
  [['com.widevine.alpha'], 'degraded', 'openable'],
  [['com.microsoft.playready'], 'unplayable', 'closed'],
  [undefined, 'unplayable', 'closed']
])('Widevine on a device with %p is %s, %s', async (systems, verdict, protection) => {
  const { events } = await look('https://a.example/film.mpd', { 'https://a.example/film.mpd': widevine }, { systems })
  expect(events[0]).toMatchObject({ verdict, reason: 'protected', protection })
})

test('what the device cannot decode is told', async () => {
  const supports = (type) => !/hvc1|hev1/.test(type)
  const { events } = await look(url, { [url]: multivariant('hvc1.1.6.L93.B0') }, { supports })
  expect(events[0]).toMatchObject({ verdict: 'unplayable', reason: 'codec', protection: 'none' })
})

test.each([
  ['no answer', { status: 0 }],
  ['an answer that comes too late', { timeout: true }],
  ['a body without end', { loaded: 9e6 }]
])('%s says nothing about the source', async (name, answer) => {
  const { events } = await look(url, { [url]: answer })
  expect(events).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})

test('an address that the platform refuses says nothing either', async () => {
  const { events } = await look('bad', { bad: { refused: true } })
  expect(events).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})

test('a cancelled look is silent and ends its download', async () => {
  const browser = createBrowser({}, { otherwise: null })
  browser.prefetcher.prefetch(core, command(url))
  await Promise.resolve()
  browser.prefetcher.cancel('f1')
  browser.prefetcher.cancel('f1')
  browser.prefetcher.cancel('f9')
  await settle()
  expect(browser.events).toEqual([])
  expect(browser.aborted()).toBe(1)
})

test('clear() ends all of them', async () => {
  const browser = createBrowser({}, { otherwise: null })
  browser.prefetcher.prefetch(core, command(url, 'f1'))
  browser.prefetcher.prefetch(core, command(url, 'f2'))
  browser.prefetcher.clear()
  expect(browser.aborted()).toBe(2)
  await settle()
  expect(browser.events).toEqual([])
})

test('a core that throws ends the look, not the page', async () => {
  const browser = createBrowser({ [url]: media() })
  const dying = {
    sourceFacts() {
      throw new Error('trap')
    }
  }
  browser.prefetcher.prefetch(dying, command(url))
  expect(await settled(browser)).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})
