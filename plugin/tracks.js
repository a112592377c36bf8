// @ts-check
// Sound, subtitles and picture of one playback: chosen by js/tracks/keeper.js, by what they are, on every server.
import { createTrackKeeper } from '../js/tracks/keeper.js'
import { watchEngines } from './engines-seen.js'
import { safely } from './safely.js'
import { createTrackControl } from './track-control.js'

const lookEveryMs = 500
const mostRounds = 5
/** What becomes known later than this after the start is left as it is. */
const lateMs = 10000

/**
 * @typedef {object} TracksOptions
 * @property {import('./lampa-host').LampaHost} host
 * @property {import('./lampa').PlayData} data
 * @property {() => import('../js/types').Core | null} coreNow
 * @property {import('../js/index').Preferences} preferences
 * @property {import('../js/types').TrackIntent} [intent] from before
 * @property {(tracks: import('../js/index').Tracks) => void} onChange
 * @property {(intent: import('../js/types').TrackIntent) => void} [onWish]
 */

/** @param {TracksOptions} options */
export function createTracks(options) {
  const { host, data, preferences, coreNow, intent, onChange, onWish } = options
  const { PlayerPanel } = host.app
  const control = createTrackControl(host, safely(changed))
  const keeper = createTrackKeeper({ preferences, coreNow, intent, onChange, onWish, mayChoose })
  const unwatch = watchEngines(host, { onHls: control.sawHls, onDash: control.sawDash })
  let generation = -1
  /** When this element had its first data. @type {number | null} */
  let since = null
  let busy = false
  let missed = false
  let reopened = false
  let over = false
  const stopLooking = host.every(lookEveryMs, changed)

  function mayChoose() {
    return since === null || host.clock.now() - since < lateMs
  }

  /** Asks for a choice anew: the application may have made one of its own. */
  function again() {
    keeper.opened(/** @type {any} */ ({ tracks: control }))
  }

  function changed() {
    // A selection makes engines and the application tell of lists, in its very middle: they are looked at after it.
    missed = busy
    if (busy) return
    busy = true
    let rounds = 0
    do {
      missed = false
      safely(look)()
    } while (missed && ++rounds < mostRounds)
    busy = false
  }

  function look() {
    if (control.generation() !== generation) {
      generation = control.generation()
      since = null
      again()
    }
    keeper.changed()
    control.texts.followTexts()
  }

  /**
   * @param {'audio' | 'text' | 'levels'} what
   * @param {unknown} list
   */
  function told(what, list) {
    control.tell(what, list)
    // The panel keeps the levels of the film's first server, which nobody plays any more.
    if (what === 'levels' && reopened && !data.quality) PlayerPanel.quality(list, '')
    if (!busy) again()
    changed()
    if (what === 'text' && !busy) control.texts.show()
  }

  /** What the application carries over is a place in a list. @param {Record<string, any>} saved */
  function keepNothingByPlace(saved) {
    delete saved.level
    delete saved.track
    delete saved.sub
    const { customSubs } = host.app.PlayerVideo.video() || {}
    const place = (customSubs || []).map((track) => track.selected === true).indexOf(true)
    // The same list of files goes to the next element; its first row may be "off".
    if (place >= 0) saved.sub = place
  }

  return {
    told,
    /**
     * WebOS tells of tracks just before it opens the film once more: those are for the look after that.
     * @param {'audio' | 'text'} what
     * @param {unknown} list
     */
    toldEarly: (what, list) => control.tell(what, list),
    look: safely(changed),
    loadedData() {
      if (since === null) since = host.clock.now()
      control.texts.show()
    },
    /** Another address is about to be opened in the element's place. */
    leaving: safely(() => {
      changed()
      keeper.closing()
      reopened = true
      // What nobody plays any more is not to be chosen from.
      const { audio, text } = control.lists()
      if (audio.length && !data.voiceovers) PlayerPanel.setTracks([])
      if (text.length && !control.texts.external().length) PlayerPanel.setSubs([])
    }),
    keepNothingByPlace: safely(keepNothingByPlace),
    tracks: keeper.tracks,
    select: keeper.select,
    carried: keeper.carried,
    /** The playback is over. */
    end() {
      if (over) return
      over = true
      stopLooking()
      control.stop()
      unwatch()
    }
  }
}

/**
 * @param {import('./lampa').Listener} listener
 * @param {(fn: (tracks: ReturnType<typeof createTracks>) => void) => void} withTracks of the playback that is there, if any
 */
export function followTracks(listener, withTracks) {
  const follow = (
    /** @type {string} */ type,
    /** @type {(event: any, tracks: ReturnType<typeof createTracks>) => void} */ fn
  ) =>
    listener.follow(
      type,
      safely((/** @type {any} */ event) => withTracks((tracks) => fn(event, tracks)))
    )
  follow('tracks', ({ tracks: list }, tracks) => tracks.told('audio', list))
  follow('subs', ({ subs }, tracks) => tracks.told('text', subs))
  follow('levels', ({ levels }, tracks) => tracks.told('levels', levels))
  follow('webos_tracks', ({ tracks: list }, tracks) => tracks.toldEarly('audio', list))
  follow('webos_subs', ({ subs }, tracks) => tracks.toldEarly('text', subs))
}
