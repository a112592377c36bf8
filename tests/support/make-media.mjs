// @ts-check
/**
 * Makes the test film in all its kinds in build/media, once, and again only when its recipe changes.
 * `node tests/support/make-media.mjs` prints the folder.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { filmFacts } from './media/facts.mjs'
import { DURATION, makeFilm } from './media/recipe.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const build = join(here, '../../build')
/** Making the film takes seconds, a long one up to two minutes. A lock this old belongs to a run that was killed. */
const STALE_LOCK_MS = 300000

/** @param {string[]} files */
async function recipeHash(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex')
}

/** @param {string} target @param {string} hash */
const isFresh = async (target, hash) => (await readFile(join(target, '.recipe'), 'utf8').catch(() => '')) === hash

/** @param {string} lock @returns {Promise<boolean>} whether this process has the lock now */
async function takeLock(lock) {
  await mkdir(build, { recursive: true })
  try {
    await mkdir(lock)
    return true
  } catch {
    const age = await stat(lock).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0
    )
    if (age > STALE_LOCK_MS) await rm(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} target @param {string} hash @param {(draft: string) => Promise<void>} fill */
async function make(target, hash, fill) {
  const draft = `${target}.draft`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await fill(draft)
  await writeFile(join(draft, '.recipe'), hash)
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
}

/**
 * @param {string} name  of the folder, in build/
 * @param {string[]} recipe  the files that make it: if they change, it is made again
 * @param {(draft: string) => Promise<void>} fill  fills an empty folder
 * @returns {Promise<string>} the folder; safe to call from several processes at once
 */
export async function ensureMade(name, recipe, fill) {
  const target = join(build, name)
  const lock = `${target}.lock`
  const hash = await recipeHash(recipe)
  while (!(await isFresh(target, hash))) {
    if (!(await takeLock(lock))) {
      await sleep(200)
      continue
    }
    try {
      if (!(await isFresh(target, hash))) await make(target, hash, fill)
    } finally {
      await rm(lock, { recursive: true, force: true })
    }
  }
  return target
}

/**
 * @param {number} [duration]  seconds; each has a folder of its own
 * @returns {Promise<string>} the folder of the film
 */
export const ensureMedia = (duration = DURATION) =>
  ensureMade(
    duration === DURATION ? 'media' : `media-${duration}`,
    ['recipe.mjs', 'facts.mjs'].map((name) => join(here, 'media', name)),
    async (draft) => {
      await makeFilm(draft, duration)
      await writeFile(join(draft, 'media.json'), JSON.stringify(await filmFacts(draft, duration)))
    }
  )

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await ensureMedia())
