// Formats everything in place: prettier for JavaScript, JSON and the like, clang-format for C++.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensure } from './ensure.mjs'
import { bin, main, must, root } from './run.mjs'

/** @returns {string[]} */
export const cppFiles = () =>
  ['wasm', 'tests/bench', 'tests/cpp', 'tests/fuzz', 'tests/herd', 'tests/property']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))))
    .filter((name) => /\.(h|cc|def)$/.test(name))

/** @param {'write' | 'check'} mode */
export async function format(mode) {
  const files = cppFiles()
  await must(bin('prettier'), [`--${mode}`, '--log-level=warn', '.'])
  await must('clang-format', [...(mode === 'write' ? ['-i'] : ['--dry-run', '-Werror']), ...files])
  return `and ${files.length} C++ files`
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await ensure('check')
    await format('write')
  })
}
