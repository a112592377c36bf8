// Finds steps that are unchanged since the last run: a stamp has the SHA-256 of all that a step reads and of what it wrote.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** @param {string} path of a file or folder @returns {string[]} the files under it, in a fixed order */
function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} name
 * @param {{reads: string[], writes: string[]}} step
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the work was done
 */
export async function whenChanged(name, { reads, writes }, work) {
  const stamp = join(root, 'build', `${name}.stamp`)
  const state = () => `${hashOf(reads)} ${hashOf(writes)}`
  const whole = writes.every((path) => existsSync(join(root, path)))
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) return false
  await work()
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stamp, state())
  return true
}
