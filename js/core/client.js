// @ts-check
// The core of a playback. The one with whole inspections is in full-core.js.
import createCore from 'resilient-playback-core'
import { createCoreLoader, wrapModule } from './loader.js'

export { wrapModule }

const loader = createCoreLoader(createCore, wrapModule)

/** The core of this page: one instance for everybody. A failure is not remembered. */
export const loadCore = loader.load

/** A core in place of one that trapped: nothing in a trapped instance can be trusted. */
export const reloadCore = loader.reload
