import { loadCore } from '../../js/core-client.js'
import { createLooker } from '../../js/source-look.js'

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

/** A browser whose answers the test gives: texts by address, `null` for none, `'silence'` for never. */
function createBrowser(answers, { supports = () => true, systems } = {}) {
  const browser = { asked: [], aborted: 0, asksOfDrm: 0, events: [] }
  function XMLHttpRequest() {
    this.open = (method, url) => {
      if (url === 'bad') throw new Error('no address')
      this.url = url
    }
    this.abort = () => browser.aborted++
    this.getResponseHeader = () => null
    this.send = () => {
      browser.asked.push([this.url, this.timeout])
      const answer = answers[this.url]
      if (answer === 'silence') return
      setTimeout(() => {
        if (answer === null || answer === undefined) return this.onerror()
        if (answer === 'late') return this.ontimeout()
        if (answer === 'endless') return this.onprogress({ loaded: 9e6 })
        this.status = answer.status || 200
        this.responseURL = answer.url || ''
        this.response = new TextEncoder().encode(answer.text === undefined ? answer : answer.text).buffer
        this.onload()
      }, 0)
    }
  }
  const navigator = {}
  if (systems)
    navigator.requestMediaKeySystemAccess = (name) => {
      browser.asksOfDrm++
      return systems.includes(name) ? Promise.resolve({}) : Promise.reject(new Error('none'))
    }
  const window = { XMLHttpRequest, navigator, MediaSource: { isTypeSupported: supports }, isSecureContext: true }
  browser.looker = createLooker({
    window,
    video: () => ({ canPlayType: () => '' }),
    capabilities: () => ({ mse: true, hlsjs: true, dashjs: true }),
    send: (event) => browser.events.push(event)
  })
  browser.done = async () => {
    for (let i = 0; i < 200 && !browser.events.some(({ type }) => type === 'fetch_done'); i++)
      await new Promise((resolve) => setTimeout(resolve, 5))
    return browser.events
  }
  return browser
}

const command = (url, id = 'f1') => ({ type: 'fetch', id, purpose: 'manifest', sourceId: 's1', url, timeoutMs: 4000 })

async function look(url, answers, device) {
  const browser = createBrowser(answers, device)
  browser.looker.look(core, command(url))
  return { browser, events: await browser.done() }
}

const url = 'https://a.example/film.m3u8'

test('a clear playlist is good, and nobody asks for DRM', async () => {
  const { browser, events } = await look(url, { [url]: media() }, { systems: [] })
  expect(events).toEqual([
    { type: 'source_facts', sourceId: 's1', verdict: 'playable', reason: '', protection: 'none' },
    { type: 'fetch_done', id: 'f1', ok: true }
  ])
  expect(browser.asked).toEqual([[url, 4000]])
  expect(browser.asksOfDrm).toBe(0)
})

test('keys that stand in the media playlist only are found', async () => {
  const next = 'https://cdn.example/x/low/v.m3u8?t=1'
  const answers = {
    [url]: { text: multivariant('avc1.64001f'), url: 'https://cdn.example/x/m.m3u8' },
    [next]: media(fairPlay)
  }
  const { browser, events } = await look(url, answers)
  expect(browser.asked.map(([address]) => address)).toEqual([url, next])
  expect(events[0]).toMatchObject({ verdict: 'unplayable', reason: 'protected', protection: 'closed' })
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
  ['no answer', null],
  ['an answer that comes too late', 'late'],
  ['a body without end', 'endless']
])('%s says nothing about the source', async (name, answer) => {
  const { events } = await look(url, { [url]: answer })
  expect(events).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})

test('an address that the platform refuses says nothing either', async () => {
  const { events } = await look('bad', {})
  expect(events).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})

test('a cancelled look is silent and ends its download', async () => {
  const browser = createBrowser({ [url]: 'silence' })
  browser.looker.look(core, command(url))
  await Promise.resolve()
  browser.looker.cancel('f1')
  browser.looker.cancel('f1')
  browser.looker.cancel('f9')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(browser.events).toEqual([])
  expect(browser.aborted).toBe(1)
})

test('clear() ends all of them', async () => {
  const browser = createBrowser({ [url]: 'silence' })
  browser.looker.look(core, command(url, 'f1'))
  browser.looker.look(core, command(url, 'f2'))
  browser.looker.clear()
  expect(browser.aborted).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(browser.events).toEqual([])
})

test('a core that throws ends the look, not the page', async () => {
  const browser = createBrowser({ [url]: media() })
  const dying = {
    look() {
      throw new Error('trap')
    }
  }
  browser.looker.look(dying, command(url))
  expect(await browser.done()).toEqual([{ type: 'fetch_done', id: 'f1', ok: false }])
})
