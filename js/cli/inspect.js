// @ts-check
// The command `inspect`: inspects all sources, compares them and formats the result.
import { mapAtOnce } from './concurrency.js'
import { compareWithFirst } from './compare.js'
import { jsonReport } from './json-report.js'
import { mostAtOnce } from './limits.js'
import { inspectTarget } from './inspect-target.js'
import { textReport } from './text-report.js'
import { exitCodeOf } from './verdict.js'

/**
 * @param {import('./types').Target[]} targets
 * @param {{world: import('./types').World, json: boolean, style: import('./types').Style, progress(done: number): void}} how
 * @returns {Promise<{output: string, exitCode: number}>}
 */
export async function inspect(targets, { world, json, style, progress }) {
  let done = 0
  progress(done)
  const looks = await mapAtOnce(targets, mostAtOnce, async (target) => {
    const look = await inspectTarget(target, world)
    progress(++done)
    return look
  })
  const compared = looks.length > 1 ? await compareWithFirst(looks, world) : looks
  return {
    output: json ? jsonReport(compared) : textReport(compared, style),
    exitCode: exitCodeOf(compared.map(({ verdict }) => verdict))
  }
}
