// @ts-check
import { openHls } from './engine.js'
import { hlsEvidence } from './evidence.js'
import { hlsSupport } from './support.js'

/** @type {import('../engine').EngineModule} */
export const hlsEngine = {
  support: hlsSupport,
  elementAlone: false,
  startsAtMetadata: false,
  rewritesManifests: true,
  open: (options, { Hls }) => openHls(options, /** @type {import('./library').HlsLibrary} */ (Hls)),
  evidence: hlsEvidence
}
