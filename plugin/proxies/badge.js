// @ts-check
// Shows the host of a proxy over the picture while that proxy is in use.
import { hostOf } from '../menus/server-rows.js'
import { say } from '../text.js'

const style =
  'position:absolute;top:1.2em;left:50%;transform:translateX(-50%);z-index:10;padding:.3em .7em;border-radius:.4em;' +
  'background:rgba(0,0,0,.6);' +
  'color:#fff;font-size:1.2em;pointer-events:none'

/** @param {import('../host/lampa').LampaApp} app @param {any} document */
export function createBadge(app, document) {
  /** @type {any} */
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
      shown = document.createElement('div')
      shown.className = 'resilient-playback-proxy'
      shown.setAttribute('style', style)
      // Text, never HTML.
      shown.textContent = say(app, 'proxy_badge', { host: hostOf(url) })
      app.Player.render().append(shown)
    }
  }
}
