import createCore from 'resilient-playback-core'
import { loadCore, wrapModule } from '../../../js/core/client.js'

jest.mock('resilient-playback-core', () => jest.fn())

/** A fake built core that records its sessions. */
function createModule(status = { state: 'idle' }) {
  const made = []
  function Session() {
    this.status = () => JSON.stringify(status)
    this.handle = jest.fn(() => '{"state":"idle","commands":[]}')
    this.delete = jest.fn()
    made.push(this)
  }
  return {
    made,
    Session,
    version: () => '1.2.3',
    backend: () => 'js',
    parseSources: jest.fn(() => '{"sources":[]}')
  }
}

test.each([
  ['rejects', () => Promise.reject(new Error('no WebAssembly'))],
  [
    'throws',
    () => {
      throw new Error('no WebAssembly')
    }
  ]
])('a core that %s once may come later', async (name, failing) => {
  createCore.mockImplementationOnce(failing)
  await expect(loadCore()).rejects.toThrow('no WebAssembly')
  createCore.mockResolvedValue(createModule())
  const calls = createCore.mock.calls.length
  const [core, same] = await Promise.all([loadCore(), loadCore()])
  expect(core.version).toBe('1.2.3')
  expect(same).toBe(core)
  expect(createCore.mock.calls.length).toBe(calls + 1)
  const { reloadCore } = await import('../../../js/core/client.js')
  createCore.mockRejectedValueOnce(new Error('gone'))
  await expect(reloadCore(core)).rejects.toThrow('gone')
})

test('the built core is told to keep off the console', async () => {
  createCore.mockResolvedValue(createModule())
  await loadCore()
  const [overrides] = createCore.mock.calls[createCore.mock.calls.length - 1]
  expect(Object.keys(overrides)).toEqual(['print', 'printErr'])
})

test('a refused session is freed', () => {
  const module = createModule({ error: { code: 'range', message: 'out of range', field: 'policy.seekMs' } })
  expect(() => wrapModule(module).createSession({})).toThrow('policy.seekMs: out of range')
  expect(module.made[0].delete).toHaveBeenCalledTimes(1)
})

test('a session is freed once', () => {
  const module = createModule()
  const session = wrapModule(module).createSession({})
  session.dispose()
  session.dispose()
  expect(module.made[0].delete).toHaveBeenCalledTimes(1)
})

test('arrays with a toJSON of their own reach the core as arrays, and keep it', () => {
  const module = createModule()
  const own = function () {
    return JSON.stringify(this.slice())
  }
  Array.prototype.toJSON = own
  try {
    wrapModule(module).parseSources({ url: ['a', 'b'] })
    expect(module.parseSources).toHaveBeenCalledWith('{"url":["a","b"]}')
    expect(Array.prototype.toJSON).toBe(own)
  } finally {
    delete Array.prototype.toJSON
  }
})

test('what is too long or no JSON does not even reach the core', () => {
  const module = createModule()
  const core = wrapModule(module)
  expect(() => core.parseSources({ url: 'a'.repeat(9e6) })).toThrow(TypeError)
  expect(() => core.parseSources(undefined)).toThrow(TypeError)
  expect(module.parseSources).not.toHaveBeenCalled()
  const session = core.createSession({})
  expect(session.handle({ type: 'load', text: '\u20ac'.repeat(3e6) }).error.code).toBe('not_json')
  expect(module.made[0].handle).not.toHaveBeenCalled()
})
