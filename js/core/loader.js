// @ts-check
// Wraps a built core: plain objects in and out. Every input gives an answer or a TypeError.
import { createKeptPromise } from '../base/kept-promise.js'
import { bytesOf, putBytes } from './bytes.js'
import { decode, encode, refusal } from './json.js'
import { createPairs } from './pairs.js'
import { createTracks } from './tracks.js'

/** @typedef {import('../types').Core} Core */
/** @typedef {import('../types').CoreModule} CoreModule */

/**
 * Shares one instance of a built core. After a failure the next call tries again.
 * @template {Core} C
 * @param {(overrides: object) => Promise<CoreModule>} create
 * @param {(module: CoreModule) => C} wrap
 */
export function createCoreLoader(create, wrap) {
  /** @type {C | null} */
  let newest = null
  const kept = createKeptPromise(() => {
    const quiet = { print() {}, printErr() {} }
    return Promise.resolve(create(quiet)).then((module) => (newest = wrap(module)))
  })

  /**
   * @param {C} dead
   * @returns {Promise<C>} the core that replaces it
   */
  function reload(dead) {
    if (newest === dead) {
      newest = null
      kept.forget()
    }
    return kept.get()
  }

  return { load: kept.get, reload }
}

/**
 * @param {CoreModule} module
 * @returns {Core}
 */
export function wrapModule(module) {
  return {
    backend: module.backend(),
    version: module.version(),
    parseSources: (object) =>
      /** @type {import('../types').ParsedSources} */ (decode(module.parseSources(encode(object)))),
    selectTracks: createTracks(module),
    createSession: (config) => createSession(module, config),
    sourceFacts: createSourceFacts(module),
    proxyAddress: (question) =>
      /** @type {import('../types').ProxyAnswer} */ (decode(module.proxyAddress(encode(question)))),
    createPairs: () => createPairs(module)
  }
}

/**
 * @param {CoreModule} module
 * @returns {Core['sourceFacts']}
 */
function createSourceFacts(module) {
  /** @type {import('../types').CoreModuleSourceFacts | null} created at its first use */
  let reader = null
  return ({ body, ...fields }) => {
    const made = reader || (reader = new module.SourceFacts())
    const json = encode({ ...fields, hasBody: true })
    putBytes(module, (size) => made.reserve(size), [bytesOf(body)])
    return /** @type {import('../types').SourceFacts} */ (decode(made.read(json)))
  }
}

/**
 * @param {CoreModule} module
 * @param {object} config
 * @returns {import('../types').CoreSession}
 */
function createSession(module, config) {
  const session = new module.Session(encode(config))
  const status = JSON.parse(session.status())
  if (status.error) {
    session.delete()
    throw refusal(status.error)
  }
  let alive = true
  return {
    handle(event) {
      if (!alive) return { error: { code: 'disposed', message: 'the session is over' } }
      let json
      try {
        json = encode(event)
      } catch (error) {
        return { error: { code: 'not_json', message: /** @type {Error} */ (error).message } }
      }
      return JSON.parse(session.handle(json))
    },
    dispose() {
      if (!alive) return
      alive = false
      session.delete()
    }
  }
}
