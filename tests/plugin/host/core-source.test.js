// Where the core comes from. The plugin remembers a loaded core, but never a failed load.
import { createCoreSource } from '../../../plugin/host/core-source.js'

const dead = { backend: 'wasm', name: 'dead' }
const fresh = { backend: 'wasm', name: 'fresh' }
const javascript = { backend: 'js', name: 'javascript' }
const refuse = (text) => () => Promise.reject(new Error(text))

test('a core is loaded once for everybody', async () => {
  const loadCore = jest.fn(() => Promise.resolve(fresh))
  const cores = createCoreSource({ loadCore, reloadCore: refuse('x'), loadLegacy: refuse('y') })
  expect(await Promise.all([cores.load(), cores.load()])).toEqual([fresh, fresh])
  expect(await cores.load()).toBe(fresh)
  expect(loadCore).toHaveBeenCalledTimes(1)
})

test.each([
  ['WebAssembly', false],
  ['the JavaScript build', true]
])('a core of %s that could not be loaded again: the next playback tries once more', async (_, legacyFirst) => {
  const answers = [Promise.resolve(dead), refuse('no memory')(), Promise.resolve(fresh)]
  const next = jest.fn(() => answers.shift())
  const cores = createCoreSource({
    loadCore: legacyFirst ? refuse('not asked') : next,
    reloadCore: next,
    loadLegacy: legacyFirst ? next : refuse('no file'),
    legacyFirst
  })
  expect(await cores.load()).toBe(dead)
  await expect(cores.reload(dead)).rejects.toThrow('no memory')
  expect(await cores.load()).toBe(fresh)
})

test('a load that fails late forgets nothing but itself', async () => {
  let fail
  const answers = [new Promise((_, reject) => (fail = reject)), Promise.resolve(fresh)]
  const next = () => answers.shift()
  const cores = createCoreSource({ loadCore: next, reloadCore: next, loadLegacy: refuse('no file') })
  const first = cores.load()
  expect(await cores.reload(dead)).toBe(fresh)
  fail(new Error('too late'))
  await expect(first).rejects.toThrow('too late')
  const again = cores.load()
  expect(await again).toBe(fresh)
  expect(cores.load()).toBe(again)
})

test('a load that throws in the call itself is a failure like any other', async () => {
  const throws = jest.fn(() => {
    throw new Error('no WebAssembly')
  })
  const cores = createCoreSource({
    loadCore: throws,
    reloadCore: throws,
    loadLegacy: () => Promise.resolve(javascript)
  })
  expect(await cores.load()).toBe(javascript)
})
