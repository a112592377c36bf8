import { loadCore, reloadCore, wrapModule } from '../../../js/core/client.js'

let core
beforeAll(async () => {
  core = await loadCore()
})
const config = (more) => ({ sources: [{ id: 's1', url: 'http://a.test/f.m3u8' }, { id: 's2' }], now: 0, ...more })

/** Returns an answer that JSON can carry, or a TypeError. Anything else fails the test. */
function outcome(call) {
  try {
    const answer = call()
    JSON.stringify(answer)
    return answer
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    return error
  }
}

/** Makes random values from a seed, so each run is the same. */
function createNoise(seed) {
  let state = seed
  const next = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  const text = (length) => String.fromCharCode(...Array.from({ length }, () => next(0x10000)))
  const names = [
    'type',
    'url',
    'sources',
    'id',
    'position',
    'evidence',
    'quality',
    'now',
    'policy',
    'loadId',
    '__proto__'
  ]
  const value = (depth) => {
    const leaves = [null, true, -1, 0.5, 1e300, -0, next(1e6), '', text(next(20)), 'load', 'hls', 's1', 'l0']
    const kind = depth > 4 ? 2 : next(4)
    if (kind === 0) return Array.from({ length: next(4) }, () => value(depth + 1))
    if (kind === 1)
      return Object.fromEntries(Array.from({ length: next(5) }, () => [names[next(names.length)], value(depth + 1)]))
    return leaves[next(leaves.length)]
  }
  return { next, text, value: () => value(0) }
}

test('the core says which build it is', () => {
  expect(core.backend).toBe(__BACKEND__)
  expect(core.version).toMatch(/^\d+\.\d+\.\d+/)
})

test('a page has one core; in place of a dead one comes another', async () => {
  expect(await loadCore()).toBe(core)
  const fresh = await reloadCore(core)
  expect(fresh).not.toBe(core)
  expect(await reloadCore(core)).toBe(fresh)
  expect(await loadCore()).toBe(fresh)
})

test('parseSources finds the addresses of a playdata', () => {
  const { sources } = core.parseSources({
    url: 'http://a.test/1.m3u8 or http://b.test/1.m3u8',
    url_reserve: 'http://c.test/1.m3u8',
    quality: { '1080p': 'http://a.test/1.m3u8', '720p': 'http://a.test/2.m3u8' }
  })
  expect(sources.map(({ raw }) => raw)).toEqual([
    'http://a.test/1.m3u8',
    'http://b.test/1.m3u8',
    'http://c.test/1.m3u8',
    'http://a.test/2.m3u8'
  ])
})

test('text arrives as it was sent', () => {
  const url = 'http://a.test/\ud83d\ude00 \u0444\u0438\u043b\u044c\u043c \u0000"\\.mp4'
  const { sources } = core.parseSources({ url: url.trim() })
  expect(sources[0].raw).toBe(url.trim())
})

test('a lone surrogate does not swallow what follows it', () => {
  expect(core.parseSources({ url: 'http://a.test/\ud83dx.mp4' }).sources[0].raw).toBe('http://a.test/\ufffdx.mp4')
})

test('a session opens, fails over and gives up', () => {
  const session = core.createSession(config())
  const loaded = session.handle({ type: 'load', now: 10 })
  expect(loaded.state).toBe('starting')
  const opened = loaded.commands.filter(({ type }) => type === 'load_url')
  expect(opened).toHaveLength(1)
  expect(opened[0]).toMatchObject({ sourceId: 's1', url: 'http://a.test/f.m3u8', cause: 'start' })
  const evidence = { engine: 'http', status: 404 }
  const failed = session.handle({ type: 'playback_failed', loadId: opened[0].loadId, evidence, now: 20 })
  expect(failed.commands.filter(({ type }) => type === 'load_url')[0]).toMatchObject({
    sourceId: 's2',
    reason: 'not_found'
  })
  session.dispose()
  session.dispose()
  expect(session.handle({ type: 'stop', now: 30 }).error.code).toBe('disposed')
})

test('a bad config is a TypeError with the field', () => {
  const refused = outcome(() => core.createSession(config({ policy: { patience: 3 } })))
  expect(refused).toBeInstanceOf(TypeError)
  expect(refused.field).toMatch(/^policy/)
  expect(outcome(() => core.createSession({ sources: [] }))).toBeInstanceOf(TypeError)
})

test('sessions live side by side', () => {
  const [one, two] = [core.createSession(config()), core.createSession(config())]
  one.handle({ type: 'load', now: 1 })
  expect(two.handle({ type: 'pause', now: 1 }).state).toBe('idle')
  one.dispose()
  expect(two.handle({ type: 'load', now: 2 }).state).toBe('starting')
  two.dispose()
})

describe('any input gives an answer', () => {
  const cycle = {}
  cycle.self = cycle
  let deep = 'x'
  for (let i = 0; i < 200; i++) deep = [deep]
  let bottomless = {}
  for (let i = 0; i < 200000; i++) bottomless = { next: bottomless }
  const throwing = {
    toJSON() {
      throw new Error('no')
    }
  }

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a function', () => {}],
    ['a symbol', Symbol('x')],
    ['a BigInt', 10n],
    ['a number', 5],
    ['text', 'load'],
    ['an array', []],
    ['a cycle', cycle],
    ['a deep nesting', { deep }],
    ['a nesting deeper than the stack', bottomless],
    ['a toJSON that throws', throwing],
    ['wrong types', { url: 5, quality: [], sources: {}, type: {}, now: 'x' }]
  ])('%s', (name, input) => {
    outcome(() => core.parseSources(input))
    expect(outcome(() => core.createSession(input))).toBeInstanceOf(TypeError)
    const session = core.createSession(config())
    expect(outcome(() => session.handle(input))).toHaveProperty('error.code')
    expect(session.handle({ type: 'load', now: 1 }).state).toBe('starting')
    session.dispose()
  })

  test.each([
    ['8 MiB and more', 'a'.repeat(10e6)],
    ['more in UTF-8 than in UTF-16', '\u20ac'.repeat(3e6)]
  ])('%s', (name, text) => {
    expect(outcome(() => core.parseSources({ url: text }))).toBeInstanceOf(TypeError)
    expect(outcome(() => core.createSession(config({ x: text })))).toBeInstanceOf(TypeError)
    const session = core.createSession(config())
    expect(outcome(() => session.handle({ type: 'load', now: 1, text }))).toHaveProperty('error.code')
    session.dispose()
    expect(core.parseSources({ url: 'http://a.test/1.mp4' }).sources).toHaveLength(1)
  })

  test('just under the limit is read', () => {
    const { sources } = core.parseSources({ url: 'http://a.test/1.mp4', voice_name: 'a'.repeat(7e6) })
    expect(sources).toHaveLength(1)
  })

  test('noise', () => {
    const { next, text, value } = createNoise(20240229)
    const session = core.createSession(config())
    const types = ['load', 'playback_failed', 'progress', 'wake', 'user_pick', 'ended', 'seek', text(3)]
    for (let i = 0; i < 3000; i++) {
      outcome(() => core.parseSources(value()))
      const made = outcome(() => core.createSession(value()))
      if (made.dispose) made.dispose()
      const event = Object.assign({}, value(), next(2) ? { type: types[next(types.length)], now: i } : null)
      const answer = session.handle(event)
      expect(answer.error ? typeof answer.error.message : typeof answer.state).toBe('string')
    }
    session.dispose()
  })
})

test('raw bytes that are no JSON are an answer too', async () => {
  // This test calls the built core without the wrapper, as other code could.
  const { default: createCore } = await import('resilient-playback-core')
  const module = await createCore()
  expect(wrapModule(module).backend).toBe(__BACKEND__)
  const { next } = createNoise(7)
  const session = new module.Session(JSON.stringify(config()))
  for (let i = 0; i < 3000; i++) {
    const bytes = String.fromCharCode(...Array.from({ length: next(60) }, () => next(128)))
    ;[module.parseSources(bytes), session.handle(bytes)].forEach((answer) =>
      expect(typeof JSON.parse(answer)).toBe('object')
    )
  }
  session.delete()
})
