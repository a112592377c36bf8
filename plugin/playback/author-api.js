// @ts-check
// The calls for authors of plugins: `ResilientPlayback.play` and `ResilientPlayback.callback`.
import { createListeners } from '../../js/base/listeners.js'
import { checkPolicy } from '../../js/core/check-policy.js'
import { publicSources } from '../../js/page/sources.js'
import { readEntries } from '../../js/proxies/options.js'
import { readExternalTracks } from '../../js/external-tracks/options.js'
import { checkPreferences } from '../../js/tracks/preferences.js'
import { giveAddress } from './playdata.js'
import { safely } from '../host/safely.js'

/**
 * @typedef {import('../host/lampa').LampaApp} LampaApp
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @typedef {import('../../js/index').PlaybackEvent} PlaybackEvent
 * @typedef {{type: 'error' | 'close', reason?: string, message?: string}} CallbackEvent
 */

/** Controllers that must not get the focus back: those of the player, and a list, which is closed by then. */
const passing = /^(player|select)/

/** @param {LampaApp} app */
function focusOf(app) {
  const { name } = app.Controller.enabled()
  return name && !passing.test(name) ? name : 'content'
}

/** Fields that must be functions if they are set. */
const functions = ['resolve', 'onEvent', 'onSwitch']

/** @param {PlayData} data @throws {TypeError} naming the field */
function check(data) {
  if (typeof data !== 'object' || !data) throw new TypeError('play: a playdata is expected')
  if (data.sources !== undefined) publicSources(data.sources)
  if (data.policy !== undefined) checkPolicy(data.policy)
  checkPreferences(data.preferences)
  readEntries(data.proxies)
  readExternalTracks({ audio: data.audio })
  if (data.trailer && typeof data.trailer !== 'string') throw new TypeError('trailer: an address is expected')
  functions.forEach((name) => {
    if (data[name] !== undefined && typeof data[name] !== 'function')
      throw new TypeError(name + ': a function is expected')
  })
}

/**
 * @param {LampaApp} app
 * @param {() => import('./supervisor').Supervisor | null} supervisor null before the application is ready
 * @param {(data: unknown) => void} markOwn called with each playdata that goes through `play`
 */
export function createAuthorApi(app, supervisor, markOwn) {
  /** @type {((event: CallbackEvent) => void) | null} */
  let callback = null
  /** The listeners of the newest `play`, until the player closes. @type {ReturnType<typeof createListeners> | null} */
  let listeners = null
  /** @type {PlaybackEvent | null} */
  let lastClose = null

  /** @param {CallbackEvent} event */
  function tell(event) {
    if (callback) safely(callback)(event)
  }

  /** @param {PlayData} data @returns {import('../../js/index').Session & import('../../js/index').TrackSession} */
  function sessionOf(data) {
    const own = listeners
    const session = () => {
      const running = supervisor()
      return own !== null && own === listeners && running ? running.session() : null
    }
    return {
      get source() {
        const now = session()
        return now ? now.source() : null
      },
      get sources() {
        const now = session()
        if (now && now.sources().length) return now.sources()
        return Array.isArray(data.sources) ? publicSources(data.sources).map(untried) : []
      },
      get tracks() {
        const now = session()
        return now ? now.tracks.tracks() : { audio: [], text: [], video: [] }
      },
      selectTrack(id) {
        const now = session()
        if (now) now.tracks.select(id)
      },
      use(index) {
        const now = session()
        if (now) now.use(index)
      },
      on: (type, fn) => (own ? own.on(type, fn) : () => {}),
      trace() {
        const now = session()
        return now ? now.trace() : []
      },
      stop() {
        if (own === listeners && app.Player.opened()) app.Player.close()
      }
    }
  }

  return {
    /** @param {PlayData} data */
    play(data) {
      check(data)
      const list = Array.isArray(data.playlist) && data.playlist.length ? data.playlist : [data]
      giveAddress(data)
      list.forEach(giveAddress)
      list.concat(data).forEach(markOwn)
      const focus = focusOf(app)
      listeners = createListeners(undefined)
      const session = sessionOf(data)
      app.Player.play(data)
      app.Player.playlist(list)
      app.Player.callback(() => {
        app.Controller.toggle(focus)
        const running = supervisor()
        if (running) running.closeNow()
      })
      return session
    },

    /** Replaces the previous callback. The new one is called up to the next close, then dropped. @param {unknown} fn */
    callback(fn) {
      callback = typeof fn === 'function' ? /** @type {(event: CallbackEvent) => void} */ (fn) : null
    },

    /**
     * @param {PlaybackEvent} event
     * @param {PlayData} data
     */
    onEvent(event, data) {
      if (typeof data.onEvent === 'function') safely(data.onEvent.bind(data))(event)
      if (event.type === 'source_changed' && typeof data.onSwitch === 'function')
        safely(data.onSwitch.bind(data))(event)
      if (event.type === 'closed') lastClose = event
      else if (listeners) listeners.emit(event)
      if (event.type === 'exhausted') tell({ type: 'error', reason: event.reason, message: event.message })
    },

    onClosed() {
      if (listeners && lastClose) listeners.emit(lastClose)
      listeners = lastClose = null
      tell({ type: 'close' })
      callback = null
    }
  }
}

/** @param {import('../../js/types').KnownSource} known */
function untried({ source }) {
  return { ...source, state: /** @type {'untried'} */ ('untried') }
}
