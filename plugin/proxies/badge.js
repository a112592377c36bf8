// @ts-check
// Shows the host of a proxy over the picture while that proxy is in use.
import { hostOf } from '../menus/server-rows.js'
import { say } from '../text.js'

const style =
  'position:absolute;top:1.2em;left:50%;transform:translateX(-50%);z-index:10;padding:.3em .7em;border-radius:.4em;' +
  'background:rgba(0,0,0,.6);' +
  'color:#fff;font-size:1.2em;pointer-events:none'

/** @param {import('../host/lampa').LampaApp} app @param {Document} document */
export function createBadge(app, document) {
  /** @type {HTMLElement | null} */
  let shown = null

  function hide() {
    if (shown && shown.parentNode) shown.parentNode.removeChild(shown)
    shown = null
  }

  return {
    hide,
    /** @param {string} url */
    show(url) {
      hide()
      const badge = document.createElement('div')
      badge.className = 'resilient-playback-proxy'
      badge.setAttribute('style', style)
      // Text, never HTML.
      badge.textContent = say(app, 'proxy_badge', { host: hostOf(url) })
      shown = badge
      app.Player.render().append(badge)
    }
  }
}
