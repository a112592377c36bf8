// @ts-check
// Keeps the audio, subtitles and picture of the viewer over a change of the source. It remembers a choice by its
// description, never by its position in a list.
import { attempt } from '../base/attempt.js'
import { heightOf, meantBy, publicTracks, trackRequestOf } from './track-facts.js'
import { createBandwidth } from './bandwidth.js'
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
 * @property {(tracks: Tracks) => void} onChange called when the lists or the selected tracks change
 * @property {() => number} [now] absent: no first picture is chosen
 * @property {() => boolean | undefined} [hdr] whether the screen shows HDR
 * @property {TrackIntent} [intent] from before this playback
 * @property {(lists: EngineTracks) => import('../index').SelectTracksRequest['device']} [device] what it can decode and show
 * @property {() => boolean} [mayChoose] false: the lists came too late, so the current tracks stay
 * @property {(chosen: import('../index').SelectedTracks, lists: EngineTracks) => void} [onChosen]
 * @property {(intent: TrackIntent) => void} [onChoice] called after a choice of the viewer
 * @property {(control: Control | null, opening: import('../types').Opening) => Control | null} [extend] adds external tracks
 */

/** @type {TrackKind[]} */
const kinds = ['audio', 'text', 'video']

/** @param {TrackSelectorOptions} options */
export function createTrackSelector(options) {
  const { preferences, coreNow, onChange } = options
  /** @type {Control | null} */
  let control = null
  /** Id of the chosen audio track. Ids of dubs (`voice:`, `own:`) are the same for all sources. @type {string | null} */
  let exact = null
  /** From the viewer, or from the last source. `height` is the requested height of the picture. @type {TrackIntent} */
  const intent = options.intent ? { ...options.intent } : {}
  /** Signatures of lists: the core has chosen for `chosenFor`; changes in `knownAs` are choices of the viewer. */
  let chosenFor = ''
  let knownAs = ''
  /**
   * What we selected, and what was on at the last check. Any other track is somebody's choice.
   * @type {Record<string, string | null>}
   */
  let wanted = {}
  /** @type {Record<string, string | null>} */
  let seen = {}
  /** The preferences decided about the subtitles. The next source applies the preferences again instead of this result. */
  let ruled = false
  let told = ''
  const bandwidth = createBandwidth(options.now, options.hdr)
  const picture = createPictureLimit(Number(preferences.maxHeight) || undefined)

  /** @param {EngineTracks} lists */
  const signature = (lists) => JSON.stringify([lists.audio, lists.text])

  const read = () => (control ? control.lists() : null)

  // An engine may throw while it works or opens. Then the film plays on with its current tracks.
  const readable = () => attempt(read) || null
  /** The lists at the last check. The host may remove an engine before anybody asks for them. @type {EngineTracks | null} */
  let latest = null

  function refresh() {
    const lists = read()
    if (!lists || !control) return
    latest = lists
    const now = signature(lists)
    // Before the core is loaded, nothing is chosen, but a choice of the viewer already counts.
    if (now === knownAs) noteChoices(lists)
    if (now !== chosenFor && lists.audio.length + lists.text.length + lists.video.length) choose(lists, now)
    tell()
  }

  /**
   * Notes a change that we did not make: a menu of the page made it, or the engine.
   * @param {EngineTracks} lists
   */
  function noteChoices(lists) {
    const { selected } = lists
    const changes = kinds.filter((kind) => isChoice(kind, selected))
    changes.forEach((kind) => mean(kind, lists, selected[kind]))
    // A return to the track that we selected is a choice too.
    kinds.forEach((kind) => selected[kind] !== seen[kind] && (wanted[kind] = selected[kind]))
    seen = { ...selected }
    if (changes.length) tellChoice()
  }

  function tellChoice() {
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
    // If there are no preferences and the viewer chose no subtitles, forced ones stay off too.
    const off = !!intent.text && intent.text.off && !Object.keys(preferences).length
    if (chosen.text || chosen.textOff) put('text', chosen.text && !off ? chosen.text.id : null)
    limit(video, core)
    if (options.onChosen) options.onChosen(chosen, lists)
  }

  /** @param {EngineTracks} lists */
  const choosable = ({ audio }) => (control && control.chooseFrom ? control.chooseFrom(audio) : audio)

  /** @param {EngineTracks['video']} video @param {import('../types').Core} [core] at the start of a source */
  function limit(video, core) {
    const { most, fixed } = picture.choose(video, intent.height)
    if (control && control.limit) control.limit(most)
    if (fixed) put('video', fixed)
    else if (core && control) bandwidth.begin(core, control, video, most)
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

  /** The choices; if there are none, the tracks that are on now. @returns {TrackIntent} */
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
    /**
     * @param {Pick<import('../engines/engine').OpenedEngine, 'tracks'>} engine
     * @param {import('../types').Opening} [opening] in pages
     */
    opened(engine, opening) {
      control = engine.tracks || null
      if (options.extend && opening) control = options.extend(control, opening)
      latest = null
      chosenFor = knownAs = ''
      wanted = {}
      seen = {}
      ruled = false
    },
    /** Call this before the engine ends: the next engine gets the tracks that are on now. */
    closing() {
      const playing = attempt(() => control && control.playing && control.playing())
      latest = readable() || latest
      bandwidth.measure(control)
      if (latest) picture.left(latest.video, playing || latest.selected.video)
      const next = carried()
      intent.audio = next.audio
      intent.text = next.text
      control = null
    },
    /** The last picture needed more than the bandwidth. */
    lower() {
      picture.lower()
      bandwidth.forget()
    },
    /** The network was stable for a while, so the limit of `lower` ends. */
    raise() {
      picture.calm()
      const lists = readable()
      if (lists) attempt(() => limit(lists.video))
    },
    /**
     * Selects a track as the viewer's choice.
     * @param {string} id of a track, `text:off` or `video:auto`
     * @returns {boolean} false: there is no such track
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
      tellChoice()
      attempt(() => put(kind, off ? null : id))
      tell()
      return true
    },
    carried
  }
}
