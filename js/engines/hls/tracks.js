// @ts-check
// The tracks of hls.js: its lists in the form that the core reads, and how to switch tracks.

/** @typedef {import('../../types').EngineTracks} EngineTracks */
/** @typedef {import('../../types').TrackKind} TrackKind */
/** @typedef {import('./library').HlsInstance} HlsInstance */
/** @typedef {import('./library').HlsTrack} HlsTrack */

const events = [
  'hlsManifestParsed',
  'hlsLevelsUpdated',
  'hlsAudioTracksUpdated',
  'hlsAudioTrackSwitched',
  'hlsSubtitleTracksUpdated',
  'hlsSubtitleTrackSwitch'
]
/** CHARACTERISTICS of a rendition (Apple, HLS Authoring Specification). */
const described = 'public.accessibility.describes-video'
const transcribed = 'public.accessibility.transcribes-spoken-dialog'

/**
 * @param {HlsInstance} hls
 * @param {() => void} onChange a list or the selection changed
 */
export function createHlsTracks(hls, onChange) {
  events.forEach((name) => hls.on(name, onChange))
  /** The level that `select` has set; -1: automatic. @type {number} */
  let locked = -1

  /** Until it has a manifest, an old hls.js has no lists. @template T @param {T[]} list @returns {T[]} */
  const all = (list) => (Array.isArray(list) ? list : [])

  return {
    end() {
      if (hls.off) events.forEach((name) => hls.off(name, onChange))
    },
    /** @returns {EngineTracks} */
    lists() {
      return {
        audio: all(hls.audioTracks).map(audioOf),
        text: all(hls.subtitleTracks).map(textOf),
        video: all(hls.levels).map(videoOf),
        selected: {
          audio: idOf('a', hls.audioTrack),
          text: idOf('t', hls.subtitleTrack),
          video: idOf('v', locked)
        }
      }
    },
    /**
     * @param {TrackKind} kind
     * @param {string | null} id null: none; for video: hls.js chooses by bandwidth
     */
    select(kind, id) {
      const index = id === null ? -1 : Number(id.slice(1))
      if (kind === 'audio') hls.audioTrack = index
      if (kind === 'text') {
        hls.subtitleDisplay = index >= 0
        hls.subtitleTrack = index
      }
      if (kind === 'video') {
        locked = index
        hls.nextLevel = index
      }
    },
    playing: () => idOf('v', locked >= 0 ? locked : hls.loadLevel),
    /** @param {string} id */
    begin(id) {
      if (locked < 0) hls.startLevel = Number(id.slice(1))
    },
    /** The bandwidth estimate. Before its first measurement hls.js returns the configured default; that gives 0 here. */
    bandwidth() {
      const { bandwidthEstimate: bits, config } = hls
      return bits > 0 && !(config && bits === config.abrEwmaDefaultEstimate) ? bits : 0
    },
    /** @param {string | null} id hls.js sorts its levels by bitrate */
    limit(id) {
      hls.autoLevelCapping = id === null ? -1 : Number(id.slice(1))
    }
  }
}

/** @param {string} letter @param {unknown} index */
const idOf = (letter, index) => (typeof index === 'number' && index >= 0 ? letter + index : null)

/** @param {HlsTrack} track @param {number} index @returns {import('../../index').AudioTrackFacts} */
function audioOf(track, index) {
  /** @type {import('../../index').AudioTrackFacts} */
  const facts = { ...spoken(track), id: 'a' + index, autoselect: !!track.autoselect }
  if (has(track.characteristics, described)) facts.roles = ['description']
  if (track.audioCodec) facts.codec = track.audioCodec
  const channels = parseInt(String(track.channels), 10)
  if (channels > 0) facts.channels = channels
  return facts
}

/** @param {HlsTrack} track @param {number} index @returns {import('../../index').TextTrackFacts} */
function textOf(track, index) {
  /** @type {import('../../index').TextTrackFacts} */
  const facts = { ...spoken(track), id: 't' + index, forced: !!track.forced, embedded: true, format: 'vtt' }
  if (has(track.characteristics, transcribed)) facts.roles = ['caption']
  return facts
}

/** @param {HlsTrack} track */
const spoken = ({ lang, name, default: isDefault }) => ({
  language: String(lang || ''),
  label: String(name || ''),
  default: !!isDefault
})

/** @param {unknown} characteristics @param {string} wanted */
const has = (characteristics, wanted) => String(characteristics || '').indexOf(wanted) >= 0

/** @param {import('./library').HlsLevel} level @param {number} index @returns {import('../../index').VideoTrackFacts} */
function videoOf({ width = 0, height = 0, bitrate = 0, frameRate = 0, videoCodec, videoRange }, index) {
  /** @type {import('../../index').VideoTrackFacts} */
  const facts = { id: 'v' + index }
  if (width > 0) facts.width = width
  if (height > 0) facts.height = height
  if (bitrate > 0) facts.bitrate = bitrate
  if (frameRate > 0) facts.frameRate = frameRate
  if (videoCodec) facts.codec = String(videoCodec)
  if (videoRange) facts.range = String(videoRange)
  return facts
}
