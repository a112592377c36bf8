import { createSessionRunner } from '../../../js/session/runner.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeCore } from '../support/fake-core.js'
import { settle } from '../support/settle.js'

const config = { sources: [{ id: 's1' }, { id: 's2' }] }
const loadUrl = (loadId, sourceId, more) => ({
  type: 'load_url',
  loadId,
  sourceId,
  engine: 'native',
  paused: false,
  cause: 'switch',
  ...more
})

function start(script, more = {}) {
  const fake = createFakeCore(script)
  const clock = createFakeClock()
  const calls = []
  const host = {
    clock,
    loadUrl: (command) => calls.push(['loadUrl', command]),
    notify: (command) => calls.push(['notify', command]),
    giveUp: (command) => calls.push(['giveUp', command])
  }
  const runner = createSessionRunner({ core: fake.core, host, config, log() {}, ...more })
  return { fake, clock, calls, host, runner }
}

const answers = (table) => (event) => table[event.type]

test('the session is created with the clock, and every event carries it', () => {
  const { fake, clock, runner } = start(() => null)
  clock.advance(250)
  runner.send({ type: 'load', position: 3 })
  expect(fake.configs[0]).toEqual({ ...config, now: 1000 })
  expect(fake.events).toEqual([{ type: 'load', position: 3, now: 1250 }])
})

test('a config that the core refuses is thrown', () => {
  const { core } = createFakeCore()
  core.createSession = () => {
    throw new TypeError('policy.x: unknown')
  }
  const host = { clock: createFakeClock() }
  expect(() => createSessionRunner({ core, host, config })).toThrow('policy.x')
})

test('commands reach the host in order, and the state is told after them', () => {
  const seen = []
  const commands = [
    loadUrl('l1', 's2'),
    { type: 'notify', messageKey: 'reloaded', params: {} },
    { type: 'give_up', messageKey: 'exhausted', reason: 'unknown', tried: [] }
  ]
  const { calls, runner } = start(answers({ load: { state: 'starting', commands } }), {
    onCommand: ({ type }) => seen.push(type),
    onState: (state) => seen.push(state)
  })
  expect(runner.send({ type: 'load' })).toBe('starting')
  expect(calls.map(([name]) => name)).toEqual(['loadUrl', 'notify', 'giveUp'])
  expect(seen).toEqual(['load_url', 'notify', 'give_up', 'starting'])
  expect([runner.sourceId(), runner.loadId(), runner.state()]).toEqual(['s2', 'l1', 'starting'])
})

test('an unchanged state is not told again', () => {
  const seen = []
  const { runner } = start(() => null, { onState: (state) => seen.push(state) })
  runner.send({ type: 'progress' })
  runner.send({ type: 'progress' })
  expect(seen).toEqual(['playing'])
})

test('the core is woken at the moment that it has named, once', () => {
  const { fake, clock, runner } = start(answers({ load: { state: 'starting', wakeAt: 1500, commands: [] } }))
  runner.send({ type: 'load' })
  clock.advance(499)
  expect(fake.events).toHaveLength(1)
  clock.advance(1)
  clock.advance(5000)
  expect(fake.events.slice(1)).toEqual([{ type: 'wake', now: 1500 }])
})

test('each answer names the moment anew', () => {
  const { fake, clock, runner } = start(
    answers({
      load: { state: 'starting', wakeAt: 1500, commands: [] },
      stalled: { state: 'recovering', wakeAt: 3000, commands: [] }
    })
  )
  runner.send({ type: 'load' })
  runner.send({ type: 'stalled' })
  clock.advance(1000)
  expect(fake.events.map(({ type }) => type)).toEqual(['load', 'stalled'])
  clock.advance(1000)
  expect(fake.events[2]).toEqual({ type: 'wake', now: 3000 })
})

test('an answer without a moment takes the wake back', () => {
  const { fake, clock, runner } = start(
    answers({
      load: { state: 'starting', wakeAt: 1500, commands: [] },
      stop: { state: 'stopped', commands: [] }
    })
  )
  runner.send({ type: 'load' })
  runner.send({ type: 'stop' })
  clock.advance(5000)
  expect(fake.events.map(({ type }) => type)).toEqual(['load', 'stop'])
})

test('a refused event leaves the moment as it was', () => {
  const { fake, clock, runner } = start(
    answers({
      load: { state: 'starting', wakeAt: 1500, commands: [] },
      stalled: { error: { code: 'bad_event', message: 'no' } }
    })
  )
  runner.send({ type: 'load' })
  runner.send({ type: 'stalled' })
  clock.advance(500)
  expect(fake.events.map(({ type }) => type)).toEqual(['load', 'stalled', 'wake'])
})

test('a timer that the platform fires early waits for its time', () => {
  const { fake, clock, runner, host } = start(answers({ load: { state: 'starting', wakeAt: 1500, commands: [] } }))
  const { setTimer: exact } = host.clock
  host.clock.setTimer = (fn, ms) => exact(fn, Math.max(1, ms - 3))
  runner.send({ type: 'load' })
  clock.advance(499)
  expect(fake.events).toHaveLength(1)
  clock.advance(10)
  expect(fake.events[1].now).toBeGreaterThanOrEqual(1500)
})

test('a longer wait than setTimeout knows is kept', () => {
  const { fake, clock, runner } = start(answers({ load: { state: 'starting', wakeAt: 3e9, commands: [] } }))
  runner.send({ type: 'load' })
  clock.advance(0x7fffffff)
  expect(fake.events).toHaveLength(1)
  clock.advance(1e9)
  expect(fake.events).toHaveLength(2)
})

test('an event sent by a handler waits until the one at hand is done', () => {
  const order = []
  const script = ({ type }) => {
    order.push('core ' + type)
    return type === 'load' ? { state: 'starting', commands: [loadUrl('l1', 's1'), loadUrl('l2', 's2')] } : null
  }
  const { runner, host } = start(script)
  host.loadUrl = ({ loadId }) => {
    order.push('host ' + loadId)
    if (loadId === 'l1') runner.send({ type: 'playback_failed', loadId })
  }
  runner.send({ type: 'load' })
  expect(order).toEqual(['core load', 'host l1', 'host l2', 'core playback_failed'])
})

test('a handler that throws stops neither the other commands nor the session', () => {
  const logged = []
  const commands = [loadUrl('l1', 's1'), loadUrl('l2', 's2')]
  const { fake, runner, host } = start(answers({ load: { state: 'starting', commands } }), {
    log: (text) => logged.push(text)
  })
  const opened = []
  host.loadUrl = ({ loadId }) => {
    opened.push(loadId)
    throw new Error('no such element')
  }
  expect(runner.send({ type: 'load' })).toBe('starting')
  runner.send({ type: 'progress' })
  expect(opened).toEqual(['l1', 'l2'])
  expect(fake.events).toHaveLength(2)
  expect(logged.join()).toContain('no such element')
})

describe('nobody outside can stop the session', () => {
  const broken = () => {
    throw new Error('broken')
  }

  test.each([
    ['a log', { log: broken }],
    ['a listener of commands', { log: broken, onCommand: broken }],
    ['a listener of states', { log: broken, onState: broken }]
  ])('%s that throws', (_, more) => {
    const commands = [loadUrl('l1', 's1'), { type: 'dance' }, loadUrl('l2', 's2')]
    const { fake, runner, host } = start(answers({ load: { state: 'starting', commands } }), more)
    host.loadUrl = broken
    expect(() => runner.send({ type: 'load' })).not.toThrow()
    expect(runner.send({ type: 'progress' })).toBe('playing')
    expect(fake.events.map(({ type }) => type)).toEqual(['load', 'progress'])
  })

  test('a log that throws while a trap is told', async () => {
    const fresh = createFakeCore()
    const script = ({ type }) => {
      if (type === 'ended') broken()
      return { state: 'starting', commands: [loadUrl('l1', 's1')] }
    }
    const { runner } = start(script, { log: broken, reloadCore: () => Promise.resolve(fresh.core) })
    runner.send({ type: 'load' })
    runner.send({ type: 'ended' })
    await settle()
    runner.send({ type: 'progress' })
    expect(fresh.events.map(({ type }) => type)).toEqual(['load', 'progress'])
  })

  test('an answer of the core in a shape of its own', () => {
    const { fake, runner } = start(({ type }) => (type === 'load' ? { state: 'starting', commands: [null] } : null))
    expect(() => runner.send({ type: 'load' })).not.toThrow()
    runner.send({ type: 'progress' })
    expect(fake.events).toHaveLength(2)
  })
})

test('an event that the core refuses changes nothing', () => {
  const { runner } = start(({ type }) => (type === 'progress' ? { error: { code: 'type', message: 'no' } } : null))
  runner.send({ type: 'load' })
  expect(runner.send({ type: 'progress', position: 'x' })).toBe('playing')
})

test('an unknown command is logged, the next ones run', () => {
  const logged = []
  const commands = [{ type: 'dance' }, loadUrl('l1', 's1')]
  const { calls, runner } = start(answers({ load: { state: 'starting', commands } }), {
    log: (text) => logged.push(text)
  })
  runner.send({ type: 'load' })
  expect(calls).toHaveLength(1)
  expect(logged.join()).toContain('dance')
})

test('the trace keeps the newest 500 entries', () => {
  let at = 0
  const { runner } = start(() => ({ state: 'playing', commands: [{ type: 'trace', at: at++, step: 'x' }] }))
  for (let i = 0; i < 510; i++) runner.send({ type: 'progress' })
  const trace = runner.trace()
  expect(trace).toHaveLength(500)
  expect([trace[0].at, trace[499].at]).toEqual([10, 509])
  trace.pop()
  expect(runner.trace()).toHaveLength(500)
})

test('an adopted playback is load l0 of its source', () => {
  const { runner } = start(() => null)
  runner.send({ type: 'load', adopted: true, sourceId: 's2', openedAt: 900 })
  expect([runner.sourceId(), runner.loadId()]).toEqual(['s2', 'l0'])
})

test('disposal frees the core, forgets the timers and makes every later call a no-op', () => {
  const { fake, clock, runner } = start(answers({ load: { state: 'starting', wakeAt: 1500, commands: [] } }))
  runner.send({ type: 'load' })
  runner.dispose()
  runner.dispose()
  expect(runner.send({ type: 'progress' })).toBe('starting')
  clock.advance(5000)
  expect(fake.events).toHaveLength(1)
  expect([fake.disposed, clock.armed()]).toEqual([1, 0])
})

test('disposal in a handler ends the commands of that event', () => {
  const { calls, runner, host } = start(
    answers({ load: { state: 'starting', wakeAt: 2000, commands: [loadUrl('l1', 's1'), loadUrl('l2', 's2')] } })
  )
  host.loadUrl = (command) => {
    calls.push(command)
    runner.dispose()
  }
  runner.send({ type: 'load' })
  expect(calls).toHaveLength(1)
})

describe('a trap', () => {
  const trapAt = (name) => (event) => {
    if (event.type === name) throw new Error('unreachable')
    return event.type === 'load' && !event.adopted
      ? { state: 'starting', wakeAt: 9000, commands: [loadUrl('l1', 's2', { position: 30 })] }
      : null
  }

  test('a fresh core takes the running playback over, and what came meanwhile follows', async () => {
    const fresh = createFakeCore()
    const reloadCore = jest.fn(() => Promise.resolve(fresh.core))
    const { fake, clock, runner } = start(trapAt('ended'), { reloadCore })
    runner.send({ type: 'load', position: 30 })
    clock.advance(400)
    runner.send({ type: 'playback_started', loadId: 'l1', position: 30 })
    runner.send({ type: 'progress', loadId: 'l1', position: 41 })
    runner.send({ type: 'pause' })
    runner.send({ type: 'ended', loadId: 'l1', position: 42 })
    runner.send({ type: 'progress', loadId: 'l1', position: 42 })
    runner.send({ type: 'playback_failed', loadId: 'l1', position: 42 })
    expect([fake.disposed, clock.armed()]).toEqual([1, 0])
    await settle()
    expect(reloadCore).toHaveBeenCalledTimes(1)
    expect(reloadCore).toHaveBeenCalledWith(fake.core)
    expect(fresh.events).toEqual([
      {
        type: 'load',
        adopted: true,
        sourceId: 's2',
        openedAt: 1000,
        position: 41,
        paused: true,
        playing: true,
        now: 1400
      },
      { type: 'playback_failed', loadId: 'l0', position: 42, now: 1400 }
    ])
  })

  test('a page in the background is told to the fresh core', async () => {
    const fresh = createFakeCore()
    const { runner } = start(trapAt('ended'), { reloadCore: () => Promise.resolve(fresh.core) })
    runner.send({ type: 'load' })
    runner.send({ type: 'hidden' })
    runner.send({ type: 'ended' })
    await settle()
    expect(fresh.events.map(({ type }) => type)).toEqual(['load', 'hidden'])
  })

  test('loads of the fresh core and of the dead one are kept apart', async () => {
    const fresh = createFakeCore((event) =>
      event.type === 'playback_failed' ? { state: 'switching', commands: [loadUrl('l1', 's1')] } : null
    )
    const { calls, runner } = start(trapAt('ended'), { reloadCore: () => Promise.resolve(fresh.core) })
    runner.send({ type: 'load' })
    runner.send({ type: 'ended', loadId: 'l1', position: 1 })
    await settle()
    runner.send({ type: 'playback_failed', loadId: 'l1', position: 1 })
    const reopened = calls[1][1]
    expect(reopened.sourceId).toBe('s1')
    expect(reopened.loadId).not.toBe('l1')
    runner.send({ type: 'progress', loadId: reopened.loadId, position: 2 })
    runner.send({ type: 'progress', loadId: 'l7', position: 3 })
    expect(fresh.events.map(({ type, loadId }) => [type, loadId])).toEqual([
      ['load', undefined],
      ['playback_failed', 'l0'],
      ['progress', 'l1']
    ])
  })

  test('a nudge of the fresh core is for the load as the host knows it', async () => {
    const nudge = (loadId) => ({ type: 'nudge', loadId, position: 3 })
    const fresh = createFakeCore(({ type }) => {
      if (type === 'playback_failed') return { state: 'switching', commands: [loadUrl('l1', 's1'), nudge('l1')] }
      return type === 'stalled' ? { state: 'rebuffering', commands: [nudge('l0')] } : null
    })
    const { calls, runner, host } = start(trapAt('ended'), { reloadCore: () => Promise.resolve(fresh.core) })
    const nudged = []
    host.nudge = ({ loadId }) => nudged.push(loadId)
    runner.send({ type: 'load' })
    runner.send({ type: 'ended', loadId: 'l1', position: 1 })
    await settle()
    runner.send({ type: 'stalled', loadId: 'l1', position: 1 })
    runner.send({ type: 'playback_failed', loadId: 'l1', position: 1 })
    expect(nudged).toEqual(['l1', calls[1][1].loadId])
  })

  test('the second one fails open: nothing more happens', async () => {
    const onFailOpen = jest.fn()
    const fresh = createFakeCore(trapAt('stalled'))
    const reloadCore = jest.fn(() => Promise.resolve(fresh.core))
    const { clock, runner } = start(trapAt('ended'), { reloadCore, onFailOpen })
    runner.send({ type: 'load' })
    runner.send({ type: 'ended' })
    await settle()
    runner.send({ type: 'stalled' })
    runner.send({ type: 'progress' })
    await settle()
    expect(reloadCore).toHaveBeenCalledTimes(1)
    expect(onFailOpen).toHaveBeenCalledTimes(1)
    expect(fresh.events.map(({ type }) => type)).toEqual(['load', 'stalled'])
    expect(clock.armed()).toBe(0)
  })

  test('without a fresh core it fails open', async () => {
    const onFailOpen = jest.fn()
    const { runner } = start(trapAt('ended'), { reloadCore: () => Promise.reject(new Error('gone')), onFailOpen })
    runner.send({ type: 'load' })
    runner.send({ type: 'ended' })
    await settle()
    expect(onFailOpen).toHaveBeenCalledTimes(1)
  })
})
