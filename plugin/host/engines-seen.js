// @ts-check
// Finds the hls.js instances and dash.js players that the application makes while a session of the plugin runs. The
// application keeps them to itself. hls.js lets a controller be replaced, dash.js the function that makes players.
import { safely } from './safely.js'

/**
 * @typedef {import('../../js/engines/hls/library').HlsInstance} HlsInstance
 * @typedef {import('../../js/engines/dash/library').DashPlayer} DashPlayer
 * @typedef {object} Seen
 * @property {(hls: HlsInstance) => void} onHls a new instance, before it has loaded anything
 * @property {(player: DashPlayer) => void} onDash a new player, before it starts
 */

/**
 * @param {import('../../js/engines/hls/library').HlsLibrary | undefined} Hls
 * @param {Seen['onHls']} onHls
 * @returns {() => void} undoes it
 */
function seeHls(Hls, onHls) {
  const defaults = Hls && Hls.DefaultConfig
  const Plain = defaults && defaults.fpsController
  if (!defaults || typeof Plain !== 'function') return () => {}
  /** Each hls.js instance constructs its own. @class @param {HlsInstance} hls */
  const Ours = function FpsController(hls) {
    onHls(hls)
    return new Plain(hls)
  }
  defaults.fpsController = Ours
  return () => {
    if (defaults.fpsController === Ours) defaults.fpsController = Plain
  }
}

/**
 * @param {import('../../js/engines/dash/library').DashLibrary | undefined} dashjs
 * @param {Seen['onDash']} onDash
 * @returns {() => void} undoes it, unless somebody else has replaced it since
 */
export function seeDash(dashjs, onDash) {
  const Original = dashjs && dashjs.MediaPlayer
  if (!dashjs || typeof Original !== 'function') return () => {}
  /** @type {any} */
  const Ours = function MediaPlayer(/** @type {unknown[]} */ ...given) {
    const made = Original.apply(dashjs, given)
    const { create } = made
    made.create = () => {
      const player = create.call(made)
      onDash(player)
      return player
    }
    return made
  }
  Object.keys(Original).forEach((key) => (Ours[key] = /** @type {any} */ (Original)[key]))
  dashjs.MediaPlayer = Ours
  return () => {
    if (dashjs.MediaPlayer === Ours) dashjs.MediaPlayer = Original
  }
}

/**
 * @param {import('./lampa-host').LampaHost} host
 * @param {Seen} seen
 * @returns {() => void} undoes both; replacements that others made later must be undone first
 */
export function watchEngines(host, { onHls, onDash }) {
  const nothing = () => {}
  const undoHls = safely(seeHls)(host.hls(), safely(onHls)) || nothing
  const undoDash = safely(seeDash)(host.dashjs(), safely(onDash)) || nothing
  return () => {
    safely(undoHls)()
    safely(undoDash)()
  }
}
