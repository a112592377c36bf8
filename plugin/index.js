// @ts-check
import { safely } from './host/safely.js'
import { startPlugin } from './start.js'

// `currentScript` is known only while the script runs. The application's cached copy runs inline, without a src.
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript)
const page = /** @type {import('./host/lampa').LampaWindow} */ (/** @type {unknown} */ (window))
safely(startPlugin)(page, script ? script.src : '')
