// @ts-check
/** Runs in the browser. Sets up each contestant as its users do, and samples what a viewer sees. */

/** @type {any} */
const page = window
const SAMPLE_MS = 200

/** @typedef {{urls: string[], redundant: string}} Given  redundant: a manifest, on a third server, that names both */

/** @type {Record<string, (video: HTMLVideoElement, given: Given) => void>} */
const contestants = {
  ours(video, { urls }) {
    page.player = page.ResilientPlayback.createPlayer(video, { sources: urls })
    page.player.play().catch(() => {})
  },
  /** The failover that people write themselves. */
  'hls.js next URL'(video, { urls }) {
    const { Hls } = page
    const left = urls.slice()
    const open = () => {
      const hls = new Hls()
      hls.on(Hls.Events.ERROR, (/** @type {unknown} */ name, /** @type {any} */ data) => {
        if (!data.fatal || !left.length) return
        hls.destroy()
        open()
      })
      hls.loadSource(left.shift())
      hls.attachMedia(video)
      video.play().catch(() => {})
    }
    open()
  },
  'hls.js redundant'(video, { redundant }) {
    const hls = new page.Hls()
    hls.loadSource(redundant)
    hls.attachMedia(video)
    video.play().catch(() => {})
  },
  'VHS redundant'(video, { redundant }) {
    const player = page.videojs(video)
    player.src({ src: redundant, type: 'application/x-mpegURL' })
    player.play()
  },
  'shaka DASH'(video, { redundant }) {
    page.shaka.polyfill.installAll()
    const player = new page.shaka.Player()
    const load = async () => {
      await player.attach(video)
      await player.load(redundant)
      await video.play()
    }
    load().catch((error) => (page.failure = String(error.code || error)))
  },
  'dash.js'(video, { redundant }) {
    page.dashjs.MediaPlayer().create().initialize(video, redundant, true)
  }
}

/**
 * @param {string} name
 * @param {Given} given
 */
page.startContestant = (name, given) => {
  const first = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
  /** @type {any[]} */
  const samples = (page.samples = [])
  contestants[name](first, given)
  setInterval(() => {
    const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
    const { totalVideoFrames: frames } = video.getVideoPlaybackQuality()
    const shows = video.readyState >= 2 && !video.seeking
    samples.push({ at: Date.now(), position: video.currentTime, frames, shows })
  }, SAMPLE_MS)
}
