// @ts-check
// What the viewer hears, reads and sees, kept over servers: chosen by what it is, never by its place in a list.
import { attempt } from '../attempt.js'
import { ceilingOf } from './ceiling.js'

/**
 * @typedef {import('../types').EngineTracks} EngineTracks
 * @typedef {import('../types').TrackKind} TrackKind
 * @typedef {import('../index').Tracks} Tracks
 * @typedef {{language?: string, label?: string, off?: boolean}} Meant
 *
 * @typedef {object} KeeperOptions
 * @property {import('../index').Preferences} preferences
 * @property {() => import('../types').Core | null} coreNow
 * @property {(tracks: Tracks) => void} onChange of what there is, or of what is on
 */

/** @type {TrackKind[]} */
const kinds = ['audio', 'text', 'video']

/** @param {KeeperOptions} options */
export function createTrackKeeper({ preferences, coreNow, onChange }) {
  /** @type {import('../types').EngineTrackControl | null} */
  let control = null
  /** Of the viewer, or of what played before. @type {{audio?: Meant, text?: Meant}} */
  const intent = {}
  /** The height that was asked for. @type {number | undefined} */
  let height
  /** Lists that a choice was made for. */
  let chosenFor = ''
  /** What we have asked for, and what was on when we last looked: another one is somebody's wish. @type {Record<string, string | null>} */
  let wanted = {}
  /** @type {Record<string, string | null>} */
  let seen = {}
  /** What is read is on, or off, by the rules: they are asked again elsewhere, not what came of them here. */
  let ruled = false
  let told = ''
  /** What played last, and what proved too much for the line. @type {import('../index').VideoTrackFacts | null} */
  let picture = null
  /** @type {import('../index').VideoTrackFacts | null} */
  let tooMuch = null

  /** @param {EngineTracks} lists */
  const signature = (lists) => JSON.stringify([lists.audio, lists.text])

  function read() {
    return control ? control.lists() : null
  }

  // An engine may throw, in the middle of its own work or half-opened: the film goes on with the tracks that it has.
  const readable = () => attempt(read) || null

  function look() {
    const lists = read()
    if (!lists || !control) return
    if (signature(lists) === chosenFor) noteWishes(lists)
    else if (lists.audio.length + lists.text.length + lists.video.length) choose(lists)
    tell()
  }

  /**
   * Not by us: by a menu of the page, or by the engine for a reason of its own.
   * @param {EngineTracks} lists
   */
  function noteWishes({ audio, text, selected }) {
    if (isWish('audio', selected)) intent.audio = meantBy(audio, selected.audio) || intent.audio
    if (isWish('text', selected)) intent.text = meantBy(text, selected.text) || { off: true }
    // Back to what we had asked for is a wish as well.
    kinds.forEach((kind) => selected[kind] !== seen[kind] && (wanted[kind] = selected[kind]))
    seen = { ...selected }
  }

  /**
   * @param {'audio' | 'text'} kind
   * @param {EngineTracks['selected']} selected
   */
  const isWish = (kind, selected) => selected[kind] !== seen[kind] && selected[kind] !== wanted[kind]

  /** @param {EngineTracks} lists */
  function choose(lists) {
    const core = coreNow()
    seen = { ...lists.selected }
    wanted = { ...seen }
    if (!core) return
    chosenFor = signature(lists)
    const { audio, text, video } = lists
    const chosen = core.selectTracks({ audio, text, preferences, intent })
    ruled = !intent.text && (chosen.textOff || !!chosen.text)
    if (chosen.audio) put('audio', chosen.audio.id)
    if (chosen.text || chosen.textOff) put('text', chosen.text ? chosen.text.id : null)
    limit(video)
  }

  /** @param {EngineTracks['video']} video */
  function limit(video) {
    const most = ceilingOf(video, { maxHeight: preferences.maxHeight, below: tooMuch })
    if (control && control.limit) control.limit(most && most.id)
    const lighter = (/** @type {any} */ track) => !tooMuch || !most || Number(track.height) <= Number(most.height)
    const found = nearest(video.filter(lighter))
    if (found) put('video', found)
  }

  /**
   * @param {TrackKind} kind
   * @param {string | null} id
   */
  function put(kind, id) {
    if (!control || wanted[kind] === id) return
    wanted[kind] = id
    control.select(kind, id)
  }

  /**
   * As high as was asked for, or the next lower one.
   * @param {EngineTracks['video']} video
   */
  function nearest(video) {
    const most = height
    if (most === undefined) return undefined
    const fitting = video.filter((track) => track.height && track.height <= most)
    fitting.sort((a, b) => Number(b.height) - Number(a.height))
    return fitting.map(({ id }) => id)[0]
  }

  /**
   * @param {{id: string, language?: string, label?: string}[]} list
   * @param {string | null} id
   * @returns {Meant | undefined}
   */
  function meantBy(list, id) {
    const found = list.filter((track) => track.id === id)[0]
    return found && { language: found.language, label: found.label }
  }

  /** @returns {Tracks} */
  function tracks() {
    const lists = readable() || {
      audio: [],
      text: [],
      video: [],
      selected: { audio: null, text: null, video: null }
    }
    const { audio, text, video, selected } = lists
    return {
      audio: audio.map((track) => publicOf(track, selected.audio)),
      text: text.map((track) => publicOf(track, selected.text)),
      video: video.map((track) => publicOf({ ...track, label: track.height ? track.height + 'p' : '' }, selected.video))
    }
  }

  function tell() {
    const now = tracks()
    const text = JSON.stringify(now)
    const nothing = !told && !(now.audio.length + now.text.length + now.video.length)
    if (text === told || nothing) return
    told = text
    onChange(now)
  }

  return {
    tracks,
    changed() {
      attempt(look)
    },
    /**
     * @param {import('../types').Engine} engine
     * @param {boolean} [lower] what played before was too much for the line
     */
    opened(engine, lower) {
      control = engine.tracks || null
      if (lower) tooMuch = picture || tooMuch
      chosenFor = ''
      wanted = {}
      seen = {}
      ruled = false
    },
    /** Before its engine ends: what is on now is to be on next. */
    closing() {
      const lists = readable()
      const playing = attempt(() => control && control.playing && control.playing())
      if (lists) {
        const { audio, text, video, selected } = lists
        picture = video.filter(({ id }) => id === playing)[0] || picture
        intent.audio = intent.audio || meantBy(audio, selected.audio)
        if (text.length && !ruled) intent.text = intent.text || meantBy(text, selected.text) || { off: true }
      }
      control = null
    },
    /** The line has been calm for a while: as high as before. */
    raise() {
      tooMuch = null
      const lists = readable()
      if (lists) attempt(() => limit(lists.video))
    },
    /**
     * The viewer's wish.
     * @param {string} id of a track, `text:off` or `video:auto`
     * @returns {boolean} false: there is none
     */
    select(id) {
      const lists = readable()
      if (!lists) return false
      const off = /^(text):off$|^(video):auto$/.exec(id)
      const kind = off
        ? /** @type {TrackKind} */ (off[1] || off[2])
        : kinds.filter((one) => lists[one].some((/** @type {{id: string}} */ track) => track.id === id))[0]
      if (!kind) return false
      if (kind === 'audio') intent.audio = meantBy(lists.audio, id)
      if (kind === 'text') intent.text = off ? { off: true } : meantBy(lists.text, id)
      if (kind === 'video') height = off ? undefined : heightOf(lists, id)
      attempt(() => put(kind, off ? null : id))
      tell()
      return true
    }
  }
}

/** @param {EngineTracks} lists @param {string} id */
const heightOf = ({ video }, id) => video.filter((track) => track.id === id).map((track) => track.height)[0]

/**
 * @param {{id: string, language?: string, label?: string}} track
 * @param {string | null} selected
 * @returns {import('../index').Track}
 */
const publicOf = ({ id, language = '', label = '' }, selected) => ({
  id,
  name: label || language || id,
  language,
  selected: id === selected
})
