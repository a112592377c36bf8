// @ts-check
import { attach, createPlayer, inspect, loadCore, PlaybackError, version } from './index.js'

const page = /** @type {any} */ (window)
/** @type {Record<string, unknown>} */
const face = { version, api: 1, attach, createPlayer, inspect, loadCore, PlaybackError }

// Another copy, or the Lampa plugin, may be here already: the first one keeps what it has. The plugin may have asked for
// this file on its own behalf.
const shared = page.ResilientPlayback || (page.ResilientPlayback = {})
if (typeof shared.acceptPage === 'function') shared.acceptPage(face)
else
  Object.keys(face).forEach((name) => {
    if (shared[name] === undefined) shared[name] = face[name]
  })
