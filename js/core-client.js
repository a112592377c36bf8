// @ts-check
import createCore from 'resilient-playback-core'
import { longerThan, wellFormed } from './text-encoding.js'

/** @typedef {import('./types').Core} Core */
/** @typedef {import('./types').CoreModule} CoreModule */
/** @typedef {import('./types').CoreError} CoreError */

/** The border takes no more; checked here too, because growing the heap for the copy may fail. */
const maxBytes = 8 * 1024 * 1024

/** @type {Promise<Core> | null} */
let shared = null
/** @type {Core | null} */
let sharedCore = null

/**
 * The core of this page: one instance for everybody. A failure is not remembered.
 * @returns {Promise<Core>}
 */
export function loadCore() {
  if (shared) return shared
  const quiet = { print() {}, printErr() {} }
  const loading = new Promise((resolve) => resolve(createCore(quiet)))
    .then((module) => wrapModule(/** @type {CoreModule} */ (module)))
    .then(
      (core) => {
        if (shared === loading) sharedCore = core
        return core
      },
      (error) => {
        if (shared === loading) shared = null
        throw error
      }
    )
  shared = loading
  return loading
}

/**
 * A core in place of one that trapped: nothing in a trapped instance can be trusted.
 * @param {Core} dead
 * @returns {Promise<Core>}
 */
export function reloadCore(dead) {
  if (sharedCore === dead) shared = sharedCore = null
  return loadCore()
}

/**
 * Plain objects in and out of a built core. Whatever is handed in gives an answer or a TypeError.
 * @param {CoreModule} module
 * @returns {Core}
 */
export function wrapModule(module) {
  return {
    backend: module.backend(),
    version: module.version(),
    parseSources(object) {
      const answer = JSON.parse(module.parseSources(encode(object)))
      if (answer.error) throw refusal(answer.error)
      return answer
    },
    createSession: (config) => createSession(module, config)
  }
}

/**
 * @param {CoreModule} module
 * @param {object} config
 * @returns {import('./types').CoreSession}
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

/**
 * @param {unknown} value
 * @returns {string}
 */
function encode(value) {
  let json
  try {
    json = JSON.stringify(value)
  } catch (error) {
    // A cycle, a nesting deeper than the stack, a BigInt, a toJSON that throws.
    throw new TypeError('cannot be written as JSON')
  }
  if (typeof json !== 'string') throw new TypeError('an object is expected')
  json = wellFormed(json)
  if (longerThan(json, maxBytes)) throw new TypeError('longer than 8 MiB')
  return json
}

/**
 * @param {CoreError} error
 * @returns {TypeError & {code?: string, field?: string}}
 */
function refusal(error) {
  const about = error.field ? error.field + ': ' : ''
  const refused = /** @type {TypeError & {code?: string, field?: string}} */ (new TypeError(about + error.message))
  refused.code = error.code
  if (error.field) refused.field = error.field
  return refused
}
