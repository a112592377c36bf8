// @ts-check
// Subtitle files on the page's element. A file is fetched when it is chosen, and the browser shows it. Playback never waits.
import { fetchBounded } from '../requests/prefetch-host.js'
import { toWebVtt } from './subtitle-text.js'

/** A file is small, and the film plays without it. No policy: nothing of the playback depends on it. */
const timeoutMs = 15000
/** Before the one retry of a file that the viewer still wants. */
const retryMs = 2000

/**
 * @param {object} options
 * @param {HTMLVideoElement} options.video
 * @param {import('../types').PageWindow} options.window
 * @param {import('../types').Clock} options.clock
 * @param {import('./options.js').TextFile[]} options.files
 * @param {(label: string) => void} options.failed two attempts to load a file have failed
 * @param {() => void} options.changed a subtitle file was switched on or off
 */
export function createSubtitleFiles({ video, window, clock, files, failed, changed }) {
  /** @type {Record<string, HTMLTrackElement>} */
  const elements = {}
  /** Files that did not load. @type {Record<string, boolean>} */
  const lost = {}
  /** @type {string | null} */
  let wanted = null
  let cancel = () => {}

  /** @param {string} id */
  const fileOf = (id) => files[Number(id.slice(1))]

  function showWanted() {
    Object.keys(elements).forEach((id) => {
      elements[id].track.mode = id === wanted ? 'showing' : 'disabled'
    })
  }

  /** @param {string} id @param {string} vtt */
  function place(id, vtt) {
    const { label, language } = fileOf(id)
    const element = window.document.createElement('track')
    element.kind = 'subtitles'
    element.label = label
    if (language) element.srclang = language
    element.src = window.URL.createObjectURL(new window.Blob([vtt], { type: 'text/vtt' }))
    elements[id] = element
    video.appendChild(element)
    showWanted()
  }

  /** @param {string} id @param {boolean} again */
  function load(id, again) {
    const { url, language } = fileOf(id)
    cancel = fetchBounded(window, { url, timeoutMs, head: false, now: clock.now }, (answer) => {
      const good = answer && answer.status < 400
      const vtt = good ? toWebVtt(answer.body, language, window) : ''
      if (vtt) return place(id, vtt)
      if (!again) return lose(id)
      const timer = clock.setTimer(() => load(id, false), retryMs)
      cancel = () => clock.clearTimer(timer)
      return undefined
    })
  }

  /** @param {string} id */
  function lose(id) {
    lost[id] = true
    wanted = null
    failed(fileOf(id).label)
  }

  /** The viewer used the browser's own menu of subtitles. A file that still loads is not in that menu. */
  function fromMenu() {
    if (video.readyState < 1 || (wanted && !elements[wanted])) return
    const shown = Object.keys(elements).filter((id) => elements[id].track.mode === 'showing')[0] || null
    if (shown === wanted) return
    wanted = shown
    changed()
  }
  const menu = files.length ? video.textTracks : null
  if (menu && menu.addEventListener) menu.addEventListener('change', fromMenu)

  return {
    /** @returns {import('../index').TextTrackFacts[]} */
    lists: () =>
      files
        .map(({ label, language, forced }, index) => ({ id: 'x' + index, label, language, forced, format: 'vtt' }))
        .filter(({ id }) => !lost[id]),
    selected: () => wanted,
    /** @param {string | null} id */
    show(id) {
      if (id === wanted) return
      cancel()
      cancel = () => {}
      wanted = id
      if (id !== null && !elements[id]) load(id, true)
      showWanted()
      // Reported soon, so that the selector sees the file on before the menu can switch it off.
      Promise.resolve().then(changed)
    },
    /** Restores the element. */
    end() {
      cancel()
      if (menu && menu.removeEventListener) menu.removeEventListener('change', fromMenu)
      wanted = null
      Object.keys(elements).forEach((id) => {
        const element = elements[id]
        window.URL.revokeObjectURL(element.src)
        if (element.parentNode) element.parentNode.removeChild(element)
        delete elements[id]
      })
    }
  }
}
