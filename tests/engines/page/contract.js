// The scripts of tests/contract over a built core, in an engine that Jest does not run in: whatever ran Chrome 38 runs this.
import { chooseEngine } from '../../../js/engines/index.js'
import { typeOf } from '../../../js/engines/media-type.js'

/** As UTF-8: engines this old may have no TextEncoder. */
function encodeText(text) {
  const binary = unescape(encodeURIComponent(text))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

const isObject = (value) => typeof value === 'object' && value !== null

/** As Jest's toMatchObject: an object may hold more, an array may not. */
export function matches(actual, expected) {
  if (!isObject(expected)) return actual === expected
  if (!isObject(actual) || Array.isArray(actual) !== Array.isArray(expected)) return false
  if (Array.isArray(expected) && actual.length !== expected.length) return false
  return Object.keys(expected).every((key) => matches(actual[key], expected[key]))
}

/** As toEqual, of what came through JSON. */
export const equals = (actual, expected) => matches(actual, expected) && matches(expected, actual)

/** As toContainEqual(objectContaining(...)). */
const contains = (list, one) => list.some((other) => Object.keys(one).every((key) => equals(other[key], one[key])))

function createReport() {
  const report = { passed: 0, failed: [] }
  return {
    report,
    check(name, work) {
      let fault = ''
      try {
        if (work() !== true) fault = 'another answer'
      } catch (error) {
        fault = String(error)
      }
      if (fault) report.failed.push(name + ': ' + fault)
      else report.passed++
    }
  }
}

function session(core, { config, steps }) {
  const made = new core.Session(JSON.stringify(config))
  const right = steps.every((step) => {
    const answer = JSON.parse(made.handle(JSON.stringify(step.event)))
    if (step.error) return matches(answer.error, step.error)
    const commands = answer.commands.filter(({ type }) => type !== 'trace')
    return answer.state === step.state && matches(commands, step.commands)
  })
  made.delete()
  return right
}

/** Bytes into the heap, then the call that reads them. */
function withBody(core, holder, body, call) {
  const bytes = encodeText(body)
  core.HEAPU8.set(bytes, holder.reserve(bytes.length))
  return JSON.parse(call())
}

function pairs(core, { steps }) {
  const made = new core.Pairs()
  const right = steps.every(({ call, request, body, expect, error }) => {
    const answer = withBody(core, made, body || '', () => made[call](JSON.stringify(request)))
    return error ? matches(answer.error, error) : matches(answer, expect)
  })
  made.delete()
  return right
}

function inspection(core, { request, body, expect, error, says }) {
  const made = new core.Inspector()
  const there = body !== undefined
  const asked = { hasBody: there }
  Object.keys(request).forEach((key) => (asked[key] = request[key]))
  const ask = () => made.inspect(JSON.stringify(asked))
  const report = there ? withBody(core, made, body, ask) : JSON.parse(ask())
  made.delete()
  if (error) return matches(report.error, error)
  return matches(report, expect) && (says || []).every((one) => contains(report.diagnostics, one))
}

function sources(core, { playdata, sources: expected, selected, codes }) {
  const answer = JSON.parse(core.parseSources(JSON.stringify(playdata)))
  const found = answer.diagnostics.map(({ code }) => code)
  return matches(answer.sources, expected) && answer.selected === selected && equals(found, codes)
}

function comparison(core, { a, b, expect, error }) {
  const answer = JSON.parse(core.compareContent(JSON.stringify({ a, b })))
  return error ? matches(answer.error, error) : equals(answer, expect)
}

/** The wrapped core of a bundle: objects in and out. */
function wrapped(core, { config, steps }) {
  const made = core.createSession(config)
  const right = steps.every((step) => {
    const answer = made.handle(step.event)
    if (step.error) return matches(answer.error, step.error)
    const commands = answer.commands.filter(({ type }) => type !== 'trace')
    return answer.state === step.state && matches(commands, step.commands)
  })
  made.dispose()
  return right
}

/** A new one each time: the core lives in the object that it is given. */
const quiet = () => ({ print() {}, printErr() {} })

/**
 * @param {{lean: Function, full: Function}} factories of built cores
 * @param {Record<string, any[]>} scripts what tests/contract holds, by the names of its files
 * @param {'wasm' | 'js'} backend
 * @param {() => Promise<any>} [loadCore] of a bundle
 * @returns {Promise<{passed: number, failed: string[]}>}
 */
export function runContract({ lean, full }, scripts, backend, loadCore) {
  const { report, check } = createReport()
  return Promise.all([lean(quiet()), full(quiet()), loadCore ? loadCore() : null]).then(([core, whole, bundled]) => {
    scripts.sessions.forEach((script) => check(script.name, () => session(core, script)))
    scripts['parse-sources'].forEach((row) => check(row.name, () => sources(core, row)))
    scripts['select-tracks'].forEach(({ name, request, answer }) =>
      check(name, () => matches(JSON.parse(core.selectTracks(JSON.stringify(request))), answer))
    )
    scripts.pairs.forEach((row) => check(row.name, () => pairs(core, row)))
    scripts.inspect.forEach((row) => check(row.name, () => inspection(whole, row)))
    scripts['compare-content'].forEach((row) => check(row.name, () => comparison(whole, row)))
    scripts['type-of-url'].forEach(({ url, type }) => check(url, () => typeOf(url) === type))
    scripts['engine-choice'].forEach((row) =>
      check(row.type + ' in ' + row.engine, () => chooseEngine(row.type, row.capabilities) === row.engine)
    )
    check('backend', () => [core, whole].every((one) => one.backend() === backend))
    if (bundled) {
      check('backend of the bundle', () => bundled.backend === backend)
      scripts.sessions.forEach((script) => check('bundle: ' + script.name, () => wrapped(bundled, script)))
    }
    return report
  })
}
