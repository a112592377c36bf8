// @ts-check
// The technical details over the picture, refreshed while the film plays. It takes no keys and no pointer events.
import { safely } from '../../host/safely.js'

/** How often the numbers on the screen are updated. */
const everyMs = 1000
/** Above the picture, below the panel. Readable from three metres, because the application scales its em with the screen. */
const style =
  'position:absolute;top:6em;left:2em;max-width:60%;z-index:1;pointer-events:none;padding:1em 1.3em;border-radius:.7em;' +
  'background:rgba(0,0,0,.75);color:#fff;line-height:1.5;text-align:left'
const lineStyle = 'font-size:1.3em;white-space:nowrap;overflow:hidden;text-overflow:ellipsis'

/**
 * @param {import('../../host/lampa-host').LampaHost} host
 * @param {() => string[]} lines plain text
 */
export function createOverlay(host, lines) {
  /** @type {HTMLElement | null} */
  let box = null
  /** @type {(() => void) | null} */
  let stop = null

  function draw() {
    const root = host.app.Player.render()[0]
    const shown = box
    if (!root || !shown) return
    if (shown.parentNode !== root) root.appendChild(shown)
    while (shown.firstChild) shown.removeChild(shown.firstChild)
    lines().forEach((text) => shown.appendChild(host.element('div', lineStyle, text)))
  }

  function hide() {
    if (stop) stop()
    if (box && box.parentNode) box.parentNode.removeChild(box)
    box = stop = null
  }

  return {
    isShown: () => !!box,
    show: safely(() => {
      if (box) return
      box = host.element('div', style)
      stop = host.every(everyMs, draw)
      draw()
    }),
    hide: safely(hide)
  }
}
