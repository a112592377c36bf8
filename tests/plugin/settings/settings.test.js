/** @jest-environment jsdom */
import { rows } from '../../../plugin/settings/rows.js'
import { setting } from '../../../plugin/settings/settings.js'
import { allowed, policyOf } from '../../../plugin/settings/playback-settings.js'
import { createFakeNetwork } from '../../js/support/fake-network.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const a = 'http://a.example/film.m3u8'
const b = 'http://b.example/film.m3u8'
const media = { '*': { duration: 60 } }
const prefix = 'resilient_playback_'

withFakeCore()

function start(options = {}) {
  const page = createPage({ media, ...options })
  page.run(options.src)
  return page
}

/** @param {object} stored values, by the keys of the rows */
const withStored = (stored, more = {}) => {
  const named = {}
  Object.keys(stored).forEach((key) => (named[prefix + key] = stored[key]))
  return start({ stored: { ...named, ...more } })
}

/** Returns the text of HTML. */
const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent
const paramOf = ({ Lampa }, key) => Lampa.SettingsApi.params.find(({ param }) => param.name === prefix + key)

test('one section with an icon; its rows in order, the rest behind "More", and back again', () => {
  const page = start()
  const { SettingsApi, Settings } = page.Lampa
  expect(SettingsApi.components).toMatchObject([
    { component: 'resilient_playback', icon: expect.stringMatching(/^<svg/) }
  ])
  Settings.create('resilient_playback')
  paramOf(page, 'more').onChange()
  const [first, more] = SettingsApi.opened
  const tracks = ['keep_tracks', 'audio_languages', 'text_languages']
  const asking = ['torrserver', 'proxies', 'torrent_withdraw', 'proxies_list']
  const above = ['mode', 'notices', 'patience', 'step_down', 'max_height', ...tracks, 'memory', 'live']
  const keys = [...above, ...asking, 'forget', 'more']
  expect(first.rows).toEqual(keys.map((key) => prefix + key))
  const behind = ['hls_engine', 'seamless', 'hedge', 'trailer', 'torrent_preload', 'long_ok', 'overlay']
  expect(more.rows).toEqual([...behind, 'history', 'report', 'version'].map((key) => prefix + key))
  more.onBack()
  expect(SettingsApi.opened[2].name).toBe('resilient_playback')
})

test('every default is as the table of words has it', () => {
  const page = start()
  const initial = {}
  rows.forEach(({ key }) => (initial[key] = setting(page.Lampa, key)))
  expect(initial).toEqual({
    keep_tracks: true,
    audio_languages: '',
    text_languages: '',
    mode: 'on',
    notices: 'important',
    patience: 'normal',
    step_down: true,
    max_height: 'lampa',
    memory: true,
    live: true,
    torrserver: false,
    torrent_preload: false,
    trailer: 'offer',
    proxies: false,
    hls_engine: 'lampa',
    seamless: true,
    hedge: true,
    long_ok: true,
    overlay: false
  })
  rows.forEach(({ key }) => expect(paramOf(page, key).param.default).toBe(initial[key]))
})

test.each([
  ['nothing stored', undefined, 'normal'],
  ['a value', 'quick', 'quick'],
  ['what is none of them', '<b>', 'normal'],
  ['a name of every object', 'constructor', 'normal']
])('%s', (_, value, expected) => {
  expect(setting(withStored(value === undefined ? {} : { patience: value }).Lampa, 'patience')).toBe(expected)
})

test.each([
  ['ru', 'Продолжать видео, если сервер отказал', 'Важные'],
  ['uk', 'Продовжувати відео, якщо сервер відмовив', 'Важливі'],
  ['he', 'Keep videos playing when a server fails', 'Important ones'],
  ['cs', 'Keep videos playing when a server fails', 'Important ones']
])('rows in %s, English where a language has no text', (language, name, value) => {
  const page = start({ stored: { language } })
  expect(plain(paramOf(page, 'mode').field.name)).toBe(name)
  expect(paramOf(page, 'notices').param.values.important).toBe(value)
  expect(paramOf(page, 'max_height').param.values['720p']).toBe('720p')
  expect(paramOf(page, 'mode').param.values.on).toBe('#{settings_param_yes}')
})

test('version, build, and where it came from, without what the query says', () => {
  const page = start({ src: 'https://u:pw@plugins.example/x/<b>/plugin.js?email=c2VjcmV0#z' })
  const { field } = paramOf(page, 'version')
  expect(plain(field.name)).toBe(`Version ${__VERSION__}, build ${__LEGACY_SHA256__.slice(0, 8)}`)
  expect(field.description).toBe('<bdi>https://plugins.example/x/&lt;b&gt;/plugin.js</bdi>')
})

test('forget: all that is kept but the settings, and it is said', () => {
  const stored = {
    servers: '{"version":1}',
    tracks: '{"titles":[]}',
    base: 'https://plugins.example/x/',
    said: 'true',
    proxy_list: '[{"url":"https://proxy.example.com/?url={url}"}]',
    patience: 'quick'
  }
  const page = withStored(stored, { other: 'stays' })
  paramOf(page, 'forget').onChange()
  const left = Object.keys(page.Lampa.Storage.stored).filter((key) => page.Lampa.Storage.stored[key] !== '')
  expect(left.filter((key) => key.indexOf(prefix) === 0)).toEqual([prefix + 'patience'])
  expect(left).toContain('other')
  expect(page.Lampa.Storage.get(prefix + 'servers', '')).toBe('')
  expect(page.Lampa.Noty.shown).toMatchObject([{ html: '<bdi>Everything is forgotten.</bdi>' }])
})

/** Returns the config that the core's session gets with these settings. */
async function configUnder(stored, data = { url: `${a} or ${b}` }) {
  const page = withStored(stored, { [prefix + 'servers']: '{"version":1}' })
  page.Lampa.Player.play(data)
  await pass(1)
  return fake.configs[0]
}

test.each([
  ['normal', undefined, undefined],
  ['quick', undefined, { preset: 'quick' }],
  ['normal', { preset: 'patient', firstFrameMs: 2000 }, { preset: 'patient', firstFrameMs: 2000 }],
  ['quick', { preset: 'patient', firstFrameMs: 2000 }, { preset: 'quick', firstFrameMs: 2000 }]
])("patience %s with the author's policy %j", async (patience, policy, expected) => {
  expect(policyOf(policy, patience)).toEqual(expected)
  expect((await configUnder({ patience }, { url: a, policy })).policy).toEqual(expected)
})

test('memory: what is known is used, and remembered; switched off, neither', async () => {
  expect(await configUnder({})).toMatchObject({ remember: true, snapshot: { version: 1 } })
  fake.configs = []
  const off = await configUnder({ memory: 'false' })
  expect([off.remember, off.snapshot]).toEqual([false, undefined])
})

test('less quality: only where the viewer allows it', () => {
  const sources = [{ url: a, quality: 1080 }, { url: b, quality: 720 }, { url: 'c' }]
  expect(allowed(sources, a, true)).toEqual(sources)
  expect(allowed(sources, a, false)).toEqual([sources[0], sources[2]])
  expect(allowed(sources, 'c', false)).toEqual(sources)
})

test('less quality, in a playback', async () => {
  fake.core.parseSources = () => ({
    sources: [
      { raw: a, quality: 1080 },
      { raw: b, quality: 720 }
    ]
  })
  const config = await configUnder({ step_down: 'false' })
  expect(config.sources.map(({ url }) => url)).toEqual([a])
})

test.each([
  ['true', 1],
  ['false', 0]
])('TV channels: %s', async (live, sessions) => {
  await configUnder({ live }, { url: a, tv: true })
  expect(fake.configs).toHaveLength(sessions)
})

const note = (messageKey, severity) => ({ type: 'notify', messageKey, severity, params: { n: 2, t: 3, q2: 480 } })

test.each([
  ['important', ['switched_no_answer', 'lower_quality', 'exhausted']],
  ['all', ['switched_not_found', 'switched_no_answer', 'lower_quality', 'exhausted']],
  ['end', ['lower_quality', 'exhausted']]
])('messages: %s', async (notices, keys) => {
  const page = withStored({ notices })
  page.Lampa.Player.play({ url: a })
  await pass(1)
  const notes = [
    note('switched_not_found', 'quiet'),
    note('switched_no_answer', 'important'),
    note('lower_quality', 'info'),
    note('exhausted', 'info')
  ]
  for (const command of notes) {
    fake.reply = ({ type }) => (type === 'seek' ? { commands: [command] } : {})
    page.Lampa.PlayerVideo.to(20)
    fake.reply = () => ({})
    await pass(6)
  }
  const said = page.Lampa.Noty.shown.map(({ html }) => html)
  const starts = {
    switched_not_found: /^The video is no longer/,
    switched_no_answer: /^The server did not answer/,
    lower_quality: /^No server manages/,
    exhausted: /^None of the servers/
  }
  expect(said).toEqual(keys.map((key) => expect.stringMatching(starts[key])))
})

test.each([
  ['true', 1],
  ['false', 0]
])('the next server is asked while the first is silent: %s', async (hedge, asked) => {
  const network = createFakeNetwork()
  const page = createPage({ media, ...network.window, stored: { [prefix + 'hedge']: hedge } })
  page.run()
  page.Lampa.Player.play({ url: `${a} or ${b}` })
  await pass(1)
  const fetch = { type: 'fetch', id: 'f1', purpose: 'probe', sourceId: 's2', url: b, timeoutMs: 4000 }
  fake.reply = ({ type }) => (type === 'seek' ? { commands: [fetch] } : {})
  page.Lampa.PlayerVideo.to(20)
  await pass(1)
  expect(network.requests.filter(({ url }) => url === b)).toHaveLength(asked)
  if (!asked) expect(fake.ofType('fetch_done')).toMatchObject([{ id: 'f1', ok: false }])
  back(page)
})
