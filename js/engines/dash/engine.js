// @ts-check
import { bufferMs } from '../../playback/buffered.js'
import { emptyElement, seekOf } from '../../playback/element.js'
import { dashEvidence } from './evidence.js'
import { createDashLoader } from './loader.js'
import { createDashTracks } from './tracks.js'
import { bandwidthNow } from '../../tracks/bandwidth.js'

/** @typedef {import('../engine').EngineOptions} EngineOptions */
/** @typedef {import('../engine').OpenedEngine} OpenedEngine */

const retries = { MPD: 1, MediaSegment: 1, InitializationSegment: 1, IndexSegment: 1, BitstreamSwitchingSegment: 1 }

/** Kilobits per second. No Representation needs less, so dash.js begins with the lightest one. */
const lightest = 1

/**
 * Opens a source with the page's dash.js.
 * @param {EngineOptions} options
 * @param {import('./library').DashLibrary} dashjs
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
  // Overrides the bitrate that dash.js keeps in the page's storage, and its guess of 1 Mbit/s.
  if (soon && !(clock && bandwidthNow(clock.now())))
    player.updateSettings({ streaming: { abr: { initialBitrate: { video: lightest } } } })
  player.on('error', (event) => {
    if (!destroyed) onFailure(dashEvidence(event))
  })
  const tracks = createDashTracks(player, () => !destroyed && onTracks && onTracks())
  // No autoplay: the host starts the element itself, so that it sees a refused start.
  player.initialize(video, url, false, position === undefined ? NaN : position)

  return {
    isLive() {
      try {
        return !!player.isDynamic()
      } catch (error) {
        // dash.js throws before the manifest is loaded.
        return false
      }
    },
    // dash.js reports received bytes only to its own modules.
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
