// @ts-check
// Loads the core of a playback. full-core.js loads the one with whole inspections.
import createCore from 'resilient-playback-core'
import { createCoreLoader, wrapModule } from './loader.js'

export { wrapModule }

const loader = createCoreLoader(createCore, wrapModule)

/** Loads the core of this page: one shared instance. After a failure the next call tries again. */
export const loadCore = loader.load

/** Loads a core that replaces a trapped one: nothing in a trapped instance can be trusted. */
export const reloadCore = loader.reload
