// Runs the scripts that GoogleTest runs too, over the built core. Checks everything on the wire against the schema.
import Ajv from 'ajv'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import createCore from 'resilient-playback-core'
import createFullCore from 'resilient-playback-full-core'
import { chooseEngine } from '../../js/engines/index.js'
import { typeOf } from '../../js/engines/media-type.js'
import { wrapModule } from '../../js/core/loader.js'
import { packTracks } from '../../js/core/packed-tracks.js'
import { text as sentence } from '../../js/text/index.js'

const folder = join(process.cwd(), 'tests/contract')
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const scripts = readdirSync(join(folder, 'sessions')).map((name) => read(join('sessions', name)))

const schema = JSON.parse(readFileSync(join(process.cwd(), 'docs/protocol.schema.json'), 'utf8'))
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
ajv.addSchema(schema, 'protocol')
const conforms = (definition, value) => {
  const validate = ajv.getSchema(`protocol#/definitions/${definition}`)
  return validate(value) ? null : JSON.stringify(validate.errors.slice(0, 3))
}

let core
let fullCore
beforeAll(async () => {
  core = await createCore()
  fullCore = await createFullCore()
})

const open = (config) => {
  const session = new core.Session(JSON.stringify(config))
  return { handle: (event) => JSON.parse(session.handle(JSON.stringify(event))), delete: () => session.delete() }
}

describe.each(scripts)('$name', (script) => {
  test('gives the agreed answers', () => {
    const session = open(script.config)
    script.steps.forEach((step) => {
      const answer = session.handle(step.event)
      if (step.error) return expect(answer.error).toMatchObject(step.error)
      expect(answer.state).toBe(step.state)
      expect(answer.commands.filter((command) => command.type !== 'trace')).toMatchObject(step.commands)
    })
    session.delete()
  })

  test('stays within the schema', () => {
    const session = open(script.config)
    expect(conforms('config', script.config)).toBeNull()
    script.steps.forEach((step) => {
      const answer = session.handle(step.event)
      expect(conforms(step.error ? 'error' : 'answer', answer)).toBeNull()
      if (step.error) expect(conforms('event', step.event)).not.toBeNull()
      else expect(conforms('event', step.event)).toBeNull()
    })
    session.delete()
  })
})

test.each(read('parse-sources.json'))('parseSources: $name', (row) => {
  const answer = JSON.parse(core.parseSources(JSON.stringify(row.playdata)))
  expect(conforms('parsedSources', answer)).toBeNull()
  expect(answer.sources).toMatchObject(row.sources)
  expect(answer.sources).toHaveLength(row.sources.length)
  expect(answer.selected).toBe(row.selected)
  expect(answer.diagnostics.map(({ code }) => code)).toEqual(row.codes)
})

test.each(read('select-tracks.json'))('selectTracks: $name', ({ request, answer }) => {
  const selected = JSON.parse(core.selectTracks(JSON.stringify(request)))
  expect([conforms('selectTracks', request), conforms('selectedTracks', selected)]).toEqual([null, null])
  expect(selected).toMatchObject(answer)
  // The library passes plain objects as packed bytes.
  expect(packTracks(request)).not.toBeNull()
  expect(wrapModule(core).selectTracks(request)).toEqual(selected)
})

test.each([
  [{ audio: {} }, 'audio'],
  [{ audio: [{}] }, 'audio.id'],
  [{ audio: [{ id: '1', channels: 65 }] }, 'audio.channels'],
  [{ text: [{ id: '1', roles: 'main' }] }, 'text.roles'],
  [{ video: [{ id: '1', height: 1e9 }] }, 'video.height'],
  [{ preferences: { textMode: 'never' } }, 'preferences.textMode'],
  [{ intent: { audio: '1' } }, 'intent.audio'],
  [{ device: { hdr: 1 } }, 'device.hdr']
])('selectTracks refuses %j, as the schema does', (request, field) => {
  const answer = JSON.parse(core.selectTracks(JSON.stringify(request)))
  expect(answer.error).toMatchObject({ code: 'bad_field', field })
  expect([conforms('error', answer), conforms('selectTracks', request) !== null]).toEqual([null, true])
  expect(() => wrapModule(core).selectTracks(request)).toThrow(answer.error.message)
})

describe('inspect', () => {
  /** As on the wire: the request is JSON, the body is bytes beside it. */
  const inspect = ({ request, body }) => {
    const inspector = new fullCore.Inspector()
    if (body !== undefined) {
      const bytes = new TextEncoder().encode(body)
      const address = inspector.reserve(bytes.length)
      fullCore.HEAPU8.set(bytes, address)
    }
    const report = JSON.parse(inspector.inspect(JSON.stringify({ ...request, hasBody: body !== undefined })))
    inspector.delete()
    return report
  }

  test.each(read('inspect.json'))('$name', (row) => {
    const report = inspect(row)
    const request = { ...row.request, hasBody: row.body !== undefined }
    if (row.error) {
      expect(report.error).toMatchObject(row.error)
      expect([conforms('error', report), conforms('inspectRequest', request) !== null]).toEqual([null, true])
      return
    }
    expect([conforms('inspectRequest', request), conforms('report', report)]).toEqual([null, null])
    expect(report).toMatchObject(row.expect)
    ;(row.says || []).forEach((one) => expect(report.diagnostics).toContainEqual(expect.objectContaining(one)))
  })

  test('the reports on torn and mixed bodies stay within the schema', () => {
    const bodies = read('inspect.json').flatMap(({ body }) => (body ? [body] : []))
    bodies.forEach((body, index) => {
      const other = bodies[(index * 7 + 3) % bodies.length]
      const torn = [body.slice(0, body.length / 2), body.slice(body.length / 3), body + other, body.replace(/=/g, '==')]
      torn.forEach((text) => expect(conforms('report', inspect({ request: {}, body: text }))).toBeNull())
    })
  })

  test.each(read('compare-content.json'))('compareContent: $name', ({ a, b, expect: expected, error }) => {
    const answer = JSON.parse(fullCore.compareContent(JSON.stringify({ a, b })))
    if (error) {
      expect(answer.error).toMatchObject(error)
      expect([conforms('error', answer), conforms('contentPair', { a, b }) !== null]).toEqual([null, true])
      return
    }
    expect([conforms('contentPair', { a, b }), conforms('comparison', answer)]).toEqual([null, null])
    expect(answer).toEqual(expected)
  })
})

test.each(read('proxy-address.json'))('proxyAddress: $name', ({ request, answer: expected, error }) => {
  const answer = JSON.parse(core.proxyAddress(JSON.stringify(request)))
  if (error) {
    expect(answer.error).toMatchObject(error)
    expect([conforms('error', answer), conforms('proxyQuestion', request) !== null]).toEqual([null, true])
    return
  }
  expect([conforms('proxyQuestion', request), conforms('proxyAnswer', answer)]).toEqual([null, null])
  expect(answer).toEqual(expected)
})

describe.each(read('pairs.json'))('pairs: $name', ({ steps }) => {
  const requests = { learn: 'pairsLearn', find: 'pairsFind', locations: 'pairsLocations' }
  const answers = { learn: 'pairsLearned', find: 'segmentMatch', locations: 'pairsLocated' }

  test('gives the agreed answers, within the schema', () => {
    const pairs = new core.Pairs()
    steps.forEach(({ call, request, body = '', expect: expected, error }) => {
      const bytes = new TextEncoder().encode(body)
      const address = pairs.reserve(bytes.length)
      core.HEAPU8.set(bytes, address)
      const answer = JSON.parse(pairs[call](JSON.stringify(request)))
      if (error) return expect(answer.error).toMatchObject(error)
      expect(answer).toMatchObject(expected)
      if (requests[call]) expect(conforms(requests[call], request)).toBeNull()
      if (answers[call]) expect(conforms(answers[call], answer)).toBeNull()
    })
    pairs.delete()
  })
})

test.each(read('type-of-url.json'))('the type of "$url" is $type', ({ url, type }) => {
  expect(typeOf(url)).toBe(type)
})

test.each(read('engine-choice.json'))('$type with $capabilities plays in $engine', (row) => {
  expect(chooseEngine(row.type, row.capabilities)).toBe(row.engine)
})

test('every message key of the schema has its words', () => {
  const keys = schema.definitions.messageKey.enum
  expect(keys.filter((key) => !sentence(key, { n: 1, t: 2, q: 720 }, 'ru'))).toEqual([])
})

test('the build is the one that this project tests', () => {
  expect(core.backend()).toBe(__BACKEND__)
  expect(core.version()).toBe(__VERSION__)
})
