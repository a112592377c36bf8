// @ts-check
import { attach, createPlayer, inspect, loadCore, PlaybackError, version } from './index.js'

/** @type {Window & {ResilientPlayback?: Record<string, unknown>}} */
const page = window
/** @type {Record<string, unknown>} */
const face = { version, api: 1, attach, createPlayer, inspect, loadCore, PlaybackError }

// Another copy or the Lampa plugin may have set the global before; existing members stay. If the plugin loaded this file for
// its own use, it takes the API through `acceptPage`.
const shared = page.ResilientPlayback || (page.ResilientPlayback = {})
if (typeof shared.acceptPage === 'function') shared.acceptPage(face)
else
  Object.keys(face).forEach((name) => {
    if (shared[name] === undefined) shared[name] = face[name]
  })
