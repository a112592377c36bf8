// @ts-check
/** Runs in the browser: plays through the public API and records what a viewer would see. */

/** @type {any} */
const page = window
const SAMPLE_MS = 100

/** @param {{afterReady?: boolean}} given  options of createPlayer; afterReady: plays when the core is loaded */
page.startRecording = ({ afterReady, ...options }) => {
  const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
  const startedAt = performance.now()
  const since = () => performance.now() - startedAt
  /** @type {any} */
  const record = { events: [], tracks: [], samples: [], settled: null, ready: null, errors: [] }
  page.record = record
  page.addEventListener('error', (/** @type {ErrorEvent} */ event) => record.errors.push(event.message))
  page.addEventListener('unhandledrejection', (/** @type {PromiseRejectionEvent} */ event) =>
    record.errors.push(String(event.reason))
  )
  const player = page.ResilientPlayback.createPlayer(video, {
    ...options,
    onEvent(/** @type {any} */ event) {
      // The lists of tracks are stored separately from the other events.
      if (event.type === 'tracks_changed') record.tracks.push(event.tracks)
      else record.events.push({ at: since(), currentTime: video.currentTime, ...event })
    }
  })
  page.player = player
  const ready = player.ready.then((/** @type {string} */ backend) => (record.ready = backend))
  const play = () =>
    player.play().then(
      () => (record.settled = { at: since(), ok: true }),
      (/** @type {any} */ error) =>
        (record.settled = {
          at: since(),
          ok: false,
          name: error.name,
          isPlaybackError: error instanceof page.ResilientPlayback.PlaybackError,
          reason: error.reason,
          message: error.message,
          tried: error.tried
        })
    )
  if (afterReady) ready.then(play)
  else play()
  setInterval(() => {
    const url = player.source ? player.source.url : ''
    record.samples.push({
      at: since(),
      position: video.currentTime,
      url,
      paused: video.paused,
      rate: video.playbackRate
    })
  }, SAMPLE_MS)
}
