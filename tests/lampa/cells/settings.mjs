// @ts-check
// Settings and the list of servers in the real application, by the keys of a remote control, with screenshots.
import { setTimeout as sleep } from 'node:timers/promises'
import { moving } from '../picture.mjs'
import { focused, goDown, picture, press, pressLong, texts } from '../remote.mjs'
import { judged } from './claims.mjs'
import { afterSwitch } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

const hostile = '<img src=x onerror="window.ranFromOutside=true">'

/** @returns {import('../run.mjs').Cell[]} */
export function settingsCells() {
  return [
    ...['en', 'ru', 'he'].map((language) => ({
      name: `settings/${language}`,
      bare: /** @type {const} */ ('skipped'),
      run: (/** @type {Bench} */ bench) => settings(bench, language)
    })),
    ...['en', 'ru', 'he'].map((language) => ({
      name: `servers/long-ok-${language}`,
      bare: /** @type {const} */ ('skipped'),
      run: (/** @type {Bench} */ bench) => longOk(bench, language)
    })),
    { name: 'servers/ask', bare: 'skipped', run: ask },
    { name: 'servers/after-the-end', bare: 'skipped', run: afterTheEnd },
    { name: 'servers/panel', bare: 'skipped', run: panel },
    { name: 'servers/off', bare: 'skipped', run: off },
    { name: 'servers/hostile', bare: 'skipped', run: hostileNames }
  ]
}

/** @param {Bench} bench @param {string} language @returns {Promise<Result>} */
async function settings(bench, language) {
  const app = await bench.openApp({ storage: { language } })
  await app.page.evaluate("Lampa.Controller.toggle('settings')")
  const found = await goDown(app, /Resilient Playback/)
  await picture(app, `settings-main-${language}`)
  await press(app, 'Enter')
  const rows = await texts(app, '.settings .settings-param')
  await picture(app, `settings-${language}`)
  await press(app, 'Enter')
  await sleep(300)
  const modes = await texts(app, '.selectbox .selectbox-item__title')
  await picture(app, `settings-mode-${language}`)
  await press(app, 'ArrowDown', 'Enter')
  const mode = await app.page.evaluate("localStorage.getItem('resilient_playback_mode')")
  await press(app, 'ArrowDown', 'ArrowDown', 'Enter')
  await sleep(300)
  const choice = await texts(app, '.selectbox .selectbox-item__title')
  await picture(app, `settings-choice-${language}`)
  await press(app, 'ArrowUp', 'Enter')
  const patience = await app.page.evaluate("localStorage.getItem('resilient_playback_patience')")
  const last = rows[rows.length - 1]
  for (let i = 0; i < 40 && (await focused(app)) !== last; i++) await press(app, 'ArrowDown')
  await press(app, 'Enter')
  const more = await texts(app, '.settings .settings-param')
  await picture(app, `settings-more-${language}`)
  await press(app, 'Backspace')
  const again = await texts(app, '.settings .settings-param')
  const from = await app.page.evaluate("localStorage.getItem('resilient_playback_base')")
  return judged([
    [found, 'the section is not in the list'],
    [rows.length === 16 && !/undefined/.test(rows.join()), `rows: ${rows.join(' | ')}`],
    [mode === 'ask', `the first row wrote ${mode}`],
    [modes.length === 3 && !/playback_|#\{/i.test(modes.join()), `modes: ${modes.join(' | ')}`],
    [choice.length === 3, `choice: ${choice.join(' | ')}`],
    [patience === 'quick', `patience: ${patience}`],
    [more.length === 10, `more: ${more.join(' | ')}`],
    [more[9]?.includes(`${from}plugin.js`), `version: ${more[9]}`],
    [again.join() !== '' && again.length === rows.length, `back from "More": ${again.join(' | ')}`],
    [language === 'ru' || !/[а-яё]/i.test(rows.concat(more).join()), `not in English: ${rows.join(' | ')}`]
  ])
}

/** A film whose first server is healthy. @param {Bench} bench */
async function playing(bench) {
  const app = await bench.openApp()
  await app.record()
  const startedAt = await app.play(bench.playdata('hls'))
  const ok = await app.until(() => moving(app.samples).length > 30, 20000)
  return { app, started: { ok, why: ok ? '' : 'no picture', seconds: (Date.now() - startedAt) / 1000 } }
}

/** @param {App} app */
const playingNow = (app) => app.page.evaluate('Lampa.PlayerVideo.video().currentTime')

/** Whether the film continues from `position`. @param {App} app @param {number} position @param {number} since */
const goesOn = (app, position, since) =>
  app.until(() => moving(app.samples).some((sample) => sample.at > since && sample.position > position + 1), 15000)

/** @param {Bench} bench @param {string} language @returns {Promise<Result>} */
async function longOk(bench, language) {
  const { app, started } = await afterSwitch(bench, { storage: { language } })
  if (!started.ok) return started
  await pressLong(app)
  const rows = await texts(app, '.selectbox .selectbox__content .settings-param-title, .selectbox .selectbox-item')
  const focus = await focused(app)
  await picture(app, `servers-${language}`)
  const position = await playingNow(app)
  const since = Date.now()
  await press(app, 'ArrowDown', 'Enter')
  const plays = await goesOn(app, position, since)
  const source = app.told.filter(({ type }) => type === 'source_changed').pop()
  await pressLong(app)
  await picture(app, `servers-after-${language}`)
  const after = await focused(app)
  return judged(
    [
      [rows.length === 5, `rows: ${rows.join(' | ')}`],
      [/^2\. 127\.0\.\d\.3:\d+/.test(focus), `the focus is on "${focus}"`],
      [/^1\. 127\.0\.\d\.2:\d+/.test(rows[3] ?? ''), `the last row is "${rows[3]}"`],
      [plays, 'the picked server does not play on from there'],
      [JSON.stringify(source?.to ?? '').includes(bench.faulty.origin), `told: ${JSON.stringify(source)}`],
      [/^1\. /.test(after), `after the pick the focus is on "${after}"`],
      [language === 'ru' || !/[а-яё]/i.test(rows.join()), `not in English: ${rows.join(' | ')}`]
    ],
    { ...started, detail: rows.join(' | ') }
  )
}

/** "Ask me": the plugin does nothing before the viewer agrees. @param {Bench} bench @returns {Promise<Result>} */
async function ask(bench) {
  await bench.faulty.setFault({ kind: 'status', status: 404 })
  const app = await bench.openApp({ storage: { resilient_playback_mode: 'ask' } })
  await app.record()
  const startedAt = await app.play(bench.playdata('hls'))
  await app.page.waitForSelector('body.selectbox--open', { timeout: 20000 })
  await sleep(5000)
  const before = bench.healthy.log.filter(({ path }) => !/\.m3u8/.test(path)).length
  const rows = await texts(app, '.selectbox .selectbox__content .settings-param-title, .selectbox .selectbox-item')
  const focus = await focused(app)
  await picture(app, 'servers-ask')
  await press(app, 'Enter')
  const plays = await app.until(() => moving(app.samples).length > 20, 15000)
  return judged(
    [
      [before === 0, `${before} pieces came from the other server before the answer`],
      [rows[0] === 'The video is no longer on this server.', `rows: ${rows.join(' | ')}`],
      [focus === 'Go on from server 2 of 2', `the focus is on "${focus}"`],
      [plays, 'no picture after the answer'],
      [app.notes.length === 0, `notes: ${app.notes.map(({ text }) => text).join(' | ')}`]
    ],
    { seconds: (Date.now() - startedAt) / 1000, detail: rows.join(' | ') }
  )
}

/** All servers are dead, one comes back, and the viewer chooses it. @param {Bench} bench @returns {Promise<Result>} */
async function afterTheEnd(bench) {
  await Promise.all([bench.faulty, bench.healthy].map((mirror) => mirror.setFault({ kind: 'status', status: 404 })))
  const app = await bench.openApp()
  await app.record()
  await app.play(bench.playdata('hls'))
  const over = await app.until(() => app.told.some(({ type }) => type === 'exhausted'), 60000)
  await bench.healthy.setFault(null)
  await pressLong(app)
  const rows = await texts(app, '.selectbox .selectbox__content .settings-param-title, .selectbox .selectbox-item')
  await picture(app, 'servers-after-the-end')
  for (let i = 0; i < 5 && !/^2\. /.test(await focused(app)); i++) await press(app, 'ArrowDown')
  await press(app, 'Enter')
  const plays = await app.until(() => moving(app.samples).length > 20, 15000)
  const { noise, spinner } = app.samples[app.samples.length - 1]
  return judged(
    [
      [over, 'never exhausted'],
      [/^None of the servers works now/.test(rows[1] ?? ''), `rows: ${rows.join(' | ')}`],
      [plays, 'the picked server does not play'],
      [!noise && !spinner, "the application's error screen still stands"]
    ],
    { detail: rows.join(' | ') }
  )
}

/** The panel's own menu of streams. @param {Bench} bench @returns {Promise<Result>} */
async function panel(bench) {
  const { app, started } = await playing(bench)
  if (!started.ok) return started
  await app.page.evaluate("Lampa.PlayerPanel.toggle(); Lampa.Controller.toggle('player_panel')")
  await sleep(500)
  await picture(app, 'servers-panel-buttons')
  for (let i = 0; i < 6 && (await app.page.$('.player-panel__flow.focus')) === null; i++) await press(app, 'ArrowRight')
  const reached = (await app.page.$('.player-panel__flow.focus')) !== null
  await press(app, 'Enter')
  await sleep(500)
  const rows = await texts(app, '.selectbox .selectbox-item')
  await picture(app, 'servers-panel')
  const position = await playingNow(app)
  const since = Date.now()
  await press(app, 'ArrowDown', 'Enter')
  const plays = await goesOn(app, position, since)
  const focus = await app.page.evaluate('Lampa.Controller.enabled().name')
  const asked = bench.healthy.log.length
  return judged(
    [
      [rows.length === 2 && /^1\. .*playing/i.test(rows[0]), `rows: ${rows.join(' | ')}`],
      [reached, 'the button is not reached by the keys'],
      [plays, 'the picked server does not play on from there'],
      [asked > 0, 'the picked server was not asked'],
      [focus === 'player_panel', `the focus is in ${focus}`],
      [app.samples[app.samples.length - 1].videos === 1, 'more than one video']
    ],
    { ...started, detail: rows.join(' | ') }
  )
}

/**
 * Turns the plugin off in three presses; after that a dead server is not replaced.
 * @param {Bench} bench
 * @returns {Promise<Result>}
 */
async function off(bench) {
  const { app, started } = await playing(bench)
  if (!started.ok) return started
  await pressLong(app)
  await press(app, 'ArrowUp', 'Enter')
  await bench.faulty.setFault({ kind: 'status', status: 404 })
  const failed = await app.until(() => app.samples[app.samples.length - 1]?.noise, 40000)
  await pressLong(app)
  const rows = await texts(app, '.selectbox .selectbox-item')
  await picture(app, 'servers-off')
  return judged(
    [
      [failed, 'the application shows no error'],
      [bench.healthy.log.length === 0, 'the other server was asked'],
      [rows.join() === 'Switch servers in this film again', `rows: ${rows.join(' | ')}`]
    ],
    started
  )
}

/** @param {Bench} bench @returns {Promise<Result>} */
async function hostileNames(bench) {
  const app = await bench.openApp()
  await app.record()
  const good = bench.urlOf(bench.healthy, 'hls')
  const startedAt = await app.page.evaluate(([url, markup]) => {
    const { Lampa, lampaRecorder } = /** @type {any} */ (window)
    const at = Date.now()
    const bad = `http://${markup.replace(/\s/g, '/**/')}.example/x.m3u8`
    const sources = [url, { url: bad, voice: markup }, { url: `http://${markup}@b.example/x.m3u8`, voice: markup }]
    const subtitles = [{ label: markup, url: 'http://b.example/x.vtt' }]
    Lampa.Player.play({ title: markup, url, sources, subtitles, voice_name: markup, onEvent: lampaRecorder.hear })
    return at
  }, /** @type {[string, string]} */ ([good, hostile]))
  await app.until(() => moving(app.samples).length > 10, 15000)
  await pressLong(app)
  const rows = await texts(app, '.selectbox .selectbox-item')
  await picture(app, 'servers-hostile')
  await press(app, 'ArrowDown', 'Enter')
  await sleep(4000)
  await pressLong(app)
  await sleep(500)
  await picture(app, 'servers-hostile-after')
  await press(app, 'Backspace')
  await app.page.evaluate("Lampa.PlayerPanel.toggle(); $('.player-panel__flow').trigger('hover:enter')")
  await sleep(500)
  const images = await app.page.evaluate("document.querySelectorAll('.selectbox img, .noty img').length")
  const ran = await app.page.evaluate('window.ranFromOutside === true')
  return judged(
    [
      [rows.length >= 4 && rows.some((row) => row.includes('<img')), `rows: ${rows.join(' | ')}`],
      [images === 0, `${images} images from outside`],
      [!ran, 'markup from outside was run']
    ],
    { seconds: (Date.now() - startedAt) / 1000, detail: rows.join(' | ') }
  )
}
