// @ts-check
// What the viewer hears, reads and sees, kept over servers: chosen by what it is, never by its place in a list.
import { attempt } from '../base/attempt.js'
import { heightOf, meantBy, publicTracks, trackRequestOf } from './track-facts.js'
import { createLine } from './bandwidth.js'
import { createPictureLimit } from './video-limit.js'

/**
 * @typedef {import('../types').EngineTracks} EngineTracks
 * @typedef {import('../types').TrackKind} TrackKind
 * @typedef {import('../types').EngineTrackControl} Control
 * @typedef {import('../types').TrackIntent} TrackIntent
 * @typedef {import('../index').Tracks} Tracks
 *
 * @typedef {object} TrackSelectorOptions
 * @property {import('../index').Preferences} preferences
 * @property {() => import('../types').Core | null} coreNow
 * @property {(tracks: Tracks) => void} onChange of what there is, or of what is on
 * @property {() => number} [now] absent: no picture is begun with
 * @property {() => boolean | undefined} [hdr] whether the screen shows pictures of a high dynamic range
 * @property {TrackIntent} [intent] from before this playback
 * @property {(lists: EngineTracks) => import('../index').SelectTracksRequest['device']} [device] what can be heard and shown
 * @property {() => boolean} [mayChoose] false: lists come too late, what is on stays on
 * @property {(chosen: import('../index').SelectedTracks, lists: EngineTracks) => void} [onChosen]
 * @property {(intent: TrackIntent) => void} [onChoice] the viewer has chosen
 * @property {(control: Control | null, opening: import('../types').Opening) => Control | null} [extend] with what the author gives beside the film
 */

/** @type {TrackKind[]} */
const kinds = ['audio', 'text', 'video']

/** @param {TrackSelectorOptions} options */
export function createTrackSelector(options) {
  const { preferences, coreNow, onChange } = options
  /** @type {Control | null} */
  let control = null
  /** A sound that is in one place only, whatever the source: it is meant itself. @type {string | null} */
  let exact = null
  /** Of the viewer, or of what played before; `height` is the one that was asked for. @type {TrackIntent} */
  const intent = options.intent ? { ...options.intent } : {}
  /** Lists that a choice was made for, and that somebody's wishes are seen in. */
  let chosenFor = ''
  let knownAs = ''
  /** What we have asked for, and what was on when we last looked: another one is somebody's wish. @type {Record<string, string | null>} */
  let wanted = {}
  /** @type {Record<string, string | null>} */
  let seen = {}
  /** What is read is on, or off, by the rules: they are asked again elsewhere, not what came of them here. */
  let ruled = false
  let told = ''
  const line = createLine(options.now, options.hdr)
  const picture = createPictureLimit(Number(preferences.maxHeight) || undefined)

  /** @param {EngineTracks} lists */
  const signature = (lists) => JSON.stringify([lists.audio, lists.text])

  const read = () => (control ? control.lists() : null)

  // An engine may throw, in the middle of its own work or half-opened: the film goes on with the tracks that it has.
  const readable = () => attempt(read) || null
  /** What was there when it was looked at last: the host may take an engine away before anybody is asked. @type {EngineTracks | null} */
  let latest = null

  function refresh() {
    const lists = read()
    if (!lists || !control) return
    latest = lists
    const now = signature(lists)
    // Without a core nothing is chosen yet, and yet a wish is one.
    if (now === knownAs) noteChoices(lists)
    if (now !== chosenFor && lists.audio.length + lists.text.length + lists.video.length) choose(lists, now)
    tell()
  }

  /**
   * Not by us: by a menu of the page, or by the engine for a reason of its own.
   * @param {EngineTracks} lists
   */
  function noteChoices(lists) {
    const { selected } = lists
    const changes = kinds.filter((kind) => isChoice(kind, selected))
    changes.forEach((kind) => mean(kind, lists, selected[kind]))
    // Back to what we had asked for is a wish as well.
    kinds.forEach((kind) => selected[kind] !== seen[kind] && (wanted[kind] = selected[kind]))
    seen = { ...selected }
    if (changes.length) wished()
  }

  function wished() {
    const { onChoice } = options
    if (onChoice) attempt(() => onChoice({ ...intent }))
  }

  /**
   * @param {TrackKind} kind
   * @param {EngineTracks} lists
   * @param {string | null} id
   */
  function mean(kind, lists, id) {
    if (kind === 'audio') {
      exact = id
      intent.audio = meantBy(lists.audio, id) || intent.audio
    }
    if (kind === 'text') intent.text = meantBy(lists.text, id) || { off: true }
    if (kind === 'video') intent.height = id === null ? undefined : heightOf(lists, id)
  }

  /**
   * @param {TrackKind} kind
   * @param {EngineTracks['selected']} selected
   */
  const isChoice = (kind, selected) => selected[kind] !== seen[kind] && selected[kind] !== wanted[kind]

  /**
   * @param {EngineTracks} lists
   * @param {string} name
   */
  function choose(lists, name) {
    const core = coreNow()
    if (!core && knownAs === name) return
    knownAs = name
    seen = { ...lists.selected }
    wanted = { ...seen }
    if (options.mayChoose && !options.mayChoose()) chosenFor = name
    else if (core) chooseBy(core, lists, name)
  }

  /**
   * @param {import('../types').Core} core
   * @param {EngineTracks} lists
   * @param {string} name
   */
  function chooseBy(core, lists, name) {
    chosenFor = name
    const { text, video } = lists
    const audio = choosable(lists)
    const device = options.device && options.device(lists)
    const chosen = core.selectTracks({ audio, text, ...trackRequestOf(preferences, intent), device })
    ruled = !intent.text && (chosen.textOff || !!chosen.text)
    const same = /^(voice|own):/.test(exact || '') && audio.some(({ id }) => id === exact)
    if (same) put('audio', exact)
    else if (chosen.audio) put('audio', chosen.audio.id)
    // Off is off where nobody has set which subtitles there are to be: no forced ones either.
    const off = !!intent.text && intent.text.off && !Object.keys(preferences).length
    if (chosen.text || chosen.textOff) put('text', chosen.text && !off ? chosen.text.id : null)
    limit(video, core)
    if (options.onChosen) options.onChosen(chosen, lists)
  }

  /** @param {EngineTracks} lists */
  const choosable = ({ audio }) => (control && control.chooseFrom ? control.chooseFrom(audio) : audio)

  /** @param {EngineTracks['video']} video @param {import('../types').Core} [core] where the film begins */
  function limit(video, core) {
    const { most, fixed } = picture.choose(video, intent.height)
    if (control && control.limit) control.limit(most)
    if (fixed) put('video', fixed)
    else if (core && control) line.begin(core, control, video, most)
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

  /** What is on now, where nobody has said what is to be on. @returns {TrackIntent} */
  function carried() {
    const next = { ...intent }
    if (!latest) return next
    const { audio, text, selected } = latest
    next.audio = next.audio || meantBy(audio, selected.audio)
    if (text.length && !ruled) next.text = next.text || meantBy(text, selected.text) || { off: true }
    return next
  }

  const tracks = () => publicTracks(readable())

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
      attempt(refresh)
    },
    /** @param {Pick<import('../engines/engine').OpenedEngine, 'tracks'>} engine @param {import('../types').Opening} [opening] in pages */
    opened(engine, opening) {
      control = engine.tracks || null
      if (options.extend && opening) control = options.extend(control, opening)
      latest = null
      chosenFor = knownAs = ''
      wanted = {}
      seen = {}
      ruled = false
    },
    /** Before its engine ends: what is on now is to be on next. */
    closing() {
      const playing = attempt(() => control && control.playing && control.playing())
      latest = readable() || latest
      line.measure(control)
      if (latest) picture.left(latest.video, playing || latest.selected.video)
      const next = carried()
      intent.audio = next.audio
      intent.text = next.text
      control = null
    },
    /** What played last was too much for the line. */
    lower() {
      picture.lower()
      line.forget()
    },
    /** The line has been calm for a while: as high as before. */
    raise() {
      picture.calm()
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
      mean(kind, lists, off ? null : id)
      wished()
      attempt(() => put(kind, off ? null : id))
      tell()
      return true
    },
    carried
  }
}
