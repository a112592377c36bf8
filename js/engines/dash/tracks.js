// @ts-check
// The tracks of dash.js 4 and 5: its lists in the form that the core reads, and how to switch tracks.

/** @typedef {import('../../types').EngineTracks} EngineTracks */
/** @typedef {import('../../types').TrackKind} TrackKind */
/** @typedef {import('./library').DashTrack} DashTrack */
/** @typedef {import('./library').DashRepresentation} DashRepresentation */

const events = ['streamInitialized', 'trackChangeRendered']
const textEvents = ['textTracksAdded', 'allTextTracksAdded']

/**
 * @param {import('./library').DashPlayer} player
 * @param {() => void} onChange a list or the selection changed
 */
export function createDashTracks(player, onChange) {
  events.forEach((name) => player.on(name, onChange))
  textEvents.forEach((name) => player.on(name, onTexts))
  /** The Representation that `select` has set; null: automatic. @type {string | null} */
  let locked = null
  /** The requested text track. It may be set before dash.js has created its text tracks. @type {number | undefined} */
  let text

  function onTexts() {
    if (text !== undefined && player.getCurrentTextTrackIndex() !== text) player.setTextTrack(text)
    onChange()
  }

  /** @param {string} kind @returns {DashTrack[]} */
  function tracksFor(kind) {
    try {
      return player.getTracksFor(kind) || []
    } catch (error) {
      // dash.js throws before its stream is initialized.
      return []
    }
  }

  /** @returns {DashRepresentation[]} */
  function representations() {
    try {
      if (player.getRepresentationsByType) return player.getRepresentationsByType('video') || []
      return (player.getBitrateInfoListFor && player.getBitrateInfoListFor('video')) || []
    } catch (error) {
      return []
    }
  }

  /** @param {string} kind @param {string} letter */
  function current(kind, letter) {
    const list = tracksFor(kind)
    if (!list.length) return null
    const track = player.getCurrentTrackFor(kind)
    const same = (/** @type {DashTrack} */ one) =>
      one === track || (track && one.index === track.index && one.id === track.id)
    const index = list.indexOf(list.filter(same)[0])
    return index < 0 ? null : letter + index
  }

  /** @returns {string | null} */
  function playing() {
    if (locked) return locked
    if (!player.getCurrentRepresentationForType)
      return player.getQualityFor ? 'v' + player.getQualityFor('video') : null
    const now = player.getCurrentRepresentationForType('video')
    const index = representations()
      .map(({ id }) => id)
      .indexOf(now ? now.id : '')
    return index < 0 ? null : 'v' + index
  }

  /** @param {string | null} id */
  function selectPicture(id) {
    locked = id
    const index = id === null ? -1 : Number(id.slice(1))
    player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: index < 0 } } } })
    if (index < 0) return
    if (player.setRepresentationForTypeByIndex) player.setRepresentationForTypeByIndex('video', index)
    else if (player.setQualityFor) player.setQualityFor('video', index)
  }

  return {
    /** @returns {EngineTracks} */
    lists: () => ({
      audio: tracksFor('audio').map((track, index) => audioOf(track, index)),
      text: tracksFor('text').map((track, index) => textOf(track, index)),
      video: representations().map(videoOf),
      selected: { audio: current('audio', 'a'), text: textOn(), video: locked }
    }),
    /**
     * @param {TrackKind} kind
     * @param {string | null} id null: none; for video: dash.js chooses by bandwidth
     */
    select(kind, id) {
      const index = id === null ? -1 : Number(id.slice(1))
      if (kind === 'video') selectPicture(id)
      if (kind === 'text') player.setTextTrack((text = index))
      if (kind === 'audio' && index >= 0) player.setCurrentTrack(tracksFor('audio')[index])
    },
    playing,
    /** @param {string | null} id */
    limit(id) {
      const index = id === null ? -1 : Number(id.slice(1))
      const found = representations()[index]
      // In kbit/s; -1: no limit.
      const most = found ? Math.ceil(Number(found.bandwidth || found.bitrate) / 1000) : -1
      player.updateSettings({ streaming: { abr: { maxBitrate: { video: most } } } })
    }
  }

  function textOn() {
    const index = tracksFor('text').length ? player.getCurrentTextTrackIndex() : -1
    return index >= 0 ? 't' + index : null
  }
}

/** @param {DashTrack} track */
function spoken({ lang, labels, roles }) {
  const label = (labels || []).map((one) => (one && one.text) || '').filter(Boolean)[0]
  return {
    language: String(lang || ''),
    label: String(label || ''),
    roles: (roles || []).map((role) => String((role && typeof role === 'object' && role.value) || role))
  }
}

/** @param {DashTrack} track @param {number} index @returns {import('../../index').AudioTrackFacts} */
function audioOf(track, index) {
  /** @type {import('../../index').AudioTrackFacts} */
  const facts = { ...spoken(track), id: 'a' + index, default: index === 0 }
  const codec = /codecs="([^"]*)"/.exec(track.codec || '')
  if (codec) facts.codec = codec[1]
  const [layout] = track.audioChannelConfiguration || []
  const channels = Number((layout && typeof layout === 'object' && layout.value) || layout)
  if (channels > 0 && channels <= 64) facts.channels = channels
  return facts
}

/** @param {DashTrack} track @param {number} index @returns {import('../../index').TextTrackFacts} */
const textOf = (track, index) => ({ ...spoken(track), id: 't' + index, embedded: true })

/** @param {DashRepresentation} representation @param {number} index @returns {import('../../index').VideoTrackFacts} */
function videoOf({ width = 0, height = 0, bandwidth, bitrate, frameRate = 0, codecs }, index) {
  /** @type {import('../../index').VideoTrackFacts} */
  const facts = { id: 'v' + index }
  if (width > 0) facts.width = width
  if (height > 0) facts.height = height
  const bits = bandwidth || bitrate || 0
  if (bits > 0) facts.bitrate = bits
  if (frameRate > 0) facts.frameRate = frameRate
  if (codecs) facts.codec = String(codecs)
  return facts
}
