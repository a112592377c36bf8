// @ts-check
// The engines of a page, and who plays what: the only place that lists them. Another engine is one folder (engine.d.ts has
// its shape) and one line in each of the two lists.
import { attempt } from '../base/attempt.js'
import { dashEngine } from './dash/index.js'
import { dashSupport } from './dash/support.js'
import { hlsEngine } from './hls/index.js'
import { hlsSupport } from './hls/support.js'
import { nativeEngine } from './native/index.js'
import { nativeSupport } from './native/support.js'

export { createAttachment } from './attached/engine.js'

/**
 * @typedef {import('./engine').EngineModule} EngineModule
 * @typedef {import('../types').Capabilities} Capabilities
 * @typedef {import('../types').EngineName} EngineName
 */

/** The first one that can is taken. A list of its own: the plugin asks what plays here, and opens nothing. */
const supports = [hlsSupport, dashSupport, nativeSupport]
/** The last one for any other name. */
const engines = [hlsEngine, dashEngine, nativeEngine]

/**
 * What can open a source in this page. Never throws.
 * @param {import('./engine').EngineDevice} device
 * @returns {Capabilities}
 */
export function engineCapabilities(device) {
  const { window } = device
  /** @type {Capabilities} */
  const mse = { mse: !!attempt(() => window.MediaSource || window.ManagedMediaSource) }
  return supports.reduce((known, support) => ({ ...known, ...support.capabilities(device) }), mse)
}

/**
 * Source 1 opens before the core is there, so its table stands here too; tests/contract/engine-choice.json holds both
 * to the same answers.
 * @param {string} type
 * @param {Capabilities} capabilities
 * @returns {EngineName}
 */
export function chooseEngine(type, capabilities) {
  if (capabilities.host) return 'host'
  const able = supports.filter((support) => support.canPlay(type, capabilities))
  return (able.filter((support) => support.canPlay(type, capabilities) === 'probably')[0] || able[0]).name
}

/**
 * False where nothing here plays the type.
 * @param {string} type
 * @param {Capabilities} capabilities
 */
export function hasEngine(type, capabilities) {
  return !!capabilities.host || supports.some((support) => support.canPlay(type, capabilities) === 'probably')
}

/** @param {EngineName} name @returns {EngineModule} */
export function engineNamed(name) {
  return engines.filter(({ support }) => support.name === name)[0] || nativeEngine
}
