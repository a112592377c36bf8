// @ts-check
/**
 * Limits the pages that play at the same time in all test files, because more delay each other on two cores. $PAGES_AT_ONCE
 * sets the number.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const AT_ONCE = Number(process.env.PAGES_AT_ONCE) || 5
const POLL_MS = 100
/** No page plays for longer. An older slot belongs to a test that failed before its end. */
const LEASE_MS = 150000
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../build/slots')

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** @param {string} file @returns {Promise<boolean>} */
async function claim(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''))
    const since = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now()
    )
    // The slot of a run that was interrupted.
    const isLeft = owner > 0 && !isRunning(owner)
    if (isLeft || Date.now() - since > LEASE_MS) await rm(file, { force: true })
    return false
  }
}

/** @returns {Promise<() => Promise<void>>} returns the slot */
export async function takeSlot() {
  await mkdir(folder, { recursive: true })
  for (;;) {
    for (let i = 0; i < AT_ONCE; i++) {
      const file = join(folder, String(i))
      if (await claim(file)) return () => rm(file, { force: true })
    }
    await setTimeout(POLL_MS)
  }
}
