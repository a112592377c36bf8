// @ts-check
// Listens to the application and gives each of its playbacks a session of ours. Every handler is idempotent and guarded.
import { splitAddresses } from './addresses.js'
import { handsOff } from './hands-off.js'
import { openInPlace } from './in-place.js'
import { createLoaders } from './loaders.js'
import { prepare, restore } from './playdata.js'
import { safely } from './safely.js'
import { beginPlayback } from './session.js'
import { isSeamless, isSwitchedOn } from './settings.js'
import { followTracks } from './track-events.js'
import { createWishes } from './wishes.js'

/**
 * @typedef {import('./lampa').PlayData} PlayData
 * @typedef {import('./session').Playback} Playback
 * @typedef {import('../js/index').PlaybackEvent} PlaybackEvent
 * @typedef {object} SupervisorOptions
 * @property {import('./lampa-host').LampaHost} host
 * @property {import('./core-source').CoreSource} cores
 * @property {(event: PlaybackEvent, data: PlayData) => void} onEvent
 * @property {() => void} onClosed the player is closed; a step in its list is no close
 */

/** @param {SupervisorOptions} options */
export function supervise(options) {
  const { host, cores } = options
  const { app, clock } = host
  const loaders = createLoaders(host)
  const wishes = createWishes(app)
  /** Made openable in 'create', not started yet. @type {import('./playdata').Prepared | null} */
  let prepared = null
  /** @type {{record: import('./playdata').Prepared, session: Playback} | null} */
  let current = null
  let open = false
  /** It was opened once more, to go on there. @type {{data: PlayData, position: number} | null} */
  let resume = null
  /** @type {any} */
  let closing = null

  /** @param {PlayData} data */
  function mayHelp(data) {
    if (!data || !isSwitchedOn(app)) return false
    return handsOff(data, { torrServers: host.torrServers(), isTube: host.isTube }) === ''
  }

  /** Undoes a preparation that never came to a start. */
  function forget() {
    if (prepared && !(current && current.record === prepared)) restore(prepared)
    prepared = null
  }

  /** @param {PlayData} data */
  function onCreate(data) {
    if (closing !== null) clock.clearTimer(closing)
    closing = null
    forget()
    if (current && current.record.data === data) prepared = current.record
    else if (mayHelp(data)) prepared = prepare(data)
  }

  /** @param {PlayData} data */
  function onStart(data) {
    open = true
    // Older applications have no 'create'; others change the playdata between the two.
    if (!prepared || prepared.data !== data) {
      forget()
      prepared = mayHelp(data) ? prepare(data) : null
    }
    const record = prepared
    if (current) finish(record === current.record)
    prepared = null
    if (!record) return
    if (!mayHelp(data)) return restore(record)
    keepPlaceInList(record)
    const again = resume && resume.data === data ? resume.position : -1
    resume = null
    begin(record, Math.max(0, again), again >= 0)
  }

  /**
   * The application finds its place in the list by url === url, and the list has what stood there before.
   * @param {import('./playdata').Prepared} record
   */
  function keepPlaceInList({ data, rawUrl, shortUrl }) {
    const list = app.PlayerPlaylist.get()
    if (rawUrl === data.url || shortUrl !== data.url || list.indexOf(data) >= 0) return
    app.PlayerPlaylist.url(rawUrl)
    if (list.length) app.PlayerPlaylist.set(list)
  }

  /**
   * @param {import('./playdata').Prepared} record
   * @param {number} position
   * @param {boolean} [byHlsJs]
   */
  function begin(record, position, byHlsJs = false) {
    const session = beginPlayback({
      host,
      prepared: record,
      opened: String(record.data.url),
      position,
      wishes: {
        ...wishes.begin(record.data, cores.backend() !== 'none'),
        byHlsJs,
        reopen: () => clock.setTimer(safely(reopen), 0)
      },
      loaders: isSeamless(app) ? loaders : null,
      loadCore: cores.load,
      reloadCore: cores.reload,
      emit: safely((event) => options.onEvent(event, record.data))
    })
    current = { record, session }
  }

  /** In the open player, without a close: no callback, and its list stays. */
  function reopen() {
    if (!current || app.Player.playdata() !== current.record.data) return
    const { data } = current.record
    resume = { data, position: current.session.position() }
    const { listener, get, position } = app.PlayerPlaylist
    listener.send('select', { playlist: get(), position: position(), item: data })
  }

  /** @param {boolean} keepPrepared the same playdata goes on */
  function finish(keepPrepared) {
    if (!current) return
    const { record, session } = current
    current = null
    wishes.ended(session.title, session.tracks.carried())
    session.end()
    if (!keepPrepared) restore(record)
  }

  /** The viewer chose another quality or stream: the application has opened it already. @param {unknown} url */
  function onPicked(url) {
    if (!current || typeof url !== 'string') return
    const { record, session } = current
    if (app.Player.playdata() !== record.data) return
    const position = session.position()
    finish(true)
    const first = splitAddresses(url)[0]
    if (first !== url) {
      record.data.url = first
      record.changes.push({ name: '', inside: false, raw: url, short: first })
      openInPlace(host, { url: first })
    }
    if (mayHelp(record.data)) begin(record, position)
    else restore(record)
  }

  function onDestroy() {
    finish(false)
    forget()
    if (!open) return
    open = false
    closing = clock.setTimer(safely(closed), 0)
  }

  function closed() {
    if (closing !== null) clock.clearTimer(closing)
    closing = null
    wishes.closed()
    options.onClosed()
  }

  /** @param {(session: Playback) => void} fn */
  const withSession = (fn) => {
    if (current) fn(current.session)
  }

  /**
   * @param {import('./lampa').Listener} listener
   * @param {string} type
   * @param {(event: any) => void} fn
   */
  const follow = (listener, type, fn) => listener.follow(type, safely(fn))

  follow(app.Player.listener, 'create', (event) => onCreate(event.data))
  follow(app.Player.listener, 'start', onStart)
  follow(app.Player.listener, 'ready', () => withSession((session) => session.look()))
  follow(app.Player.listener, 'external', forget)
  follow(app.Player.listener, 'destroy', onDestroy)
  follow(app.PlayerVideo.listener, 'error', (event) => withSession((session) => session.failed(event)))
  follow(app.PlayerVideo.listener, 'destroy', (event) => {
    if (current && !event.savemeta) wishes.destroyed()
  })
  follow(app.PlayerVideo.listener, 'loadeddata', () => withSession((session) => session.loadedData()))
  followTracks(app.PlayerVideo.listener, (fn) => withSession(({ tracks }) => fn(tracks)))
  follow(app.PlayerVideo.listener, 'timeupdate', (event) => {
    if (event.duration > 0) withSession((session) => session.timeUpdate())
  })
  follow(app.PlayerVideo.listener, 'pause,play', () => withSession((session) => session.look()))
  follow(app.PlayerPanel.listener, 'quality,flow', (event) => onPicked(event.url))

  return {
    session: () => (current ? current.session : null),
    /** The close that was waiting for a next item is certain now. */
    closeNow() {
      if (closing !== null) closed()
    }
  }
}

/** @typedef {ReturnType<typeof supervise>} Supervisor */
