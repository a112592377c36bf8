/** @jest-environment jsdom */
import { createHistory } from '../../../plugin/menus/about/history.js'
import { readNumbers } from '../../../plugin/menus/about/now-playing.js'
import { reportText } from '../../../plugin/menus/about/report.js'
import { testServers } from '../../../plugin/menus/about/server-test.js'
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'
import { servePageFile } from '../stand-in/page-file.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/secret/film.m3u8?token=t0k'
const b = 'http://b.example/film.m3u8'
const hostile = '<img src=x onerror="window.ran=true">'
const film = { duration: 120 }

withFakeCore()
beforeEach(() => {
  fake.core.parseSources = undefined
})

function start(data = { title: 'Some film', sources: [a, b] }, options = {}) {
  const page = createPage({ media: { '*': film }, ...options })
  page.run()
  fake.reply = ({ type, position }) => {
    if (type === 'playback_failed')
      return { state: 'switching', commands: [loadUrl('s2', { cause: 'switch', reason: 'not_found', position })] }
    return type === 'playback_started' ? { state: 'playing' } : {}
  }
  page.window.ResilientPlayback.play(data)
  return page
}

const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html || '' }).textContent
const items = ({ Lampa }) => Lampa.Select.shown().items
const press = (page, title) => page.Lampa.Select.answer(items(page).find((item) => plain(item.title) === title))
const fail = ({ Lampa }) => Lampa.PlayerVideo.listener.send('error', { error: 'details [x] fatal [true]', fatal: true })
/** Returns the paragraphs of the window. */
const paragraphs = ({ Lampa }) => {
  const content = Lampa.Modal.shown().html[0]
  const texts = content.querySelectorAll('[dir=auto]')
  return [...texts].map(({ textContent }) => textContent)
}
const overlayOf = ({ Lampa }) =>
  [...Lampa.Player.render()[0].querySelectorAll('[dir=auto]')].map((line) => line.textContent)

function openMenu(page) {
  page.Lampa.Keypad.listener.send('longdown', { code: 13 })
  press(page, 'About this video')
}

/** Serves a page build with these functions. */
function serve(page, inspect, compareContent = () => ({ result: 'similar' })) {
  const face = { version: page.window.ResilientPlayback.version, inspect, loadCore: async () => ({ compareContent }) }
  servePageFile(page, face)
}

describe('what plays', () => {
  test('numbers of hls.js, of dash.js, of the element alone', () => {
    const video = {
      videoWidth: 1280,
      videoHeight: 720,
      getVideoPlaybackQuality: () => ({ droppedVideoFrames: 3, totalVideoFrames: 90 })
    }
    const hls = {
      levels: [{}, { videoCodec: 'avc1.64001f', audioCodec: 'mp4a.40.2' }],
      currentLevel: 1,
      bandwidthEstimate: 8400000
    }
    expect(readNumbers(video, { hls, dash: null }, 12340)).toEqual({
      engine: 'hls.js',
      bufferSeconds: 12.3,
      codecs: 'avc1.64001f, mp4a.40.2',
      kbps: 8400,
      width: 1280,
      height: 720,
      dropped: 3,
      pictures: 90
    })
    const dash = {
      getCurrentTrackFor: (kind) => ({ codec: kind === 'video' ? 'video/mp4;codecs="avc1.4d401f"' : undefined }),
      getAverageThroughput: () => 3500.4
    }
    expect(readNumbers(undefined, { hls: null, dash }, 0)).toEqual({
      engine: 'dash.js',
      bufferSeconds: 0,
      codecs: 'avc1.4d401f',
      kbps: 3500
    })
    const old = { videoWidth: 0, webkitDecodedFrameCount: 50, webkitDroppedFrameCount: 2 }
    expect(readNumbers(old, { hls: null, dash: null }, 999)).toEqual({
      engine: '',
      bufferSeconds: 1,
      codecs: '',
      dropped: 2,
      pictures: 50
    })
  })

  test('an engine that throws costs its own numbers only', () => {
    const dash = {
      getCurrentTrackFor() {
        throw new Error('not ready')
      }
    }
    expect(readNumbers({ videoWidth: 4, videoHeight: 3 }, { hls: null, dash }, 0)).toMatchObject({
      engine: 'dash.js',
      width: 4,
      codecs: ''
    })
  })

  test('over the picture: by the menu, refreshed, gone with the player', async () => {
    const page = start()
    await pass(2)
    expect(overlayOf(page)).toEqual([])
    openMenu(page)
    press(page, 'Show details over the picture')
    expect(overlayOf(page)).toEqual(
      expect.arrayContaining(['Player: of the device', '1. a.example: playing', '2. b.example: not tried yet'])
    )
    fail(page)
    await pass(3)
    expect(overlayOf(page)).toContain('2. b.example: playing')
    expect(overlayOf(page).join()).not.toMatch(/t0k|secret|Some film/)
    openMenu(page)
    press(page, 'Hide the details')
    expect(overlayOf(page)).toEqual([])
    openMenu(page)
    press(page, 'Show details over the picture')
    back(page)
    expect(overlayOf(page)).toEqual([])
  })

  test('from the start where Settings say so', async () => {
    const page = start(undefined, { stored: { resilient_playback_overlay: 'true' } })
    await pass(2)
    expect(overlayOf(page)).toContain('1. a.example: playing')
  })
})

describe('the last switches', () => {
  test("newest first, twenty at most, the viewer's own pick named, nothing but hosts", () => {
    let at = 0
    const history = createHistory({ now: () => at })
    for (at = 1; at <= 25; at++)
      history.onEvent({
        type: 'source_changed',
        from: { url: a },
        to: { url: b },
        message: at === 25 ? '' : `Why ${at}.`
      })
    history.onEvent({ type: 'trying' })
    expect(history.list()).toHaveLength(20)
    expect(history.list()[0]).toEqual({ at: 25, from: 'a.example', to: 'b.example', why: '' })
    expect(history.list()[19].why).toBe('Why 6.')
  })

  test('read in a window, and the focus goes back', async () => {
    const page = start()
    await pass(2)
    fail(page)
    await pass(125)
    openMenu(page)
    press(page, 'Last switches')
    expect(page.Lampa.Modal.shown().title).toBe('Last switches')
    expect(paragraphs(page)).toEqual([
      'The video is no longer on this server; playing from server 2 of 2.',
      'a.example → b.example, 2 minutes ago'
    ])
    page.Lampa.Modal.back()
    expect(page.Lampa.Modal.shown()).toBeNull()
    expect(page.Lampa.Controller.enabled().name).toBe('player')
  })

  test('none yet; and "forget everything" forgets them', async () => {
    const page = start()
    await pass(2)
    fail(page)
    await pass(3)
    const button = (name) =>
      page.Lampa.SettingsApi.params.find(({ param }) => param.name === `resilient_playback_${name}`)
    button('forget').onChange()
    button('history').onChange()
    expect(paragraphs(page)).toEqual(['Nothing was switched since the app was started.'])
  })
})

describe('the test of the servers', () => {
  const good = {
    verdict: 'playable',
    type: 'hls',
    message: 'The video can be played here.',
    report: { fingerprint: { of: 'a' } }
  }

  test('one after the other, with what came of each, and the bar is full at its end', async () => {
    const page = start()
    await pass(2)
    const asked = []
    serve(page, async (url) => {
      asked.push(url)
      await new Promise((resolve) => setTimeout(resolve, 1000))
      if (url === a) return { ...good, firstByteMs: 40 }
      return {
        verdict: 'unplayable',
        message: `The link ${hostile} has expired.`,
        report: { fingerprint: { of: 'b' } }
      }
    })
    openMenu(page)
    press(page, 'Test the servers')
    const bar = () => page.Lampa.Modal.shown().html[0].querySelector('[role=progressbar]').getAttribute('aria-valuenow')
    expect(paragraphs(page)).toEqual(['1. a.example: waiting', '2. b.example: waiting'])
    await pass(0.5)
    expect([bar(), ...paragraphs(page)]).toEqual(['25', '1. a.example: being asked', '2. b.example: waiting'])
    await pass(1)
    expect(asked).toEqual([a, b])
    await pass(1)
    expect([bar(), ...paragraphs(page)]).toEqual([
      '100',
      '1. a.example: good, answers after 40 ms, HLS',
      `2. b.example: bad, the same film\nThe link ${hostile} has expired.`
    ])
    expect(page.Lampa.Modal.shown().html[0].querySelector('img')).toBeNull()
  })

  test('closed in the middle: nobody else is asked', async () => {
    const page = start()
    await pass(2)
    const asked = []
    serve(page, async (url) => {
      asked.push(url)
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return good
    })
    openMenu(page)
    press(page, 'Test the servers')
    await pass(0.5)
    page.Lampa.Modal.back()
    await pass(5)
    expect(asked).toEqual([a])
  })

  test('what inspects cannot be had: each says so', async () => {
    const seen = []
    testServers({ urls: [a, b], load: () => Promise.reject(new Error('gone')), onChange: (all) => seen.push(all) })
    await pass(0.1)
    expect(seen.pop()).toEqual([1, 2].map(() => ({ phase: 'done', mark: 'bad', message: 'gone' })))
  })

  test('a channel of television has no test: its provider may count connections', async () => {
    const page = start({ tv: true, sources: [a, b] })
    await pass(2)
    openMenu(page)
    expect(items(page).map(({ title }) => plain(title))).toEqual([
      'Show details over the picture',
      'Last switches',
      'Report without addresses'
    ])
  })
})

test('what the video is: a sentence, the numbers, the codes of what was found', async () => {
  const page = start()
  await pass(2)
  serve(page, async () => ({
    verdict: 'degraded',
    message: 'The video has faults.',
    report: { diagnostics: [{ code: 'HLS-2001', where: 'EXT-X-KEY', line: 4 }, { code: 'TYPE-5101' }] }
  }))
  openMenu(page)
  press(page, 'Look into the video')
  await pass(1)
  const shown = paragraphs(page)
  expect(shown[0]).toBe('The video has faults.')
  expect(shown).toEqual(expect.arrayContaining(['Player: of the device', 'HLS-2001 (EXT-X-KEY, line 4)', 'TYPE-5101']))
})

test('the report: versions, device, numbers, trace, switches; no address, no title', async () => {
  const page = start()
  page.window.navigator.userAgent = 'A television'
  const copied = []
  page.Lampa.Utils = { copyTextToClipboard: (text, done) => (copied.push(text), done()) }
  await pass(2)
  fail(page)
  await pass(3)
  openMenu(page)
  press(page, 'Report without addresses')
  const [about, text] = paragraphs(page)
  expect(about).toMatch(/No titles, no links\.$/)
  const report = JSON.parse(text)
  expect(report).toMatchObject({
    browser: 'A television',
    now: { engine: '' },
    switches: [{ why: expect.stringMatching(/no longer/) }]
  })
  expect(report.trace[0]).toMatchObject({ step: 'sources', sources: [{ host: 'a.example' }, { host: 'b.example' }] })
  expect(text).not.toMatch(/t0k|secret|film\.m3u8|Some film/)
  expect(copied).toEqual([text])
  expect(page.Lampa.Noty.shown.pop().html).toContain('The report is on the clipboard.')
})

test('a long trace: the sources, and the newest entries', () => {
  const trace = Array.from({ length: 200 }, (_, at) => ({ at }))
  const kept = JSON.parse(reportText({ version: '1', backend: 'js', agent: '', numbers: {}, trace, history: [] })).trace
  expect(kept).toHaveLength(61)
  expect([kept[0], kept[1], kept[60]]).toEqual([{ at: 0 }, { at: 140 }, { at: 199 }])
})

test('an application without windows: the details only', async () => {
  const page = createPage({ media: { '*': film } })
  delete page.Lampa.Modal
  page.run()
  page.window.ResilientPlayback.play({ sources: [a, b] })
  await pass(2)
  openMenu(page)
  expect(items(page).map(({ title }) => plain(title))).toEqual(['Show details over the picture'])
})
