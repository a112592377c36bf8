// @ts-check
// "More about this video": details over the picture, a test of the servers, an inspection of the video, the last switches,
// and a report that the viewer can pass on.
import { isolated } from '../../notices/notices.js'
import { safely } from '../../host/safely.js'
import { hostOf } from '../server-rows.js'
import { setting } from '../../settings/settings.js'
import { say } from '../../text.js'
import { detailLines } from './details.js'
import { createHistory } from './history.js'
import { readNumbers } from './now-playing.js'
import { createOverlay } from './overlay.js'
import { reportText } from './report.js'
import { createScreens } from './screens.js'
import { testServers } from './server-test.js'

/**
 * @typedef {import('../../playback/playback').Playback} Playback
 * @typedef {object} Shown the current film
 * @property {Playback} session
 * @property {ReturnType<import('../server-rows').createCooldowns>} cooldowns
 * @property {boolean} oneConnection its servers may limit connections, so only the player sends them requests
 *
 * @param {import('../../host/lampa-host').LampaHost} host
 * @param {object} options
 * @param {() => Shown | null} options.shown
 * @param {() => Promise<import('../../host/inspect-host').PageFace>} options.loadPage
 * @param {{version: string, backend: () => string}} options.build
 */
export function createDiagnostics(host, { shown, loadPage, build }) {
  const { app, clock } = host
  const history = createHistory(clock)
  const screens = createScreens(host)
  const overlay = createOverlay(host, () => {
    const film = shown()
    return film ? lines(film) : []
  })

  /** @param {Shown} film */
  const numbers = ({ session }) => readNumbers(app.PlayerVideo.video(), session.tracks.engine(), host.bufferMs())

  /** @param {Shown} film */
  const lines = (film) =>
    detailLines(app, { sources: film.session.sources(), cooldowns: film.cooldowns }, numbers(film))

  /** @param {import('./server-test').Tested} tested */
  function resultOf({ phase, mark, firstByteMs, type, message, content }) {
    if (phase !== 'done') return say(app, 'test_' + phase)
    const parts = [say(app, 'test_' + mark)]
    if (firstByteMs !== undefined) parts.push(say(app, 'test_first_byte', { ms: firstByteMs }))
    if (type) parts.push(type.toUpperCase())
    if (content) parts.push(say(app, 'test_' + content))
    return parts.join(', ') + (message ? '\n' + message : '')
  }

  /** @param {Shown} film */
  function test({ session }) {
    const urls = session.sources().map(({ url }) => url)
    screens.progress(say(app, 'test_servers'), (show) =>
      testServers({
        urls,
        load: loadPage,
        onChange(all) {
          const done = all.filter(({ phase }) => phase === 'done').length
          const asking = all.filter(({ phase }) => phase === 'asking').length
          const text = (/** @type {import('./server-test').Tested} */ tested, /** @type {number} */ i) =>
            i + 1 + '. ' + hostOf(urls[i]) + ': ' + resultOf(tested)
          show(
            (done + asking / 2) / all.length,
            all.map((tested, i) => ({ text: text(tested, i), faint: tested.phase !== 'done' }))
          )
        }
      })
    )
  }

  /** @param {Shown} film */
  function inspect(film) {
    const source = film.session.source()
    if (!source) return
    screens.progress(say(app, 'about_video'), (show) => {
      const known = lines(film).map((text) => ({ text }))
      show(0.5, known)
      let over = false
      loadPage()
        .then(({ inspect: look }) => look(source.url))
        .then(
          ({ message, report }) => ({
            message,
            found: report.diagnostics.map(({ code, where, line }) => {
              const place = [where, line && say(app, 'about_line', { n: line })].filter(Boolean).join(', ')
              return code + (place ? ' (' + place + ')' : '')
            })
          }),
          (error) => ({ message: String((error && error.message) || error), found: [] })
        )
        .then(({ message, found }) => {
          const rest = found.map((text) => ({ text, faint: true }))
          if (!over) show(1, [{ text: message }].concat(known, rest))
        })
      return () => (over = true)
    })
  }

  function showHistory() {
    const all = history.list()
    /** @param {import('./history').Switch} made @returns {import('./screens').Paragraph[]} */
    const entry = ({ at, from, to, why }) => {
      const ago = say(app, 'history_ago', { count: Math.round((clock.now() - at) / 60000) })
      const hosts = [from, to].filter(Boolean).join(' → ')
      return [{ text: why || say(app, 'history_pick') }, { text: [hosts, ago].filter(Boolean).join(', '), faint: true }]
    }
    const none = [{ text: say(app, 'history_none') }]
    const entries = all.map(entry).reduce((list, two) => list.concat(two), [])
    screens.text(say(app, 'history'), all.length ? entries : none)
  }

  function showReport() {
    const film = shown()
    const text = reportText({
      version: build.version,
      backend: build.backend(),
      agent: host.agent(),
      numbers: film ? numbers(film) : {},
      trace: film ? film.session.trace() : [],
      history: history.list()
    })
    const copied = () => app.Noty.show(isolated(say(app, 'report_copied')))
    if (app.Utils && app.Utils.copyTextToClipboard) safely(app.Utils.copyTextToClipboard)(text, copied, () => {})
    screens.text(say(app, 'report'), [{ text: say(app, 'report_about') }, { text, faint: true }])
  }

  /** @param {Shown} film */
  function itemsOf(film) {
    const item = (/** @type {string} */ key, /** @type {() => void} */ run) => ({ title: isolated(say(app, key)), run })
    const items = [
      item(overlay.isShown() ? 'details_hide' : 'details_show', overlay.isShown() ? overlay.hide : overlay.show)
    ]
    if (!screens.isThere()) return items
    if (!film.oneConnection) {
      items.push(item('test_servers', () => test(film)))
      items.push(item('about_video', () => inspect(film)))
    }
    return items.concat(item('history', showHistory), item('report', showReport))
  }

  return {
    history,
    showHistory: safely(showHistory),
    showReport: safely(showReport),
    /** A film starts. */
    begin() {
      if (setting(app, 'overlay')) overlay.show()
    },
    /** The player is closed. */
    end: overlay.hide,
    open() {
      const film = shown()
      if (!film) return
      const focus = app.Controller.enabled().name
      app.Select.show({
        title: say(app, 'diagnostics'),
        items: itemsOf(film),
        onSelect: safely((/** @type {{run: () => void}} */ { run }) => {
          app.Controller.toggle(focus)
          run()
        }),
        onBack: () => app.Controller.toggle(focus)
      })
    }
  }
}
