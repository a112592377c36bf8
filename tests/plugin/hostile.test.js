/** @jest-environment jsdom */
// Forty hostile texts in each of our screens: no text may become an element or an attribute, and the viewer can read each.
import { hostileWords } from '../support/hostile-words.js'
import { createDatabase } from './stand-in/database.js'
import { giveUp, loadUrl } from '../js/support/fake-core.js'
import { createFakeHls } from '../js/support/fake-hls.js'
import { fake, withFakeCore } from './stand-in/mocked-core.js'
import { createPage, pass } from './stand-in/page.js'
import { createFakeFetch } from '../js/support/fake-fetch.js'
import { createNotes } from '../../plugin/notices/notice-queue.js'
import { servePageFile } from './stand-in/page-file.js'

jest.mock('../../js/core/client.js', () => jest.requireActual('./stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const endpoint = 'https://proxy.example.com/?url={url}'
const plan = { duration: 120 }
/** The tags and attributes that our own screens use. */
const tags = /^(div|span|bdi|b|p|br|svg|path)$/
const attributes = /^(class|style|dir|role|aria-[a-z]+|width|height|viewbox|fill|xmlns|d|stroke|stroke-width)$/

withFakeCore()
beforeEach(() => {
  document.body.innerHTML = ''
  fake.core.proxyAddress = ({ proxy, url }) => {
    const answer = { endpoint: proxy, host: 'proxy.example.com' }
    return url ? { ...answer, url: proxy.replace('{url}', encodeURIComponent(url)) } : answer
  }
  fake.core.selectTracks = () => ({ audio: null, text: null, textOff: false, video: null, notices: [] })
  fake.core.sourceFacts = () => ({ type: 'hls', drmSystems: [], protection: 'none' })
})

const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html || '' }).textContent

/** Records every text that the app receives to write as HTML. The list grows as long as the page lives. */
function listen({ Lampa }) {
  const html = []
  const hear = (value) => {
    if (typeof value === 'string') html.push(value)
    else if (Array.isArray(value)) value.forEach(hear)
    else if (value && value.nodeType) html.push(value.outerHTML)
    else if (value && value[0] && value[0].nodeType) hear(value[0])
    else if (value && typeof value === 'object' && !value.nodeType) {
      const written = [
        'title',
        'subtitle',
        'language',
        'label',
        'html',
        'items',
        'name',
        'description',
        'tracks',
        'subs'
      ]
      written.forEach((name) => hear(value[name]))
    }
  }
  const wrap = (owner, name) => {
    const plainly = owner[name]
    owner[name] = (...given) => {
      given.forEach(hear)
      return plainly.apply(owner, given)
    }
  }
  wrap(Lampa.Noty, 'show')
  wrap(Lampa.Select, 'show')
  wrap(Lampa.Modal, 'open')
  wrap(Lampa.PlayerPanel, 'setTranslate')
  wrap(Lampa.SettingsApi, 'addParam')
  wrap(Lampa.Template, 'add')
  const { addParam } = Lampa.SettingsApi
  Lampa.SettingsApi.addParam = (row) => addParam({ ...row, ...row.field })
  return html
}

/** @param {string[]} html @returns {string[]} the faults; empty: none */
function faultsIn(html) {
  const wrong = []
  html.forEach((text) => {
    const box = document.createElement('div')
    box.innerHTML = text
    box.querySelectorAll('*').forEach((element) => {
      if (!tags.test(element.localName)) wrong.push(`<${element.localName}> of ${text.slice(0, 200)}`)
      element.getAttributeNames().forEach((name) => {
        if (!attributes.test(name) || /Film/.test(element.getAttribute(name)))
          wrong.push(`${name}= of ${text.slice(0, 200)}`)
      })
    })
  })
  if (window.ran) wrong.push('it ran')
  return wrong
}

const shown = ({ Lampa }) => Lampa.Select.shown()
const press = (page, words) => page.Lampa.Select.answer(shown(page).items.find(({ title }) => words.test(plain(title))))
const fail = ({ Lampa }, error = 'details [x] fatal [true]') =>
  Lampa.PlayerVideo.listener.send('error', { error, fatal: true })
const longOk = ({ Lampa }) => Lampa.Keypad.listener.send('longdown', { code: 13 })

function start({ stored, Hls = createFakeHls(), src, media = { '*': plan }, indexedDB } = {}) {
  const page = createPage({ media, Hls, stored, indexedDB })
  const html = listen(page)
  page.run(src)
  return { ...page, html }
}

/** Makes the core switch to source 2 when a source fails. */
function switching() {
  fake.reply = ({ type, position }) => {
    const note = { type: 'notify', messageKey: 'switched_stalled', severity: 'important', params: { n: 2, t: 2 } }
    if (type === 'playback_failed')
      return { state: 'switching', commands: [loadUrl('s2', { cause: 'switch', reason: 'stalled', position }), note] }
    return type === 'playback_started' ? { state: 'playing' } : {}
  }
}

/** Serves a page build whose inspection report has the hostile text in each field. */
function serve(page, evil) {
  const report = { diagnostics: [{ code: evil, where: evil, line: 4, message: evil }], fingerprint: { of: 'a' } }
  const inspect = async () => ({ verdict: 'degraded', message: evil, type: evil, report })
  const loadCore = async () => ({ compareContent: () => ({ result: 'similar' }) })
  servePageFile(page, { version: page.window.ResilientPlayback.version, inspect, loadCore })
}

/** @type {[string, (evil: string) => Promise<string[]>][]} */
const screens = [
  [
    'titles, voices and errors in the list of servers, and why it was switched',
    async (evil) => {
      const page = start()
      switching()
      page.window.ResilientPlayback.play({
        title: evil,
        sources: [
          { url: a, voice: evil },
          { url: b, voice: `${evil} 2` }
        ]
      })
      await pass(3)
      fail(page, evil)
      await pass(8)
      longOk(page)
      return page.html
    }
  ],
  [
    'names of sounds in a manifest and beside the film, in the panel',
    async (evil) => {
      const audio = [
        { name: evil, lang: evil, default: true },
        { name: `${evil} 2`, lang: 'uk' }
      ]
      const page = start({ media: { '*': { ...plan, audio } } })
      const given = [
        { label: evil, url: b, complete: true },
        { label: evil, url: b, language: evil }
      ]
      page.Lampa.Player.play({ title: 'Film', url: a, audio: given })
      await pass(3)
      page.html.push(
        ...page.Lampa.PlayerPanel.tracks.filter(({ onSelect }) => onSelect).map(({ language }) => language)
      )
      return page.html
    }
  ],
  [
    'subtitles of the stream, in our own list beside files',
    async (evil) => {
      const texts = [{ name: evil, lang: 'en' }]
      const page = start({ media: { '*': { ...plan, texts } } })
      page.Lampa.Player.play({ title: 'Film', url: a, subtitles: [{ label: evil, url: `${b}.vtt`, language: evil }] })
      await pass(3)
      page.Lampa.PlayerPanel.subs.filter(({ onSelect }) => onSelect).forEach((row) => row.onSelect(row))
      return page.html
    }
  ],
  [
    'sentences with names in them',
    async (evil) => {
      const page = start()
      page.Lampa.Player.play({ title: evil, url: a })
      await pass(1)
      const data = page.Lampa.Player.playdata()
      const clock = {
        now: () => Date.now(),
        setTimer: (fn, ms) => setTimeout(fn, ms),
        clearTimer: (id) => clearTimeout(id)
      }
      const notes = createNotes(page.Lampa, clock, () => 'en').begin(data, 'all')
      const severity = 'important'
      notes.tell({ messageKey: 'subtitles_failed', params: { track: evil }, severity })
      notes.tell({ messageKey: 'sound_codec', params: { codec: evil, track: evil }, severity })
      notes.tell({ messageKey: 'other_voice', params: { a: evil, b: evil }, severity })
      notes.tell({ messageKey: 'sound_unavailable', params: { track: evil }, severity })
      await pass(6)
      return page.html
    }
  ],
  [
    'what the video is, the test of the servers, the report, the last switches',
    async (evil) => {
      const page = start()
      page.window.navigator.userAgent = evil
      switching()
      page.window.ResilientPlayback.play({ title: evil, sources: [a, b] })
      serve(page, evil)
      await pass(2)
      fail(page, evil)
      await pass(3)
      for (const row of [/^Look into/, /^Test the/, /^Report/, /^Last switches/, /^Show details/]) {
        longOk(page)
        press(page, /^About this video/)
        press(page, row)
        await pass(2)
        const window = page.Lampa.Modal.shown()
        if (!window) continue
        page.html.push(window.html[0].outerHTML)
        page.Lampa.Modal.back()
      }
      return page.html
    }
  ],
  [
    'intermediaries of an author: the question and the list',
    async (evil) => {
      const stored = { resilient_playback_proxies: 'true' }
      const page = start({ stored })
      Object.assign(page.window, createFakeFetch().window)
      page.Lampa.Player.play({ title: evil, url: a, proxies: [{ url: endpoint, owner: evil, purpose: evil }] })
      await pass(1)
      fake.reply = ({ type }) =>
        type === 'playback_failed'
          ? {
              state: 'switching',
              commands: [loadUrl('s1', { loadId: 'l9', cause: 'retry', engine: 'hls.js', via: 'p1' })]
            }
          : {}
      fail(page)
      press(page, /^Yes, always/)
      await pass(1)
      page.html.push(document.body.innerHTML)
      page.Lampa.SettingsApi.params.find(({ param }) => param.name === 'resilient_playback_proxies_list').onChange()
      await pass(1)
      const open = shown(page)
      if (open && open.items.length > 1) open.onSelect(open.items[0])
      await pass(1)
      return page.html
    }
  ],
  [
    'a protected film: its title at the trailer',
    async (evil) => {
      const page = start({ Hls: null })
      const note = { type: 'notify', messageKey: 'protected', severity: 'important', params: { n: 1, t: 1 } }
      page.Lampa.Player.play({ title: evil, url: a, trailer: 'https://t.example/trailer.mp4' })
      await pass(1)
      fake.reply = ({ type }) =>
        type === 'playback_failed'
          ? { state: 'exhausted', commands: [note, { ...giveUp(['s1'], 'protected'), instead: 'trailer' }] }
          : {}
      fail(page, evil)
      fake.reply = () => ({})
      press(page, /^Watch the trailer/)
      await pass(1)
      return page.html.concat(String(page.Lampa.Player.playdata().title))
    }
  ],
  [
    "TorrServer's address",
    async (evil) => {
      const one = '192.168.1.5:8090'
      const stored = {
        torrserver_url: one,
        torrserver_url_two: `http://${evil}/`,
        resilient_playback_torrserver: 'true'
      }
      const page = start({ stored, indexedDB: createDatabase() })
      await pass(0)
      page.Lampa.Player.play({
        url: `http://${one}/stream/film.mkv?link=${'c'.repeat(40)}&index=1`,
        torrent_hash: 'c',
        title: evil
      })
      await pass(2)
      return page.html
    }
  ],
  [
    'where the plugin came from, in Settings',
    async (evil) => {
      const page = start({ src: `http://plugins.example/${evil}/plugin.js` })
      return page.html
    }
  ],
  [
    'the end, on the screen of the application',
    async (evil) => {
      const page = start()
      page.Lampa.Player.play({ title: evil, url: a })
      await pass(1)
      fake.reply = ({ type }) =>
        type === 'playback_failed' ? { state: 'exhausted', commands: [giveUp(['s1'], 'not_found')] } : {}
      fail(page, evil)
      await pass(1)
      return page.html
    }
  ]
]

/** Screens without "Film": two show only the host of an address; the message at the end contains no text from outside. */
const unnamed = [
  "TorrServer's address",
  'where the plugin came from, in Settings',
  'the end, on the screen of the application'
]

describe.each(screens)('%s', (name, open) => {
  test('forty words', async () => {
    expect(hostileWords).toHaveLength(40)
    for (const evil of hostileWords) {
      document.body.innerHTML = ''
      const html = await open(evil)
      jest.clearAllTimers()
      expect({ evil, faults: faultsIn(html) }).toEqual({ evil, faults: [] })
      const readable = unnamed.includes(name) || html.some((text) => plain(text).includes('Film'))
      expect({ evil, readable }).toEqual({ evil, readable: true })
      expect(html.length).toBeGreaterThan(0)
    }
  }, 60000)
})
