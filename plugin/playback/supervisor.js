// @ts-check
// Listens to the application and starts a session for each of its playbacks. Every handler is idempotent and guarded.
import { splitAddresses } from '../host/addresses.js'
import { sayExternal } from '../host/external-players.js'
import { whyNot } from './eligibility.js'
import { openAsPicked, openInPlace } from './in-place.js'
import { createLoaders } from '../host/loaders.js'
import { adjust, capLevels, lowerLevel } from './opening.js'
import { createFilmMenus } from '../menus/film-menus.js'
import { prepare, restore } from './playdata.js'
import { safely } from '../host/safely.js'
import { beginPlayback } from './playback.js'
import { setting } from '../settings/settings.js'
import { followTracks } from '../tracks/track-events.js'
import { createTrackPreferences } from '../tracks/track-preferences.js'
import { playbackSettingsOf } from '../settings/playback-settings.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @typedef {import('./playback').Playback} Playback
 * @typedef {import('../../js/index').PlaybackEvent} PlaybackEvent
 * @typedef {import('../options').Current} Current
 */

/** @param {import('../options').SupervisorOptions} options */
export function supervise(options) {
  const { host, cores } = options
  const { app, clock } = host
  const loaders = createLoaders(host)
  const menus = createFilmMenus(host, {
    pageFile: options.pageFile,
    build: { version: options.version, backend: cores.backend },
    shown: () =>
      current && app.Player.playdata() === current.record.data ? { film: current, isOff: offFor !== null, turn } : null
  })
  const trackPreferences = createTrackPreferences(host)
  /** @type {Current | null} */
  let current = null
  /** The film for which the viewer has turned the plugin off. @type {PlayData | null} */
  let offFor = null
  let open = false
  /** Set while the plugin opens a film again, to continue there. @type {{data: PlayData, position: number} | null} */
  let resume = null
  /** @type {unknown} */
  let closing = null

  const mayHelp = (/** @type {PlayData} */ data) => whyNot(data, options, offFor) === ''

  /** A step to another item of the list is no close. */
  function onCreate() {
    if (closing !== null) clock.clearTimer(closing)
    closing = null
  }

  /**
   * The plugin changes nothing before this event, so whoever aborts in 'create', copies the playdata or hands it to another
   * player gets it unchanged. The application opens `data.url` right after.
   * @param {PlayData} data
   */
  function onStart(data) {
    open = true
    onCreate()
    const goesOn = current && current.record.data === data ? current : null
    if (current) finish(!!goesOn)
    if (!mayHelp(data)) return goesOn ? putBack(goesOn) : undefined
    const { url } = data
    const undo = goesOn ? goesOn.undo : adjust(app, data, playbackSettingsOf(host).maxHeight)
    const again = resume && resume.data === data ? resume.position : -1
    resume = null
    begin(goesOn ? goesOn.record : prepare(data), Math.max(0, again), undo, again >= 0)
    if (data.url !== url && data.quality) menus.quality(data, String(data.url))
  }

  /**
   * @param {import('./playdata').Prepared} record
   * @param {number} position
   * @param {() => void} undo undoes what was changed before `record` was made
   * @param {boolean} [byHlsJs]
   */
  function begin(record, position, undo, byHlsJs = false) {
    const { data } = record
    const settings = playbackSettingsOf(host)
    const uncap = capLevels(host.hls(), settings.maxHeight)
    const opened = String(data.url)
    /** @type {Current} */
    const mine = { record, undo, uncap, opened, why: '', playing: opened, session: null }
    current = mine
    menus.begin()
    mine.session = beginPlayback({
      host,
      prepared: record,
      opened,
      position,
      settings,
      loaders: setting(app, 'seamless') ? loaders : null,
      refused: () => turn(true),
      trackPreferences: {
        ...trackPreferences.begin(data, cores.backend() !== 'none', byHlsJs),
        byHlsJs,
        reopen: () => clock.setTimer(safely(reopen), 0)
      },
      loadCore: cores.load,
      reloadCore: cores.reload,
      emit: safely((event) => {
        if (current === mine) menus.onEvent(mine, event)
        options.onEvent(event, data)
      })
    })
  }

  /** @param {Current} was */
  function putBack({ record, undo }) {
    restore(record)
    undo()
  }

  /** Opens the film again in the open player, without a close: no callback runs, and the list stays. */
  function reopen() {
    if (!current || !current.session || app.Player.playdata() !== current.record.data) return
    const { data } = current.record
    resume = { data, position: current.session.position() }
    openAsPicked(app, data)
  }

  /** @param {boolean} goesOn the same playdata continues to play */
  function finish(goesOn) {
    if (!current) return
    const was = current
    current = null
    if (was.session) {
      trackPreferences.ended(was.session.title, was.session.tracks.carried())
      was.session.end()
    }
    was.uncap()
    if (!goesOn) putBack(was)
  }

  /** The viewer chose another quality or stream: the application has opened it already. @param {unknown} url */
  function onPicked(url) {
    if (!current || typeof url !== 'string') return
    const was = current
    const { record, session } = was
    if (app.Player.playdata() !== record.data || !session) return
    const server = session
      .sources()
      .map((source) => source.url)
      .indexOf(url)
    if (server >= 0 && url !== was.opened && record.data.flow_switched === url) {
      record.data.url = was.opened
      return session.use(server)
    }
    const position = session.position()
    finish(true)
    const first = splitAddresses(url)[0]
    if (first !== url) {
      record.data.url = first
      record.changes.push({ name: '', inside: false, raw: url, short: first })
      openInPlace(host, { url: first })
    }
    if (mayHelp(record.data)) begin(record, position, was.undo)
    else putBack(was)
  }

  /** Another plugin may have changed the address in 'start', after this one. @param {PlayData} data */
  function onReady(data) {
    if (/^(torrent)?$/.test(whyNot(data, options, offFor))) host.torrents.ask(data, takeUp)
    if (!current || current.record.data !== data) return
    if (data.url !== current.opened) onPicked(data.url)
    withSession((session) => session.sample())
  }

  /** @param {boolean} off the viewer's choice for this film */
  function turn(off) {
    if (!current || !current.session) return
    offFor = off ? current.record.data : null
    menus.hide()
    return off ? current.session.turnOff() : takeUp()
  }

  /** From now on the plugin may help with what plays. */
  function takeUp() {
    const { record, undo } = current || { record: null, undo: () => {} }
    const data = app.Player.playdata()
    const video = app.PlayerVideo.video()
    finish(true)
    if (data && mayHelp(data)) begin(record || prepare(data), (video && video.currentTime) || 0, undo)
  }

  function onDestroy() {
    finish(false)
    offFor = null
    menus.forget()
    menus.closed()
    if (!open) return
    open = false
    closing = clock.setTimer(safely(closed), 0)
  }

  function closed() {
    onCreate()
    trackPreferences.closed()
    options.onClosed()
  }

  /** @param {(session: Playback) => void} fn */
  const withSession = (fn) => {
    if (current && current.session) fn(current.session)
  }

  /**
   * @param {import('../host/lampa').Listener} listener
   * @param {string} type
   * @param {Parameters<import('../host/lampa').Listener['follow']>[1]} fn
   */
  const follow = (listener, type, fn) => listener.follow(type, safely(fn))

  follow(app.Player.listener, 'create', onCreate)
  follow(app.Player.listener, 'start', onStart)
  follow(app.Player.listener, 'ready', onReady)
  follow(app.Player.listener, 'external', (data) => {
    if (mayHelp(data)) sayExternal(app, host)
  })
  follow(app.Player.listener, 'destroy', onDestroy)
  follow(app.PlayerVideo.listener, 'error', (event) => withSession((session) => session.failed(event)))
  follow(app.PlayerVideo.listener, 'destroy', (event) => {
    if (current && !event.savemeta) trackPreferences.destroyed()
  })
  follow(app.PlayerVideo.listener, 'loadeddata', () => withSession((session) => session.loadedData()))
  follow(app.PlayerVideo.listener, 'levels', (event) => {
    if (current) lowerLevel(event.levels, playbackSettingsOf(host).maxHeight)
  })
  followTracks(app.PlayerVideo.listener, (fn) => withSession(({ tracks }) => fn(tracks)))
  follow(app.PlayerVideo.listener, 'timeupdate', (event) => {
    if (event.duration > 0) withSession((session) => session.timeUpdate())
  })
  follow(app.PlayerVideo.listener, 'pause,play', () => withSession((session) => session.sample()))
  follow(app.PlayerPanel.listener, 'quality,flow', (event) => onPicked(event.url))
  follow(app.PlayerPanel.listener, 'visible', () => current && menus.refresh(current))

  return {
    menus,
    session: () => (current ? current.session : null),
    /** Completes a close that was waiting for a next item. */
    closeNow() {
      if (closing !== null) closed()
    }
  }
}

/** @typedef {ReturnType<typeof supervise>} Supervisor */
