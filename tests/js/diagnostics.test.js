import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codes, codesPage, sentences } from '../../scripts/codes.mjs'
import { root } from '../../scripts/run.mjs'

test('each code has one sentence, and each sentence a code', async () => {
  const tags = codes().map(({ tag }) => tag)
  expect(new Set(tags).size).toBe(tags.length)
  expect(Object.keys(await sentences()).sort()).toEqual([...tags].sort())
})

test('a sentence is plain: it begins with a capital, ends with a full stop, and names its parameters in braces', async () => {
  Object.values(await sentences()).forEach((text) =>
    expect(text.replace(/\{\w+\}/g, 'x')).toMatch(/^[A-Zx"'0-9][^{}]*\.$/)
  )
})

test('docs/diagnostics.md tells every code as it is', async () => {
  expect(readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')).toBe(await codesPage())
})
