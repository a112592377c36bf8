// @ts-check
// Subtitles in the application's player: files beside the film and those of the stream, and that they are seen.
import { isTextOn, onIn, realTracks, textFacts } from './host-tracks.js'

/** @typedef {import('../host/lampa').HostTrack} HostTrack */

/** A text without a cue is asked for again after this long, so often. */
const patienceMs = 3000
const mostAsked = 2

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {() => any} dashNow the player of dash.js that plays, if any
 */
export function createTextControl({ app: { Player, PlayerVideo }, clock }, dashNow) {
  /** Those of the stream, as the application told them. @type {HostTrack[]} */
  let told = []
  /** Of the text that was on last: x, a file beside the film, or t, of the stream. */
  let kind = ''
  /** What the engine states of those of the stream. @type {import('../../js/index').TextTrackFacts[]} */
  let known = []
  /** The file that the application's reader has read, and draws, on or off. @type {string} */
  let drawn = ''
  /** Of dash.js. */
  let askedAt = 0
  let left = mostAsked

  const files = () => (PlayerVideo.video() || {}).customSubs || []
  const external = () => realTracks(files())
  const streamed = () => realTracks(told)

  /**
   * Those of the kind that was read last: the same file is there on every server, whatever the stream has beside it.
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
   * The panel shows the platform's track, whose file dash.js loads only when it is asked for it; a seek meanwhile drops
   * that. Asked again too early, it would drop it itself.
   */
  function followTexts() {
    const player = dashNow()
    const texts = streamed()
    const place = player ? texts.map(isTextOn).indexOf(true) : -1
    if (place < 0) return
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

  /** "Disabled", in the panel's lists. */
  const rowsOff = () => told.concat(files()).filter((track) => track && track.index === -1)

  /** A file that was read goes on being drawn, over whatever is drawn else, until its reader is made anew. */
  function forgetFile() {
    const plain = external().map(({ label, url, index, language }) => ({ label, url, index, language }))
    drawn = ''
    if (Player.subtitles) Player.subtitles(plain)
  }

  return {
    /**
     * @param {import('../../js/index').TextTrackFacts[]} stated by the engine, of those of the stream
     * @returns {{text: import('../../js/index').TextTrackFacts[], on: string | null}}
     */
    lists(stated) {
      known = stated
      const { texts, on } = everything()
      return { text: ofOneKind(texts, on), on }
    },
    everything,
    /** Those of the stream, which the panel does not show beside files. */
    hidden: () => external().length > 0 && streamed().length > 0,
    /** @param {string} id of the track that is to be chosen from */
    prefer(id) {
      if (/^[xt]\d/.test(id)) kind = id.charAt(0)
    },
    select,
    /** @param {unknown} list */
    tell(list) {
      if (list !== files()) told = Array.isArray(list) ? list : []
    },
    /** Another element. */
    reset() {
      told = []
      left = mostAsked
      askedAt = clock.now()
    },
    /** The application hides them with every element, and shows what its row "off" stands for. */
    show() {
      const on = external().concat(streamed()).some(isTextOn)
      if (on || external().length) PlayerVideo.subsview(on)
    },
    external,
    /** The panel shows files where there are some. */
    all: () => (external().length ? external() : streamed()),
    followTexts
  }
}
