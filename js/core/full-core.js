// @ts-check
// Loads the core with whole inspections. It is more than twice as large, so a bundle of modules loads it at its first use.
import { wrapInspector } from './inspector.js'
import { createCoreLoader, wrapModule } from './loader.js'

const loader = createCoreLoader(
  (overrides) => import('resilient-playback-full-core').then((module) => module.default(overrides)),
  wrapFullModule
)

/** @param {import('../types').CoreModule} module @returns {import('../types').FullCore} */
export function wrapFullModule(module) {
  return { ...wrapModule(module), ...wrapInspector(module) }
}

/** One shared instance. After a failure the next call tries again. */
export const loadFullCore = loader.load
