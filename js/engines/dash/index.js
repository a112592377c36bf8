// @ts-check
import { openDash } from './engine.js'
import { dashEvidence } from './evidence.js'
import { dashSupport } from './support.js'

/** @type {import('../engine').EngineModule} */
export const dashEngine = {
  support: dashSupport,
  elementAlone: false,
  startsAtMetadata: true,
  rewritesManifests: false,
  open: (options, { dashjs }) => openDash(options, /** @type {import('./library').DashLibrary} */ (dashjs)),
  evidence: dashEvidence
}
