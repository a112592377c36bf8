import { readFileSync } from 'node:fs'
import { loadCore } from '../../../js/core/client.js'
import { checkPolicy } from '../../../js/core/check-policy.js'
import { policyFields } from '../../../js/core/policy-fields.js'

const names = Object.keys(policyFields)
let core
beforeAll(async () => {
  core = await loadCore()
})
const refusedByCore = (policy) => {
  try {
    core.createSession({ sources: [{ id: 's1' }], policy, now: 0 }).dispose()
    return null
  } catch (error) {
    return error
  }
}

test('the names are those of the core', () => {
  const source = readFileSync(new URL('../../../wasm/core/policy/policy_fields.def', import.meta.url), 'utf8')
  const inCore = [...source.matchAll(/RP_POLICY\(\s*\w+,\s*"(\w+)"/g)].map((found) => found[1])
  expect(names).toEqual(inCore)
})

test.each(names)('the range of %s is that of the core', (name) => {
  const [least, most] = policyFields[name]
  ;[least, most].forEach((value) => {
    expect(() => checkPolicy({ [name]: value })).not.toThrow()
    expect(refusedByCore({ [name]: value })).toBe(null)
  })
  ;[least - 1, most + 1].forEach((value) => {
    expect(() => checkPolicy({ [name]: value })).toThrow(TypeError)
    expect(refusedByCore({ [name]: value })).toBeInstanceOf(TypeError)
    expect(refusedByCore({ [name]: value }).field).toContain(name)
  })
})

test.each([
  [null],
  ['quick'],
  [{ patience: 1 }],
  [{ toString: 1 }],
  [{ seekMs: '1000' }],
  [{ seekMs: NaN }],
  [{ preset: 'fast' }],
  [{ preset: 1 }]
])('%j is a TypeError', (policy) => {
  expect(() => checkPolicy(policy)).toThrow(TypeError)
})

test.each(['quick', 'normal', 'patient'])('the preset %s is known, beside numbers too', (preset) => {
  expect(() => checkPolicy({ preset, seekMs: 2000 })).not.toThrow()
  expect(refusedByCore({ preset, seekMs: 2000 })).toBe(null)
  expect(refusedByCore({ preset: preset + 'er' }).field).toBe('policy.preset')
})
