// @ts-check
import { openNative } from './engine.js'
import { elementEvidence } from './evidence.js'
import { nativeSupport } from './support.js'

/** @type {import('../engine').EngineModule} */
export const nativeEngine = {
  support: nativeSupport,
  elementAlone: true,
  startsAtMetadata: false,
  rewritesManifests: false,
  open: openNative,
  evidence: elementEvidence
}
