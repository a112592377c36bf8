// @ts-check
// The core with whole inspections. It is more than twice as large: a bundle of modules fetches it when it is first wanted.
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

/** One instance for everybody. A failure is not remembered. */
export const loadFullCore = loader.load
