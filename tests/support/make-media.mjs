// @ts-check
/**
 * The test film in all its kinds, in build/media: made once, and again only when its recipe has changed.
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
/** The whole making takes seconds, of a long film a minute or two; a lock this old belongs to a run that was killed. */
const STALE_LOCK_MS = 300000

async function recipeHash() {
  const hash = createHash('sha256')
  for (const name of ['recipe.mjs', 'facts.mjs']) hash.update(await readFile(join(here, 'media', name)))
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

/** @param {string} target @param {string} hash @param {number} duration */
async function make(target, hash, duration) {
  const draft = `${target}.draft`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await makeFilm(draft, duration)
  await writeFile(join(draft, 'media.json'), JSON.stringify(await filmFacts(draft, duration)))
  await writeFile(join(draft, '.recipe'), hash)
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
}

/**
 * @param {number} [duration]  seconds; each has a folder of its own
 * @returns {Promise<string>} the folder that holds the film; safe to call from several processes at once
 */
export async function ensureMedia(duration = DURATION) {
  const target = join(build, duration === DURATION ? 'media' : `media-${duration}`)
  const lock = `${target}.lock`
  const hash = await recipeHash()
  while (!(await isFresh(target, hash))) {
    if (!(await takeLock(lock))) {
      await sleep(200)
      continue
    }
    try {
      if (!(await isFresh(target, hash))) await make(target, hash, duration)
    } finally {
      await rm(lock, { recursive: true, force: true })
    }
  }
  return target
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await ensureMedia())
