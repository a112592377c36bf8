// Runs the scripts of tests/contract over a built core in engines that cannot run Jest, down to the V8 of Chrome 38.
import { chooseEngine } from '../../../js/engines/index.js'
import { typeOf } from '../../../js/engines/media-type.js'

/** Encodes as UTF-8. Engines this old may lack TextEncoder. */
function encodeText(text) {
  const binary = unescape(encodeURIComponent(text))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

const isObject = (value) => typeof value === 'object' && value !== null

/** Like Jest's toMatchObject: an object may have more fields, an array may not have more items. */
export function matches(actual, expected) {
  if (!isObject(expected)) return actual === expected
  if (!isObject(actual) || Array.isArray(actual) !== Array.isArray(expected)) return false
  if (Array.isArray(expected) && actual.length !== expected.length) return false
  return Object.keys(expected).every((key) => matches(actual[key], expected[key]))
}

/** Like toEqual, for values that came through JSON. */
export const equals = (actual, expected) => matches(actual, expected) && matches(expected, actual)

/** Like toContainEqual(objectContaining(...)). */
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

/** Copies the body into the heap, then makes the call that reads it. */
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

/** Runs a script over the wrapped core of a bundle, which takes and returns objects. */
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

/** Returns a new object each time, because the core stores itself in the object that it gets. */
const quiet = () => ({ print() {}, printErr() {} })

/**
 * @param {{lean: Function, full: Function}} factories of built cores
 * @param {Record<string, any[]>} scripts of tests/contract, by file name
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
