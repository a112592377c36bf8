// @ts-check
import { codecsOf } from '../device/codec-questions.js'
import { createFetchHost } from './fetch-host.js'
import { loadFullCore } from '../core/full-core.js'
import { readAddress, readSource } from './source.js'
import { messageOf, reasonOfClosed } from './message.js'
import { judgeReading, judgeWithVariant } from './verdict.js'
import { canonical } from '../page/sources.js'
import { abortError } from '../page/playback-error.js'
import { firstByteMs, totalMs } from './limits.js'

/** @typedef {import('../index').InspectOptions} InspectOptions */
/** @typedef {import('../index').Inspection} Inspection */
/** @typedef {import('../types').SourceReading} SourceReading */
/** @typedef {import('../types').FullCore} FullCore */

/**
 * Tells whether a source can be played, and why not. It fetches as much as needed and compares it with what the device can
 * do.
 * @param {string} url
 * @param {InspectOptions} [options]
 * @returns {Promise<Inspection>} rejects with TypeError for a wrong argument, and with AbortError when the signal is aborted
 */
export function inspect(url, options) {
  return createSourceFacts({ loadCore: loadFullCore, host: createFetchHost() })(url, options)
}

/**
 * @typedef {object} Task one inspection
 * @property {FullCore} core
 * @property {import('../types').InspectHost} host
 * @property {InspectOptions} options
 * @property {Parameters<typeof readSource>[1]} get all requests share the time limit of the inspection
 * @property {() => number | undefined} firstByteMs of the first request
 */

/**
 * @param {{loadCore: () => Promise<FullCore>, host: import('../types').InspectHost}} world
 * @returns {typeof inspect}
 */
export function createSourceFacts({ loadCore, host }) {
  return (url, options) =>
    new Promise((resolve) => resolve(readOptions(url, options))).then((given) =>
      abortable(given.signal, () =>
        loadCore().then((core) => run({ core, host, options: given, ...createGet(host, given.signal) }, url))
      )
    )
}

/**
 * @param {import('../types').InspectHost} host
 * @param {AbortSignal} [signal]
 * @returns {Pick<Task, 'get' | 'firstByteMs'>}
 */
function createGet(host, signal) {
  const end = host.epochMs() + totalMs
  /** @type {Promise<import('../types').Fetched> | null} */
  let first = null
  /** @type {number | undefined} */
  let came
  return {
    firstByteMs: () => came,
    get(url, options) {
      // A system clock that was set back must not extend the time limit.
      const left = Math.max(0, Math.min(totalMs, end - host.epochMs()))
      const answer = host.fetchBytes(url, { ...options, firstByteMs, totalMs: left, signal })
      if (first) return answer
      first = answer.then((fetched) => {
        came = fetched.firstByteMs
        return fetched
      })
      return first
    }
  }
}

/**
 * @param {Task} task
 * @param {string} raw
 * @returns {Promise<Inspection>}
 */
function run(task, raw) {
  const { core, host, options } = task
  const address = readAddress(core, {
    raw,
    base: host.baseUrl(),
    pageUrl: host.pageUrl(),
    epochMs: host.epochMs()
  })
  return read(task, address, options.body)
    .then((reading) => askAbout(task, reading))
    .then((reading) => readVariant(task, reading).then((variant) => inspectionOf(reading, variant)))
    .then((inspection) => {
      const ms = task.firstByteMs()
      return ms === undefined ? inspection : { ...inspection, firstByteMs: ms }
    })
}

/**
 * @param {Task} task
 * @param {SourceReading} address
 * @param {InspectOptions['body']} [body] replaces what would be fetched
 * @returns {Promise<SourceReading>}
 */
function read({ core, get }, address, body) {
  if (body !== undefined) {
    const request = { ...address.request, body }
    // The caller passed a body without a URL.
    if (!request.raw) delete request.raw
    return Promise.resolve({ request, report: core.inspect(request) })
  }
  return address.closed === undefined ? readSource(core, get, address) : Promise.resolve(address)
}

/**
 * Inspects again with the device's answers about the codecs and DRM systems that were found.
 * @param {Task} task
 * @param {SourceReading} reading
 * @returns {Promise<SourceReading>}
 */
function askAbout({ core, host, options }, reading) {
  const { request, report } = reading
  if (request.body === undefined) return Promise.resolve(reading)
  const drm = !!report.manifest && report.manifest.needsDrm
  const question = { engines: options.engines || host.pageEngines(), codecs: codecsOf(report), drm }
  return host.askDevice(question).then((capabilities) => {
    if (!capabilities) return reading
    const asked = { ...request, capabilities }
    return { ...reading, request: asked, report: core.inspect(asked) }
  })
}

/**
 * @param {Task} task
 * @param {SourceReading} reading
 * @returns {Promise<SourceReading | undefined>} the first variant of a multivariant playlist
 */
function readVariant(task, { request, report, url }) {
  const { core, host, options } = task
  const { manifest } = report
  const first = manifest && manifest.kind === 'multivariant' && manifest.variants && manifest.variants[0]
  const base = url || request.url
  if (!first || !first.uri || !base || options.body !== undefined || report.verdict === 'unplayable')
    return Promise.resolve(undefined)
  const raw = canonical(first.uri, base)
  const { epochMs = 0 } = request
  // A public playlist must not make a page contact the home network. So the playlist counts as the page of its variant.
  const seen = raw && readAddress(core, { raw, pageUrl: base, epochMs }).report.diagnostics
  if (!raw || !seen || seen.some(({ code }) => code === 'URL-4305' || code === 'URL-4306'))
    return Promise.resolve(undefined)
  return read(task, readAddress(core, { raw, pageUrl: host.pageUrl(), epochMs })).then((variant) =>
    askAbout(task, variant)
  )
}

/**
 * @param {SourceReading} reading
 * @param {SourceReading} [variant]
 * @returns {Inspection}
 */
function inspectionOf(reading, variant) {
  const { report, request, closed } = reading
  const variants = (report.manifest && report.manifest.variants) || []
  const own = judgeReading(reading)
  const judged = variant ? judgeWithVariant(own, judgeReading(variant), variants.length === 1) : own
  const { verdict } = judged
  const reason = judged.reason || (closed && verdict === 'unknown' ? reasonOfClosed(closed) : '')
  const codes = codesOf(report).concat(variant ? codesOf(variant.report) : [])

  /** @type {Inspection} */
  const inspection = {
    verdict,
    message: messageOf({ verdict, reason, codes, closed, here: !!request.capabilities }),
    report: { ...report, verdict, reason }
  }
  const { type } = report
  if (type === 'hls' || type === 'dash' || type === 'mp4') inspection.type = type
  const capabilities = (variant && variant.request.capabilities) || request.capabilities
  if (capabilities) inspection.capabilities = capabilities
  if (variant) inspection.variant = variant.report
  if (variant && report.protection === 'none') inspection.report.protection = variant.report.protection
  return inspection
}

/** @param {import('../index').Report} report */
function codesOf({ diagnostics }) {
  return diagnostics.map(({ code }) => code)
}

/**
 * @param {unknown} url
 * @param {unknown} options
 * @returns {InspectOptions}
 * @throws {TypeError} naming the field
 */
function readOptions(url, options) {
  if (typeof url !== 'string') throw new TypeError('url: an address is expected')
  if (options === undefined) return {}
  if (typeof options !== 'object' || !options) throw new TypeError('options: an object is expected')
  const { signal, engines, body } = /** @type {InspectOptions} */ (options)
  if (signal !== undefined && (!signal || typeof signal.addEventListener !== 'function'))
    throw new TypeError('signal: an AbortSignal is expected')
  if (engines !== undefined && (typeof engines !== 'object' || !engines))
    throw new TypeError('engines: an object is expected')
  if (body === null) throw new TypeError('body: text or bytes are expected')
  return { signal, engines, body }
}

/**
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
function abortable(signal, start) {
  if (!signal) return start()
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError('the inspection was stopped'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop)
    const done = () => signal.removeEventListener('abort', stop)
    start().then(resolve, reject).then(done)
  })
}
