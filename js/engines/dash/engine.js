// @ts-check
import { bufferMs } from '../../playback/buffered.js'
import { emptyElement, seekOf } from '../../playback/element.js'
import { dashEvidence } from './evidence.js'
import { createDashLoader } from './loader.js'
import { createDashTracks } from './tracks.js'
import { lineNow } from '../../tracks/bandwidth.js'

/** @typedef {import('../engine').EngineOptions} EngineOptions */
/** @typedef {import('../engine').OpenedEngine} OpenedEngine */

const retries = { MPD: 1, MediaSegment: 1, InitializationSegment: 1, IndexSegment: 1, BitstreamSwitchingSegment: 1 }

/** Kilobits per second; no picture is lighter, so that the lightest one is begun with. */
const lightest = 1

/**
 * A source through dash.js of the page.
 * @param {EngineOptions} options
 * @param {any} dashjs the library
 * @returns {OpenedEngine}
 */
export function openDash(options, dashjs) {
  const { video, url, position, scheduler, clock, soon, onFailure, onTracks } = options
  const player = dashjs.MediaPlayer().create()
  if (scheduler && clock && player.extend) {
    const loader = createDashLoader({ scheduler: () => scheduler, bufferMs: () => bufferMs(video), clock })
    player.extend('XHRLoader', loader, true)
  }
  let destroyed = false

  player.updateSettings({ debug: { logLevel: 0 }, streaming: { retryAttempts: retries } })
  // It goes before the bitrate that dash.js has kept in the page's storage, and its guess of a megabit per second.
  if (soon && !(clock && lineNow(clock.now())))
    player.updateSettings({ streaming: { abr: { initialBitrate: { video: lightest } } } })
  player.on('error', (/** @type {any} */ event) => {
    if (!destroyed) onFailure(dashEvidence(event))
  })
  const tracks = createDashTracks(player, () => !destroyed && onTracks && onTracks())
  // The host starts the element itself, so that a refused start is seen.
  player.initialize(video, url, false, position === undefined ? NaN : position)

  return {
    isLive() {
      try {
        return !!player.isDynamic()
      } catch (error) {
        // dash.js throws before the manifest is there.
        return false
      }
    },
    // dash.js tells of bytes to its own parts only.
    received: () => 0,
    targetDuration: () => undefined,
    tracks,
    seek: seekOf(video),
    close() {
      destroyed = true
      if (player.destroy) player.destroy()
      else player.reset()
      emptyElement(video)
    }
  }
}
