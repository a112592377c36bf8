// @ts-check
// Runs inside the page: samples the application's <video> ten times a second and stores every note that the viewer sees.

/**
 * @typedef {object} Sample
 * @property {number} at         epoch ms, as in the mirrors' logs
 * @property {number} element    which <video> the application uses, counted from 1; 0: none
 * @property {number} position   currentTime
 * @property {number} frames     presented so far by this element
 * @property {number} readyState
 * @property {boolean} paused
 * @property {number} videos     <video> elements in the document
 * @property {boolean} noise     the application's error screen is shown
 * @property {boolean} spinner   the application's spinner is shown
 */

/** @typedef {{at: number, text: string}} Note */
/** @typedef {{at: number, type: string, [field: string]: unknown}} Told   what the plugin told the author of the playdata */

/** To be given to addInitScript: defines `window.lampaRecorder`. It keeps its own timer functions, so that instrumented ones do not count it. */
export function defineRecorder() {
  const page = /** @type {any} */ (window)
  const every = window.setInterval.bind(window)
  const noFurther = window.clearInterval.bind(window)
  const now = Date.now.bind(Date)
  const known = new WeakMap()
  let elements = 0
  let timer = 0
  /** @type {Sample[]} */
  let samples = []
  /** @type {Note[]} */
  let notes = []
  /** @type {Told[]} */
  let told = []

  const numberOf = (video) => {
    if (!video) return 0
    if (!known.has(video)) known.set(video, ++elements)
    return known.get(video)
  }

  const sample = () => {
    const video = page.Lampa.PlayerVideo.video()
    const inUse = video && video.isConnected ? video : null
    samples.push({
      at: now(),
      element: numberOf(inUse),
      position: inUse ? inUse.currentTime : 0,
      frames: inUse ? inUse.getVideoPlaybackQuality().totalVideoFrames : 0,
      readyState: inUse ? inUse.readyState : 0,
      paused: inUse ? inUse.paused : true,
      videos: document.querySelectorAll('video').length,
      noise: !!document.querySelector('.player-video__noise'),
      spinner: !!document.querySelector('.player-video.video--load')
    })
  }

  page.lampaRecorder = {
    start() {
      const noty = page.Lampa.Noty.render()[0]
      let shown = ''
      new MutationObserver(() => {
        const text = noty.classList.contains('noty--visible') ? noty.textContent.trim() : ''
        if (text && text !== shown) notes.push({ at: now(), text })
        shown = text
      }).observe(noty, { attributes: true, childList: true, subtree: true, characterData: true })
      timer = every(sample, 100)
      return now()
    },
    stop: () => noFurther(timer),
    take() {
      const taken = { samples, notes, told }
      samples = []
      notes = []
      told = []
      return taken
    },
    /** @param {{type: string}} event */
    hear: (event) => told.push({ at: now(), ...event })
  }
}
