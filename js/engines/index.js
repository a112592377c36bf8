// @ts-check
// The only list of the engines, and the choice of an engine for a media type. To add an engine, add a folder (engine.d.ts
// has the interface) and one line in each of the two lists.
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

/** In order of preference. Separate from `engines`, because the plugin asks what plays here and opens nothing. */
const supports = [hlsSupport, dashSupport, nativeSupport]
const engines = [hlsEngine, dashEngine, nativeEngine]

/**
 * What the engines of this page can open. Never throws.
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
 * Source 1 opens before the core is loaded, so this function repeats the core's choice.
 * tests/contract/engine-choice.json makes sure that both agree.
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
 * False if no engine on this device plays the type.
 * @param {string} type
 * @param {Capabilities} capabilities
 */
export function hasEngine(type, capabilities) {
  return !!capabilities.host || supports.some((support) => support.canPlay(type, capabilities) === 'probably')
}

/** Any other name gives the native engine. @param {EngineName} name @returns {EngineModule} */
export function engineNamed(name) {
  return engines.filter(({ support }) => support.name === name)[0] || nativeEngine
}
