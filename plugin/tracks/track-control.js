// @ts-check
// The audio, text and video tracks in the application's player, and the switches for them: those of hls.js and dash.js if
// they play, else what the application offers to its own panel.
import { createDashTracks } from '../../js/engines/dash/tracks.js'
import { createHlsTracks } from '../../js/engines/hls/tracks.js'
import { audioFacts, isAudioOn, levelFacts, onIn, realTracks } from './host-tracks.js'
import { createTextControl } from './text-control.js'

/**
 * @typedef {import('../../js/types').EngineTracks} EngineTracks
 * @typedef {import('../../js/types').TrackKind} TrackKind
 * @typedef {import('../host/lampa').HostTrack} HostTrack
 * @typedef {import('../../js/engines/hls/library').HlsInstance} HlsInstance
 * @typedef {import('../../js/engines/dash/library').DashPlayer} DashPlayer
 */

/** Two selections within 50 ms undo each other on webOS. */
const apartMs = 100

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {{changed: () => void, onBlind: () => void}} options `onBlind`: another audio track is wanted, but the element
 * offers no choice
 */
export function createTrackControl(host, options) {
  const { app, clock } = host
  const { changed } = options
  const { PlayerVideo } = app
  const texts = createTextControl(host, () => (dash && dashNow() ? dash.instance : null))
  /** @type {{instance: HlsInstance, tracks: ReturnType<typeof createHlsTracks>} | null} */
  let hls = null
  /** @type {{instance: DashPlayer, tracks: ReturnType<typeof createDashTracks>} | null} */
  let dash = null
  let video = PlayerVideo.video()
  let generation = 0
  /** The engine is being destroyed: what it reports now is not the viewer's choice. */
  let gone = false
  /** Bandwidth estimate of the engine that ended last. */
  let measured = 0
  /** Audio tracks that the application's parser has read. @type {{video: unknown, audio: HostTrack[]}} */
  let parsed = { video: null, audio: [] }
  /** Tracks of the current element, as the application reported them. */
  const told = {
    audio: /** @type {HostTrack[]} */ ([]),
    levels: /** @type {HostTrack[]} */ ([])
  }
  /** @type {Record<string, {at: number, timer: unknown}>} */
  const last = {}

  /** The application may have replaced the element, also without the plugin. */
  function sync() {
    if (PlayerVideo.video() === video) return
    video = PlayerVideo.video()
    generation++
    gone = false
    told.audio = told.levels = []
    // The previous engine's estimate was read when that engine was left.
    if (video) measured = 0
    texts.reset()
  }

  /**
   * The element plays HLS by itself and offers no choice. Its tracks are known from the application's parser; the one that
   * is on is the playlist's default.
   */
  const blind = () => parsed.video === video && parsed.audio.length > 1 && !told.audio.length && !hlsNow() && !dashNow()
  const hlsNow = () => (hls && video && hls.instance.media === video ? hls.tracks : null)
  // Before its first frame dash.js takes a choice as made, but its streams do not receive it.
  const dashNow = () =>
    dash && video && told.audio.length && attemptElement(dash.instance) === video ? dash.tracks : null

  /** @returns {EngineTracks} */
  function lists() {
    sync()
    const engine = hlsNow() || dashNow()
    const read = engine ? engine.lists() : null
    const ofEngine = read && read.audio.length > 0
    const written = texts.lists(hlsNow() && read ? read.text : [])
    return {
      audio: ofEngine ? read.audio : (blind() ? parsed.audio : told.audio).map(audioFacts),
      text: written.text,
      video: hlsNow() && read ? read.video : told.levels.map(levelFacts),
      selected: {
        audio: ofEngine ? read.selected.audio : blind() ? defaultOf(parsed.audio) : onIn(told.audio, isAudioOn, 'a'),
        text: written.on,
        video: hlsNow() && hls ? locked(hls.instance) : onIn(told.levels, isAudioOn, 'v')
      }
    }
  }

  /** @param {string | null} id */
  function selectAudio(id) {
    const place = id === null ? -1 : Number(id.slice(1))
    if (blind()) return options.onBlind()
    const engine = hlsNow() || dashNow()
    const direct = engine && engine.lists().audio.length > 0 ? engine : null
    if (place < 0) return
    told.audio.forEach((track, index) => {
      if (index === place) return
      if (!direct) track.enabled = false
      track.selected = false
    })
    if (direct) direct.select('audio', id)
    const track = told.audio[place]
    if (!track) return
    if (!direct) track.enabled = true
    track.selected = true
  }

  /** @param {string | null} id */
  function selectVideo(id) {
    const place = id === null ? -1 : Number(id.slice(1))
    if (hlsNow() && hls) {
      hls.instance.startLevel = place
      hls.tracks.select('video', id)
    } else if (told.levels[place]) {
      told.levels.forEach((level) => (level.selected = false))
      told.levels[place].enabled = true
      told.levels[place].selected = true
    }
  }

  /** @param {TrackKind} kind @param {string | null} id */
  function apply(kind, id) {
    if (kind === 'audio') selectAudio(id)
    if (kind === 'text') texts.select(id)
    if (kind === 'video') selectVideo(id)
  }

  return {
    lists,
    /**
     * Selects now, or as soon as the previous selection is long enough ago.
     * @param {TrackKind} kind
     * @param {string | null} id
     */
    select(kind, id) {
      const before = last[kind]
      const now = clock.now()
      if (before) clock.clearTimer(before.timer)
      const wait = before ? before.at + apartMs - now : 0
      if (wait <= 0) {
        last[kind] = { at: now, timer: null }
        return apply(kind, id)
      }
      const element = video
      const run = () => {
        last[kind] = { at: clock.now(), timer: null }
        if (PlayerVideo.video() === element) apply(kind, id)
      }
      last[kind] = { at: before.at, timer: clock.setTimer(run, wait) }
    },
    /** @param {string} id level to start with, unless the application holds the engine to a level */
    begin(id) {
      if (!hlsNow() || !hls || locked(hls.instance)) return
      // The viewer's limit was set when the playlist arrived.
      const { autoLevelCapping: most } = hls.instance
      hls.tracks.begin(most >= 0 ? 'v' + Math.min(most, Number(id.slice(1))) : id)
    },
    bandwidth: () => (hlsNow() && hls ? hls.tracks.bandwidth() : measured),
    /** Another number means another element. */
    generation() {
      sync()
      return generation
    },
    /** @param {'audio' | 'text' | 'levels'} what @param {unknown} list */
    tell(what, list) {
      sync()
      if (what === 'text') texts.tell(list)
      else told[what] = realTracks(list)
    },
    /** @param {HlsInstance} instance of hls.js, just made */
    sawHls(instance) {
      // Runs after the application's own listeners, which set the level of the application's settings.
      const element = PlayerVideo.video()
      const begin = (/** @type {unknown} */ _, /** @type {{audioTracks?: HostTrack[]} | undefined} */ data) => {
        instance.off('hlsManifestLoaded', begin)
        if (!instance.media) parsed = { video: element, audio: onePerName(data && data.audioTracks) }
        else hls = { instance, tracks: createHlsTracks(instance, changed) }
      }
      instance.on('hlsManifestLoaded', begin)
      instance.on('hlsDestroying', () => {
        if (hls && hls.instance === instance) measured = hls.tracks.bandwidth() || measured
        gone = gone || instance.media === PlayerVideo.video()
      })
    },
    /** @param {DashPlayer} instance */
    sawDash(instance) {
      dash = { instance, tracks: createDashTracks(instance, changed) }
    },
    texts,
    /** The engine that plays; both null: the element plays by itself. */
    engine: () => ({ hls: hlsNow() && hls ? hls.instance : null, dash: dashNow() && dash ? dash.instance : null }),
    gone: () => gone,
    blind,
    /** The audio tracks of the panel. */
    audioTracks: () => told.audio,
    stop() {
      Object.keys(last).forEach((kind) => clock.clearTimer(last[kind].timer))
    }
  }
}

/** @param {HlsInstance} hls @returns {string | null} the level that it is held to */
const locked = ({ manualLevel }) => (manualLevel >= 0 ? 'v' + manualLevel : null)

/** @param {DashPlayer} player */
function attemptElement(player) {
  try {
    return player.getVideoElement()
  } catch (error) {
    return null
  }
}

/** One track per name and language: each group of a playlist repeats them. @param {unknown} list @returns {HostTrack[]} */
function onePerName(list) {
  const names = realTracks(list).map(({ name, lang }) => [name, lang].join())
  return realTracks(list).filter((_, place) => names.indexOf(names[place]) === place)
}

/** @param {HostTrack[]} list */
const defaultOf = (list) => 'a' + Math.max(0, list.map((track) => track.default === true).indexOf(true))
