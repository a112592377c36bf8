// @ts-check
// Subtitles in the application's player: files beside the film, tracks of the stream, and whether they are shown.
import { isTextOn, onIn, realTracks, textFacts } from './host-tracks.js'

/** @typedef {import('../host/lampa').HostTrack} HostTrack */

/** A text track without a cue is requested again after this long, at most this often. */
const patienceMs = 3000
const mostAsked = 2

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {() => import('../../js/engines/dash/library').DashPlayer | null} dashNow the player of dash.js that plays, if any
 */
export function createTextControl({ app: { Player, PlayerVideo }, clock }, dashNow) {
  /** Text tracks of the stream, as the application reported them. @type {HostTrack[]} */
  let told = []
  /** Kind of the text that was on last: x for a file beside the film, t for a track of the stream. */
  let kind = ''
  /** What the engine says about the tracks of the stream. @type {import('../../js/index').TextTrackFacts[]} */
  let known = []
  /** The file that the application has read and draws, even if it is off. @type {string} */
  let drawn = ''
  /** When dash.js was last asked for a text track. */
  let askedAt = 0
  let left = mostAsked

  const files = () => (PlayerVideo.video() || {}).customSubs || []
  const external = () => realTracks(files())
  const streamed = () => realTracks(told)

  /**
   * The texts of the kind that was on last. A file is the same on every server, whatever tracks the stream has.
   * @param {import('../../js/index').TextTrackFacts[]} texts
   * @param {string | null} on
   */
  function ofOneKind(texts, on) {
    kind = on ? on.charAt(0) : kind
    const same = texts.filter(({ id }) => id.charAt(0) === kind)
    return same.length ? same : texts
  }

  /** @returns {{texts: import('../../js/index').TextTrackFacts[], on: string | null}} */
  function everything() {
    const on = onIn(external(), isTextOn, 'x') || onIn(streamed(), isTextOn, 't')
    if (on && on.charAt(0) === 'x') drawn = on
    const texts = external()
      .map((track, place) => textFacts(track, 'x' + place))
      .concat(streamed().map((track, place) => ({ ...textFacts(track, 't' + place), ...known[place] })))
    return { texts, on }
  }

  /** @param {string | null} id */
  function select(id) {
    everything()
    if (drawn && id && id !== drawn) forgetFile()
    const inStream = streamed()
    const all = external().concat(inStream)
    const wanted = id && (id.charAt(0) === 'x' ? external() : inStream)[Number(id.slice(1))]
    all.forEach((track) => {
      if (track !== wanted) turn(track, false)
    })
    rowsOff().forEach((row) => (row.selected = !wanted))
    if (wanted) turn(wanted, true)
    followTexts()
    PlayerVideo.subsview(!!wanted)
  }

  /**
   * The panel shows the platform's track, but dash.js loads its file only when asked. A seek during the load cancels it; so
   * does asking again too early.
   */
  function followTexts() {
    const player = dashNow()
    const texts = streamed()
    const place = player ? texts.map(isTextOn).indexOf(true) : -1
    if (!player || place < 0) return
    const { cues } = texts[place]
    const dry = !cues || !cues.length
    const current = player.getCurrentTextTrackIndex() === place
    if (current && !(dry && left > 0 && clock.now() - askedAt > patienceMs)) return
    if (current) {
      left--
      player.setTextTrack(-1)
    }
    askedAt = clock.now()
    player.setTextTrack(place)
  }

  /** @param {HostTrack} track @param {boolean} on */
  function turn(track, on) {
    track.mode = on ? 'showing' : 'disabled'
    track.selected = on
  }

  /** The rows "Disabled" in the panel's lists. */
  const rowsOff = () => told.concat(files()).filter((track) => track && track.index === -1)

  /** The application draws a file that it has read over all other subtitles, until it makes a new reader. */
  function forgetFile() {
    const plain = external().map(({ label, url, index, language }) => ({ label, url, index, language }))
    drawn = ''
    if (Player.subtitles) Player.subtitles(plain)
  }

  return {
    /**
     * @param {import('../../js/index').TextTrackFacts[]} stated by the engine about the tracks of the stream
     * @returns {{text: import('../../js/index').TextTrackFacts[], on: string | null}}
     */
    lists(stated) {
      known = stated
      const { texts, on } = everything()
      return { text: ofOneKind(texts, on), on }
    },
    everything,
    /** Whether the stream has tracks that the panel does not show, because there are files. */
    hidden: () => external().length > 0 && streamed().length > 0,
    /** @param {string} id of a track; from now on its kind is offered */
    prefer(id) {
      if (/^[xt]\d/.test(id)) kind = id.charAt(0)
    },
    select,
    /** @param {unknown} list */
    tell(list) {
      if (list !== files()) told = Array.isArray(list) ? list : []
    },
    /** The element is new. */
    reset() {
      told = []
      left = mostAsked
      askedAt = clock.now()
    },
    /** The application hides subtitles for every new element, and shows files even if its row "off" is on. */
    show() {
      const on = external().concat(streamed()).some(isTextOn)
      if (on || external().length) PlayerVideo.subsview(on)
    },
    external,
    /** The texts that the panel shows: files, if there are any. */
    all: () => (external().length ? external() : streamed()),
    followTexts
  }
}
