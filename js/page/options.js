// @ts-check
import { checkPolicy } from '../core/check-policy.js'
import { checkPreferences } from '../tracks/preferences.js'
import { checkQuestion, readEntries } from '../proxies/options.js'
import { readExternalTracks } from '../external-tracks/options.js'
import { maxSources, publicSources } from './sources.js'

/**
 * Checks the arguments of `createPlayer`.
 * @param {HTMLVideoElement} video not checked yet
 * @param {import('../index').PageOptions} options not checked yet
 * @throws {TypeError} naming the field
 */
export function readPageOptions(video, options) {
  if (!video || typeof video.play !== 'function' || typeof video.addEventListener !== 'function')
    throw new TypeError('video: a <video> element is expected')
  if (typeof options !== 'object' || !options) throw new TypeError('options: an object is expected')
  const { onEvent, engines, memory, language, signal, policy, resolve, requests, preferences } = options
  optional('onEvent', onEvent, 'function')
  optional('resolve', resolve, 'function')
  optional('language', language, 'string')
  if (engines !== undefined && typeof engines !== 'function' && (typeof engines !== 'object' || !engines))
    throw new TypeError('engines: an object or a function is expected')
  if (memory !== undefined && ['none', 'session', 'local'].indexOf(memory) < 0)
    throw new TypeError("memory: 'none', 'session' or 'local' is expected")
  if (signal !== undefined && (!signal || typeof signal.addEventListener !== 'function'))
    throw new TypeError('signal: an AbortSignal is expected')
  optional('requests', requests, 'boolean')
  if (policy !== undefined) checkPolicy(policy)
  checkPreferences(preferences)
  const proxies = readEntries(options.proxies)
  checkQuestion(proxies, options.askProxy)

  const document = video.ownerDocument
  const base = document && document.baseURI
  const sources = publicSources(options.sources, base)
  const given = readExternalTracks(options, base)
  if (sources.length + given.voices.length > maxSources)
    throw new TypeError('audio: more than ' + maxSources + ' films together with sources')
  return {
    sources,
    /** The external tracks. */
    given,
    onEvent,
    proxies,
    /** @type {import('../index').PageOptions['askProxy']} */
    askProxy: options.askProxy,
    engines,
    signal,
    /** @type {import('../index').PageOptions['memory']} */
    memory,
    /** @type {import('../index').Options['resolve']} */
    resolve,
    /** Another source may answer the requests of an engine. @type {boolean} */
    requests: requests !== false,
    /** @type {string | undefined} */
    base,
    /** @type {string | undefined} */
    language,
    /** @type {import('../index').Policy} */
    policy: policy || {},
    /** @type {import('../index').Preferences} */
    preferences: preferences || {}
  }
}

/**
 * @param {string} field
 * @param {unknown} value
 * @param {string} type
 */
function optional(field, value, type) {
  if (value !== undefined && typeof value !== type) throw new TypeError(field + ': a ' + type + ' is expected')
}
