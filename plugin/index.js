// @ts-check
import { safely } from './host/safely.js'
import { startPlugin } from './start.js'

// Only now is the script that runs known; the application's cached copy runs inline, without a src.
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript)
const page = /** @type {import('./host/lampa').LampaWindow} */ (/** @type {unknown} */ (window))
safely(startPlugin)(page, script ? script.src : '')
